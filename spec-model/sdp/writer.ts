import { usualCodecs, type WrittenCodec } from './codecs';
import type { Direction, Simulcast } from './view';

export type { WrittenCodec } from './codecs';

/** One section to be written. */
export interface SectionSkeleton {
  readonly kind: 'audio' | 'video' | 'application' | (string & {});
  /** null: no a=mid line. */
  readonly mid: string | null;
  /** Default: what JSEP wants for the kind. */
  readonly protocol?: string;
  /** The formats of a section whose codecs are not written. */
  readonly formats?: readonly string[];
  /** 9; 0 if the section is rejected or bundle-only. */
  readonly port: number;
  readonly direction: Direction;
  readonly msids: readonly { readonly stream: string; readonly track: string | null }[];
  /** Another section says how this one is transported. */
  readonly carried?: boolean;
  readonly ufrag?: string;
  readonly pwd?: string;
  /** Default: the description's. */
  readonly setup?: string;
  readonly tlsId?: string;
  readonly rtcpMux: boolean;
  readonly rtcpMuxOnly?: boolean;
  /** Default: as rtcpMux. */
  readonly rtcpRsize?: boolean;
  /** Default: those that carry mids, and rids if there are any. */
  readonly extensions?: readonly { readonly id: number; readonly uri: string }[];
  /** Default: what implementations usually offer for the kind. */
  readonly codecs?: readonly WrittenCodec[];
  /** With "candidate:", without "a=". */
  readonly candidates?: readonly string[];
  readonly endOfCandidates?: boolean;
  readonly bundleOnly?: boolean;
  readonly rids?: readonly { readonly id: string; readonly direction: string }[];
  readonly simulcast?: Simulcast;
  readonly sctpPort?: number;
  readonly maxMessageSize?: number;
}

/** What a description is written from. */
export interface DescriptionSkeleton {
  readonly sessionId: string;
  readonly version: number | string;
  /** Mids of the BUNDLE group; no group if empty. */
  readonly bundle: readonly string[];
  /** Further BUNDLE groups. */
  readonly bundles?: readonly (readonly string[])[];
  readonly lipSync?: readonly (readonly string[])[];
  /** Of SHA-256: 32 pairs of hexadecimal digits with colons between. */
  readonly fingerprint: string;
  /** Of further certificates. */
  readonly moreFingerprints?: readonly string[];
  readonly setup: 'actpass' | 'active' | 'passive';
  readonly iceOptions: readonly string[];
  readonly sections: readonly SectionSkeleton[];
}

const isData = ({ kind }: SectionSkeleton): boolean => kind === 'application';
const when = (condition: boolean | undefined, ...lines: readonly string[]): readonly string[] =>
  condition ? lines : [];

const codecLines = ({ payloadType, name, clockRate, channels, parameters, feedback = [] }: WrittenCodec): string[] => [
  `a=rtpmap:${payloadType} ${name}/${clockRate}${channels === undefined ? '' : `/${channels}`}`,
  ...feedback.map((value) => `a=rtcp-fb:${payloadType} ${value}`),
  ...when(parameters !== undefined, `a=fmtp:${payloadType} ${parameters}`),
];

const simulcastLine = ({ send, recv }: Simulcast): string => {
  const list = (name: string, streams: Simulcast['send']) =>
    streams.length > 0 ? [`${name} ${streams.map((formats) => formats.join(',')).join(';')}`] : [];
  return `a=simulcast:${[...list('send', send), ...list('recv', recv)].join(' ')}`;
};

const usualExtensions = ({ rids = [] }: SectionSkeleton) => [
  { id: 1, uri: 'urn:ietf:params:rtp-hdrext:sdes:mid' },
  ...(rids.length > 0 ? [{ id: 2, uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id' }] : []),
];

const rtcpLines = ({ rtcpMux, rtcpMuxOnly, rtcpRsize = rtcpMux }: SectionSkeleton): readonly string[] => [
  ...when(rtcpMux, 'a=rtcp-mux'),
  ...when(rtcpMuxOnly, 'a=rtcp-mux-only'),
  ...when(rtcpRsize, 'a=rtcp-rsize'),
];

const rtpLines = (section: SectionSkeleton, codecs: readonly WrittenCodec[]): readonly string[] => [
  ...(section.extensions ?? usualExtensions(section)).map(({ id, uri }) => `a=extmap:${id} ${uri}`),
  `a=${section.direction}`,
  ...section.msids.map(({ stream, track }) => `a=msid:${stream}${track === null ? '' : ` ${track}`}`),
  ...(section.carried ? [] : rtcpLines(section)),
  ...codecs.flatMap(codecLines),
  ...(section.rids ?? []).map(({ id, direction }) => `a=rid:${id} ${direction}`),
  ...(section.simulcast ? [simulcastLine(section.simulcast)] : []),
];

const dataLines = ({ sctpPort = 5000, maxMessageSize }: SectionSkeleton): readonly string[] => [
  `a=sctp-port:${sctpPort}`,
  ...when(maxMessageSize !== undefined, `a=max-message-size:${maxMessageSize}`),
];

const transportLines = (
  { ufrag, pwd, candidates = [], endOfCandidates, setup, tlsId }: SectionSkeleton,
  common: string,
): readonly string[] => [
  ...candidates.map((candidate) => `a=${candidate}`),
  ...when(endOfCandidates, 'a=end-of-candidates'),
  ...when(ufrag !== undefined, `a=ice-ufrag:${ufrag}`),
  ...when(pwd !== undefined, `a=ice-pwd:${pwd}`),
  `a=setup:${setup ?? common}`,
  ...when(tlsId !== undefined, `a=tls-id:${tlsId}`),
];

const mediaLine = (section: SectionSkeleton, codecs: readonly WrittenCodec[]): string => {
  const usual = isData(section) ? ['webrtc-datachannel'] : codecs.map(({ payloadType }) => payloadType);
  const protocol = section.protocol ?? (isData(section) ? 'UDP/DTLS/SCTP' : 'UDP/TLS/RTP/SAVPF');
  return `m=${section.kind} ${section.port} ${protocol} ${(section.formats ?? usual).join(' ')}`;
};

function sectionLines(section: SectionSkeleton, setup: string): readonly string[] {
  const codecs = section.formats ? [] : (section.codecs ?? usualCodecs[section.kind] ?? []);
  const transport = section.port === 0 || section.carried ? [] : transportLines(section, setup);
  return [
    mediaLine(section, codecs),
    'c=IN IP4 0.0.0.0',
    ...when(section.mid !== null, `a=mid:${section.mid}`),
    ...when(section.bundleOnly, 'a=bundle-only'),
    ...transport,
    ...(isData(section) ? dataLines(section) : rtpLines(section, codecs)),
  ];
}

/**
 * Writes a description as RFC 9429 wants those that an implementation creates (sections 5.2.1 and 5.3.1), with the certificate at
 * the session level.
 */
export function writeDescription(skeleton: DescriptionSkeleton): string {
  const { sessionId, version, bundle, bundles = [], lipSync = [], setup, iceOptions, sections } = skeleton;
  const { fingerprint, moreFingerprints = [] } = skeleton;
  const groups = [bundle, ...bundles].filter((mids) => mids.length > 0);
  const lines = [
    'v=0',
    `o=- ${sessionId} ${version} IN IP4 0.0.0.0`,
    's=-',
    't=0 0',
    ...groups.map((mids) => `a=group:BUNDLE ${mids.join(' ')}`),
    ...lipSync.map((mids) => `a=group:LS ${mids.join(' ')}`),
    ...when(iceOptions.length > 0, `a=ice-options:${iceOptions.join(' ')}`),
    ...[fingerprint, ...moreFingerprints].map((one) => `a=fingerprint:sha-256 ${one}`),
    ...sections.flatMap((section) => sectionLines(section, setup)),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}
