import { type OpenPlace, type ParsedCandidate, parseCandidate } from './parse-candidate';

export { type CandidateSyntaxError, type OpenPlace, type ParsedCandidate, parseCandidate } from './parse-candidate';

/** The attributes of RTCIceCandidate that come from its string. */
export interface CandidateAttributes {
  readonly foundation: string | null;
  readonly component: 'rtp' | 'rtcp' | null;
  readonly priority: number | null;
  readonly address: string | null;
  readonly protocol: 'udp' | 'tcp' | null;
  readonly port: number | null;
  readonly type: 'host' | 'srflx' | 'prflx' | 'relay' | null;
  readonly tcpType: 'active' | 'passive' | 'so' | null;
  readonly relatedAddress: string | null;
  readonly relatedPort: number | null;
}

export interface CandidateReading {
  /** What the letter of the specification gives. */
  readonly attributes: CandidateAttributes;
  /** The places of the text that let an implementation differ. */
  readonly open: readonly OpenPlace[];
  /** Every outcome that has to be accepted, `attributes` first; more than one only if `open` is not empty. */
  readonly allowed: readonly CandidateAttributes[];
}

/** All null: what a string that cannot be parsed or represented leaves behind. */
export const noAttributes: CandidateAttributes = {
  foundation: null,
  component: null,
  priority: null,
  address: null,
  protocol: null,
  port: null,
  type: null,
  tcpType: null,
  relatedAddress: null,
  relatedPort: null,
};

const types: readonly (string | null)[] = ['host', 'srflx', 'prflx', 'relay'];
const isUnsignedShort = (value: number | null) => value === null || value <= 65535;

/** The attributes of a parsed candidate; all null if one field is not a value of its attribute's type. */
function represent(parsed: ParsedCandidate): CandidateAttributes {
  const protocol = parsed.transport.toLowerCase();
  const type = parsed.type.toLowerCase();
  const representable =
    (parsed.component === 1 || parsed.component === 2) &&
    (protocol === 'udp' || protocol === 'tcp') &&
    types.includes(type) &&
    parsed.priority < 2 ** 32 &&
    isUnsignedShort(parsed.port) &&
    isUnsignedShort(parsed.relatedPort);
  if (!representable) return noAttributes;
  return {
    foundation: parsed.foundation,
    component: parsed.component === 1 ? 'rtp' : 'rtcp',
    priority: parsed.priority,
    address: parsed.address,
    protocol,
    port: parsed.port,
    type: type as CandidateAttributes['type'],
    tcpType: (parsed.tcpType?.toLowerCase() ?? null) as CandidateAttributes['tcpType'],
    relatedAddress: parsed.relatedAddress,
    relatedPort: parsed.relatedPort,
  };
}

/** For a host the related address may also be null: webrtc-pc says so, and the grammar allows one. */
function alternatives(parsed: ParsedCandidate): CandidateAttributes[] {
  const attributes = represent(parsed);
  if (!parsed.open.includes('related')) return [attributes];
  return [attributes, { ...attributes, relatedAddress: null, relatedPort: null }];
}

/** The values that `new RTCIceCandidate({candidate: text, ...})` gives the ten attributes. */
export function candidateAttributes(text: string): CandidateReading {
  const result = parseCandidate(text);
  const parsed = result.ok ? result : result.tolerated;
  if (!parsed) return { attributes: noAttributes, open: [], allowed: [noAttributes] };
  const read = alternatives(parsed);
  // Where no field can be represented, no reading of an open place changes the outcome.
  if (read[0] === noAttributes) return { attributes: noAttributes, open: [], allowed: [noAttributes] };
  if (!result.ok) return { attributes: noAttributes, open: result.open, allowed: [noAttributes, ...read] };
  return { attributes: read[0]!, open: result.open, allowed: result.open.length > 0 ? [...read, noAttributes] : read };
}
