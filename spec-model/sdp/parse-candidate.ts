import { isIP } from 'node:net';
import { iceChar, token, visible } from './grammar';

/**
 * Places where the text lets implementations differ, so that more than one outcome has to be accepted.
 *
 * - `a-prefix`: the text starts with "a=" (no grammar of the attribute has it; webrtc-pc says nothing).
 * - `blanks`: white space before or after the attribute.
 * - `case`: a literal in an unusual case. Literals of ABNF are case-insensitive; few parsers are. "UDP", "udp", "TCP", "tcp" are all usual.
 * - `edition`: RFC 5245 15.1 (which webrtc-pc cites) allows it and RFC 8839 5.1 does not: four or five digits of component-id, extensions
 *   that are not a token with a value of visible characters.
 * - `priority-range`: 0 or above 2^31-1; the grammars allow ten digits.
 * - `port-range`: a port 0 or above 65535; the grammars allow any digits.
 * - `address`: neither an IPv4 nor an IPv6 address, as names are (mDNS).
 * - `related`: rel-addr or rel-port missing for a derived type, present for a host, or readable as an extension only.
 * - `empty-extension-value`: RFC 8839 allows an extension's value to be empty.
 */
export type OpenPlace =
  | 'a-prefix'
  | 'blanks'
  | 'case'
  | 'edition'
  | 'priority-range'
  | 'port-range'
  | 'address'
  | 'related'
  | 'empty-extension-value';

export interface ParsedCandidate {
  readonly ok: true;
  readonly foundation: string;
  readonly component: number;
  /** As written. */
  readonly transport: string;
  readonly priority: number;
  readonly address: string;
  readonly port: number;
  /** As written; any token is grammatical. */
  readonly type: string;
  readonly relatedAddress: string | null;
  readonly relatedPort: number | null;
  /** As written; null unless the transport is TCP. */
  readonly tcpType: string | null;
  readonly extensions: readonly { readonly name: string; readonly value: string }[];
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

const literals = 'candidate: udp tcp typ host srflx prflx relay raddr rport tcptype active passive so'.split(' ');
const usual = new Set([...literals, 'UDP', 'TCP']);
const unusualCase = (word: string): boolean => !usual.has(word) && literals.includes(word.toLowerCase());
const address = new RegExp(`^${visible}$`);
const digits = /^\d+$/;
const tcpTypes = /^(?:active|passive|so)$/i;
const extensionName = new RegExp(`^${token}$`);
const isPlain = ({ name, value }: { readonly name: string; readonly value: string }): boolean =>
  extensionName.test(name) && /^[\x21-\x7e]*$/.test(value);

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
    if (value === undefined) return failure(this.position + name.length, `value of the extension ${name} expected`);
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

type Fields = Omit<ParsedCandidate, 'ok' | 'open'>;

function openPlaces(fields: Fields, componentDigits: number, words: readonly string[]): OpenPlace[] {
  const { type, relatedAddress, relatedPort, extensions, priority } = fields;
  const outside = (port: number) => port === 0 || port > 65535;
  const host = type.toLowerCase() === 'host';
  const related = (relatedAddress === null ? 0 : 1) + (relatedPort === null ? 0 : 1);
  const open: OpenPlace[] = [];
  const note = (place: OpenPlace, touched: boolean) => touched && open.push(place);
  note('case', words.some(unusualCase));
  note('edition', componentDigits > 3 || !extensions.every(isPlain));
  note('priority-range', priority === 0 || priority > 2 ** 31 - 1);
  note('port-range', outside(fields.port) || (relatedPort !== null && outside(relatedPort)));
  note(
    'address',
    [fields.address, relatedAddress].some((address) => address !== null && !isAddress(address)),
  );
  note('related', related !== (host ? 0 : 2) || extensions.some(({ name }) => /^(?:raddr|rport)$/i.test(name)));
  note(
    'empty-extension-value',
    extensions.some(({ value }) => value === ''),
  );
  return open;
}

const isAddress = (text: string): boolean => isIP(text) !== 0 && !text.includes('%');

/** What follows the type: a related address, the TCP type, extensions. */
function readTail(tail: Tail, isTcp: boolean) {
  const relatedAddress = tail.take('raddr', address);
  const relatedPort = tail.take('rport', digits);
  const tcpType = isTcp ? tail.take('tcptype', tcpTypes) : null;
  if (isTcp && tcpType === null) return tail.at('"tcptype" with "active", "passive" or "so" expected');
  const extensions: { name: string; value: string }[] = [];
  while (!tail.done) {
    const extension = tail.extension();
    if ('ok' in extension) return extension;
    extensions.push(extension);
  }
  return { relatedAddress, relatedPort: relatedPort === null ? null : Number(relatedPort), tcpType, extensions };
}

function strict(text: string): ParsedCandidate | CandidateSyntaxError {
  const match = head.exec(text);
  if (!match) return headFailure(text);
  const start = match[0].length + 1;
  const transport = match[4]!;
  const tail = new Tail(start > text.length ? [] : text.slice(start).split(' '), start);
  const read = readTail(tail, transport.toLowerCase() === 'tcp');
  if ('ok' in read) return { ...read, position: Math.min(read.position, text.length) };
  const fields: Fields = {
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
  if (tolerant.open.length === 0) return result;
  const tolerated = strict(tolerant.text);
  if (!tolerated.ok) return result;
  return { ...result, open: [...tolerant.open, ...tolerated.open], tolerated };
}
