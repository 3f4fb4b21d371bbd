import { isIP } from 'node:net';
import { token } from './grammar';

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
 * - `tcptype`: a TCP candidate without tcptype where RFC 6544 wants it; for the grammars that it extends, TCP is a transport like any other.
 * - `private-extension`: an extension that implementations use and no document defines, with a value that is not a number of theirs.
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
  | 'tcptype'
  | 'private-extension'
  | 'empty-extension-value';

/** What a candidate-attribute says. */
export interface CandidateFields {
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
}

const literals = 'candidate: udp tcp typ host srflx prflx relay raddr rport tcptype active passive so'.split(' ');
const usual = new Set([...literals, 'UDP', 'TCP']);
const unusualCase = (word: string): boolean => !usual.has(word) && literals.includes(word.toLowerCase());
const extensionName = new RegExp(`^${token}$`);
const isPlain = ({ name, value }: { readonly name: string; readonly value: string }): boolean =>
  extensionName.test(name) && /^[\x21-\x7e]*$/.test(value);

/** The largest values of extensions that implementations give, and understand, without a document that defines them. */
const largest: ReadonlyMap<string, number> = new Map([
  ['generation', 2 ** 32 - 1],
  ['network-id', 2 ** 16 - 1],
  ['network-cost', 2 ** 16 - 1],
]);
const isOwnValue = ({ name, value }: { readonly name: string; readonly value: string }): boolean => {
  const limit = largest.get(name);
  return limit === undefined || value === '' || (/^\d+$/.test(value) && Number(value) <= limit);
};

export const isTcp = (transport: string): boolean => transport.toLowerCase() === 'tcp';

/** The places that a parsed candidate touches. `words`: its literals, as written. */
export function openPlaces(fields: CandidateFields, componentDigits: number, words: readonly string[]): OpenPlace[] {
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
  note('private-extension', !extensions.every(isOwnValue));
  note('tcptype', isTcp(fields.transport) && fields.tcpType === null);
  note('related', related !== (host ? 0 : 2) || extensions.some(({ name }) => /^(?:raddr|rport)$/i.test(name)));
  note(
    'empty-extension-value',
    extensions.some(({ value }) => value === ''),
  );
  return open;
}

const isAddress = (text: string): boolean => isIP(text) !== 0 && !text.includes('%');
