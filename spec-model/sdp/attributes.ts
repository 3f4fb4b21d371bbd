import { iceChar, integer, text, token, visible, whole } from './grammar';
import { arguable, type Finding, fits, wrong } from './lines';
import { parseCandidate } from './parse-candidate';

/** Where an attribute stands; of a section, what its protocol is. */
export interface Place {
  readonly level: 'session' | 'media';
  readonly protocol: 'rtp' | 'sctp' | null;
}

type Level = Place['level'];

interface AttributeGrammar {
  /** Where the attribute means something. Elsewhere it is an unknown one, to be ignored: a malformed one is arguable there. */
  readonly levels: readonly Level[];
  /** The only protocol whose sections it means something in: RFC 9429, section 5.8.2 has others processed there and not elsewhere. */
  readonly protocol?: 'rtp' | 'sctp';
  /** Absent: the attribute has no value. */
  readonly value?: RegExp;
  /** At most one in a section. */
  readonly single?: boolean;
  readonly check?: (value: string) => Finding | undefined;
}

const session: readonly Level[] = ['session'];
const media: readonly Level[] = ['media'];
const both: readonly Level[] = ['session', 'media'];

const below =
  (limit: number, what: string, finding = wrong) =>
  (value: string) =>
    Number(/^[0-9]+/.exec(value)?.[0]) < limit ? undefined : finding(`${what} below ${limit} expected`);

function checkCandidate(value: string): Finding | undefined {
  const parsed = parseCandidate(`candidate:${value}`);
  if (parsed.ok) {
    // A candidate whose address is a name may be ignored, but is no reason to refuse the description (RFC 8839, section 5.1).
    const place = parsed.open.find((one) => one !== 'address');
    return place && arguable(`a=candidate with an open place: ${place}`);
  }
  return parsed.tolerated ? arguable(parsed.what) : wrong(parsed.what);
}

const ridId = '[0-9A-Za-z_-]+';
const simulcastList = `~?${ridId}(?:[,;]~?${ridId})*`;
const number = '[0-9]+(?:\\.[0-9]+)?';
const range = `(?:${number}|\\[${number}(?:[-:,]${number})*\\])`;
const image = `\\[x=${range},y=${range}(?:,${token.replace('=', '')}=${range})*\\]`;
const images = `(?:\\*|${image}(?:[ \\t]+${image})*)`;
const only =
  (protocol: 'rtp' | 'sctp') =>
  (grammar: Partial<AttributeGrammar>): AttributeGrammar => ({ levels: media, protocol, ...grammar });
const ofRtp = only('rtp');
const ofSctp = only('sctp');
const direction = ofRtp({ levels: both, single: true });
const flag: AttributeGrammar = { levels: media, single: true };
const rtpFlag = ofRtp({ single: true });
const duration = ofRtp({ single: true, value: whole(number) });

/** The attributes that a JSEP implementation parses (RFC 9429, sections 5.8.1 and 5.8.2), with the grammar of the RFC that defines each. */
export const attributeGrammars: ReadonlyMap<string, AttributeGrammar> = new Map<string, AttributeGrammar>([
  ['sendrecv', direction],
  ['sendonly', direction],
  ['recvonly', direction],
  ['inactive', direction],
  // RFC 5888, 9143, 8830
  ['group', { levels: session, value: whole(`${token}(?: ${token})*`) }],
  ['mid', { levels: media, single: true, value: whole(token) }],
  ['bundle-only', flag],
  ['msid', ofRtp({ value: whole(`${token}(?: ${token})?`) })],
  // RFC 8839, 8840
  ['ice-lite', { levels: session, single: true }],
  // Sizes are left to the semantics.
  ['ice-ufrag', { levels: both, single: true, value: whole(`${iceChar}+`) }],
  ['ice-pwd', { levels: both, single: true, value: whole(`${iceChar}+`) }],
  ['ice-options', { levels: both, single: true, value: whole(`${iceChar}+(?: ${iceChar}+)*`) }],
  ['candidate', { levels: media, value: whole(text), check: checkCandidate }],
  [
    'remote-candidates',
    { levels: media, value: whole(`[0-9]{1,5} ${visible} [0-9]+(?: [0-9]{1,5} ${visible} [0-9]+)*`) },
  ],
  ['end-of-candidates', { levels: both, single: true }],
  // RFC 8122, 4145, 8842, 8827
  ['fingerprint', { levels: both, value: whole(`${token} [0-9A-F]{2}(?::[0-9A-F]{2})*`) }],
  ['setup', { levels: both, single: true, value: whole('active|passive|actpass|holdconn') }],
  ['tls-id', { levels: both, single: true, value: whole('[0-9A-Za-z+/_-]{20,255}') }],
  ['identity', { levels: session, value: whole('[0-9A-Za-z+/=]+(?: [^]+)?') }],
  // RFC 5761, 8858, 5506, 3605
  ['rtcp-mux', rtpFlag],
  ['rtcp-mux-only', rtpFlag],
  ['rtcp-rsize', rtpFlag],
  [
    'rtcp',
    ofRtp({ single: true, value: whole(`[0-9]+(?: ${token} ${token} ${visible})?`), check: below(65536, 'port') }),
  ],
  // RFC 8866, 4585, 8285, 5576, 6236
  [
    'rtpmap',
    // The grammar takes any number; RTP has seven bits for it, and no m= line can have one that does not fit.
    ofRtp({
      value: whole(`[0-9]+ ${token}/${integer}(?:/${integer})?`),
      check: below(128, 'payload type', arguable),
    }),
  ],
  ['fmtp', ofRtp({ value: whole(`${token} ${text}`) })],
  ['ptime', duration],
  ['maxptime', duration],
  ['rtcp-fb', ofRtp({ value: whole(`(?:\\*|${token}) (?:trr-int [0-9]+|(?!trr-int)[0-9A-Za-z_-]+(?: ${text})?)`) })],
  [
    'extmap',
    ofRtp({
      levels: both,
      value: whole(`[0-9]{1,5}(?:/(?:sendrecv|sendonly|recvonly|inactive))? ${visible}(?: ${text})?`),
    }),
  ],
  ['ssrc', ofRtp({ value: whole(`[0-9]+ ${token}(?::${text})?`), check: below(2 ** 32, 'SSRC') })],
  ['ssrc-group', ofRtp({ value: whole(`${token}(?: [0-9]+)*`) })],
  [
    'imageattr',
    ofRtp({
      value: whole(`(?:\\*|[0-9]+)(?:[ \\t]+send[ \\t]+${images}|[ \\t]+recv[ \\t]+${images}){1,2}`),
    }),
  ],
  // RFC 8851, 8853
  ['rid', ofRtp({ value: whole(`${ridId} (?:send|recv)(?: ${visible})?`) })],
  [
    'simulcast',
    ofRtp({
      single: true,
      value: whole(`send ${simulcastList}(?: recv ${simulcastList})?|recv ${simulcastList}(?: send ${simulcastList})?`),
    }),
  ],
  // RFC 8841
  ['sctp-port', ofSctp({ single: true, value: whole('[0-9]{1,5}'), check: below(65536, 'port') })],
  ['max-message-size', ofSctp({ single: true, value: whole('[0-9]+') })],
]);

const malformedValue = (name: string, value: string | undefined, grammar: AttributeGrammar): Finding | undefined => {
  if (!grammar.value) return value === undefined ? undefined : wrong(`a=${name} takes no value`);
  if (value === undefined) return wrong(`a=${name} needs a value`);
  return fits(value, grammar.value, `value of a=${name}`) ?? grammar.check?.(value);
};

/**
 * An unknown attribute is to be ignored, so it is accepted if it is an attribute at all. One that starts with a direction is arguable: readers
 * that look at the start of a line take it for the direction.
 */
function checkUnknown(name: string, value: string | undefined): Finding | undefined {
  if (!whole(token).test(name)) return wrong('name of an attribute expected');
  if (value === '') return arguable(`a=${name}: without a value`);
  if (/^(?:sendrecv|sendonly|recvonly|inactive)/.test(name)) return arguable(`unknown attribute ${name}`);
  return undefined;
}

/** Name and value of an attribute line, without "a=". */
export function splitAttribute(line: string): readonly [name: string, value: string | undefined] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, undefined] : [line.slice(0, colon), line.slice(colon + 1)];
}

const isRelevant = ({ levels, protocol }: AttributeGrammar, place: Place): boolean =>
  levels.includes(place.level) && (protocol === undefined || place.level === 'session' || protocol === place.protocol);

export function checkAttribute(name: string, value: string | undefined, place: Place): Finding | undefined {
  const grammar = attributeGrammars.get(name);
  if (!grammar) return checkUnknown(name, value);
  const finding = malformedValue(name, value, grammar);
  return finding && !isRelevant(grammar, place) ? arguable(finding.what) : finding;
}

/** What may stand only once in a section: the attribute's name, or 'direction' for the four of them. */
export function singleKey(name: string): string | undefined {
  const grammar = attributeGrammars.get(name);
  if (grammar === direction) return 'direction';
  return grammar?.single ? name : undefined;
}
