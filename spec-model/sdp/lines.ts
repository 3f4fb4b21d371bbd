/** One thing that is wrong with the text of a description. */
export interface SyntaxProblem {
  /** 1-based. */
  readonly line: number;
  readonly what: string;
  /** The text lets implementations differ here: accepting and refusing are both right. */
  readonly open: boolean;
}

/** What a check of one value says: nothing, or what is wrong. */
export interface Finding {
  readonly what: string;
  readonly open: boolean;
}

export const wrong = (what: string): Finding => ({ what, open: false });
export const arguable = (what: string): Finding => ({ what, open: true });

/** Checks a value. An expression that fits only when letters of either case are alike is arguable: literals of ABNF are case-insensitive. */
export function fits(value: string, expression: RegExp, what: string): Finding | undefined {
  if (expression.test(value)) return undefined;
  return new RegExp(expression.source, 'i').test(value)
    ? arguable(`${what} in an unusual case`)
    : wrong(`${what} expected`);
}

export interface Records {
  /** The lines without what ends them. */
  readonly lines: readonly string[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Lines end with CRLF. LF alone is arguable (readers should accept it), as is a last line without an end; NUL and CR
 * elsewhere are errors.
 * @see https://www.rfc-editor.org/rfc/rfc8866#section-5
 */
export function splitRecords(sdp: string): Records {
  const problems: SyntaxProblem[] = [];
  const pieces = sdp.split('\n');
  const last = pieces.pop() ?? '';
  const bare = pieces.findIndex((piece) => !piece.endsWith('\r'));
  const lines = pieces.map((piece) => (piece.endsWith('\r') ? piece.slice(0, -1) : piece));
  if (bare >= 0) problems.push({ line: bare + 1, ...arguable('line ends with LF alone') });
  if (last !== '') {
    lines.push(last);
    problems.push({ line: lines.length, ...arguable('last line does not end') });
  }
  const stray = /\0|\r(?!\n)/.test(sdp);
  for (const [index, line] of stray ? lines.entries() : [])
    if (/[\0\r]/.test(line)) problems.push({ line: index + 1, ...wrong('NUL or CR inside a line') });
  return { lines, problems };
}
