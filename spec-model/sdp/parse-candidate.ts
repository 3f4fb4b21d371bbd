import { iceChar, token, visible } from './grammar';
import { type CandidateFields, isTcp, type OpenPlace, openPlaces } from './open-places';

export type { OpenPlace } from './open-places';

export interface ParsedCandidate extends CandidateFields {
  readonly ok: true;
  readonly open: readonly OpenPlace[];
}

/** The text is not a candidate-attribute. */
export interface CandidateSyntaxError {
  readonly ok: false;
  /** Offset of the first character that does not fit. */
  readonly position: number;
  readonly what: string;
  /** Not empty: a reader that tolerates these places gets `tolerated`. */
  readonly open: readonly OpenPlace[];
  readonly tolerated: ParsedCandidate | null;
}

/** The fields up to the type, each with the separator before it. */
const HEAD: readonly (readonly [name: string, expression: string])[] = [
  ['"candidate:"', '(candidate:)'],
  ['foundation (1 to 32 letters, digits, "+", "/")', `(${iceChar}{1,32})`],
  ['component-id (1 to 5 digits)', ' (\\d{1,5})'],
  ['transport', ` (${token})`],
  ['priority (1 to 10 digits)', ' (\\d{1,10})'],
  ['connection-address', ` (${visible})`],
  ['port', ' (\\d+)'],
  ['"typ"', ' (typ)'],
  ['candidate-types', ` (${token})`],
  ['a space or the end', '(?= |$)'],
];
const prefix = (length: number): RegExp =>
  new RegExp(
    `^${HEAD.slice(0, length)
      .map(([, expression]) => expression)
      .join('')}`,
    'i',
  );
const head = prefix(HEAD.length);

const failure = (position: number, what: string): CandidateSyntaxError => ({
  ok: false,
  position,
  what,
  open: [],
  tolerated: null,
});

/** Where the head stops to fit: by trying ever longer prefixes. */
function headFailure(text: string): CandidateSyntaxError {
  let position = 0;
  for (const [index, [name]] of HEAD.entries()) {
    const match = prefix(index + 1).exec(text);
    if (!match) return failure(position, `${name} expected`);
    position = match[0].length;
  }
  throw new Error('the head fits');
}

const address = new RegExp(`^${visible}$`);
const digits = /^\d+$/;
const tcpTypes = /^(?:active|passive|so)$/i;
/** The words after the type: related address, TCP type, extensions. */
class Tail {
  private index = 0;
  readonly literals: string[] = [];

  constructor(
    private readonly words: readonly string[],
    private position: number,
  ) {}

  get done(): boolean {
    return this.index >= this.words.length;
  }

  /** The next name and its value, if the name is this keyword and the value fits. */
  take(keyword: string, fits: RegExp): string | null {
    const [name, value] = this.peek();
    if (value === undefined || name.toLowerCase() !== keyword || !fits.test(value)) return null;
    this.literals.push(name, ...(keyword === 'tcptype' ? [value] : []));
    this.advance(name, value);
    return value;
  }

  /** The next extension, or what is wrong with it. */
  extension(): { name: string; value: string } | CandidateSyntaxError {
    const [name, value] = this.peek();
    if (name === '' || /[\s\0]/.test(name)) return failure(this.position, 'name of an extension expected');
    if (value === undefined) return failure(this.position + name.length, 'value of an extension expected');
    if (/[\s\0]/.test(value))
      return failure(this.position + name.length + 1, 'white space in the value of an extension');
    this.advance(name, value);
    return { name, value };
  }

  at(what: string): CandidateSyntaxError {
    return failure(this.position, what);
  }

  private peek(): readonly [string, string | undefined] {
    return [this.words[this.index] ?? '', this.words[this.index + 1]];
  }

  private advance(name: string, value: string): void {
    this.index += 2;
    this.position += name.length + value.length + 2;
  }
}

/** What follows the type: a related address, the TCP type, extensions. */
function readTail(tail: Tail, isTcp: boolean, isTcpTypeRequired: boolean) {
  const relatedAddress = tail.take('raddr', address);
  const relatedPort = tail.take('rport', digits);
  const tcpType = isTcp ? tail.take('tcptype', tcpTypes) : null;
  if (isTcp && isTcpTypeRequired && tcpType === null)
    return tail.at('"tcptype" with "active", "passive" or "so" expected');
  const extensions: { name: string; value: string }[] = [];
  while (!tail.done) {
    const extension = tail.extension();
    if ('ok' in extension) return extension;
    extensions.push(extension);
  }
  return { relatedAddress, relatedPort: relatedPort === null ? null : Number(relatedPort), tcpType, extensions };
}

function strict(text: string, isTcpTypeRequired = true): ParsedCandidate | CandidateSyntaxError {
  const match = head.exec(text);
  if (!match) return headFailure(text);
  const start = match[0].length + 1;
  const transport = match[4]!;
  const tail = new Tail(start > text.length ? [] : text.slice(start).split(' '), start);
  const read = readTail(tail, isTcp(transport), isTcpTypeRequired);
  if ('ok' in read) return { ...read, position: Math.min(read.position, text.length) };
  const fields: CandidateFields = {
    foundation: match[2]!,
    component: Number(match[3]),
    transport,
    priority: Number(match[5]),
    address: match[6]!,
    port: Number(match[7]),
    type: match[9]!,
    ...read,
  };
  const words = [match[1]!, transport, match[8]!, fields.type, ...tail.literals];
  return { ok: true, ...fields, open: openPlaces(fields, match[3]!.length, words) };
}

/** The text without an "a=" and without white space around it, and which of the two it had. */
function tolerate(text: string): { readonly text: string; readonly open: OpenPlace[] } {
  const open: OpenPlace[] = [];
  const trimmed = text.trim();
  if (trimmed !== text) open.push('blanks');
  if (trimmed.startsWith('a=')) open.push('a-prefix');
  return { text: trimmed.replace(/^a=/, ''), open };
}

/**
 * Reads a candidate-attribute (without "a="): RFC 5245 15.1 as webrtc-pc cites it, with the TCP extension of RFC 6544 4.5.
 * The result is the strict one; `open` tells where the text would let an implementation come to another.
 */
export function parseCandidate(text: string): ParsedCandidate | CandidateSyntaxError {
  const result = strict(text);
  if (result.ok) return result;
  const tolerant = tolerate(text);
  const tolerated = strict(tolerant.text, false);
  return tolerated.ok ? { ...result, open: [...tolerant.open, ...tolerated.open], tolerated } : result;
}
