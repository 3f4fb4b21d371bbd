import { remembered } from './cache';
import { type RawLevel, readRaw } from './raw';
import { type Codec, type Extension, readCodecs, readExtensions, readSimulcast, type Simulcast } from './structured';

export type { Codec, Extension, Simulcast } from './structured';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The o= line. */
export interface Origin {
  readonly session: string;
  readonly version: string;
  /** The other fields, as written. */
  readonly rest: string;
}

export interface Fingerprint {
  readonly algorithm: string;
  readonly value: string;
}

/** One m= section. What a section does not say and may inherit is taken from the session level. */
export interface SectionView {
  readonly index: number;
  readonly kind: 'audio' | 'video' | 'application' | (string & {});
  /** Exactly as written; null without a=mid. */
  readonly mid: string | null;
  /** NaN if there is none. */
  readonly port: number;
  readonly protocol: string;
  /** Port 0, and not because it is bundle-only. */
  readonly rejected: boolean;
  readonly bundleOnly: boolean;
  readonly direction: Direction;
  /** The a=msid lines. The stream '-' means none; the track is null where the line names only a stream. */
  readonly msids: readonly { readonly stream: string; readonly track: string | null }[];
  readonly ufrag: string | null;
  readonly pwd: string | null;
  readonly iceOptions: readonly string[];
  readonly fingerprints: readonly Fingerprint[];
  readonly setup: string | null;
  readonly hasRtcpMux: boolean;
  readonly hasRtcpMuxOnly: boolean;
  /** Whether reduced-size RTCP is offered, or answered. */
  readonly hasRtcpRsize: boolean;
  readonly extensions: readonly Extension[];
  readonly hasCrypto: boolean;
  /** Each as in RTCIceCandidate.candidate: with "candidate:", without "a=". */
  readonly candidates: readonly string[];
  readonly endOfCandidates: boolean;
  readonly formats: readonly string[];
  readonly codecs: readonly Codec[];
  readonly rids: readonly { readonly id: string; readonly direction: string }[];
  readonly simulcast: Simulcast | null;
  /** Whether the section is for data channels: SCTP over DTLS. */
  readonly isData: boolean;
  readonly sctpPort: number | null;
  readonly maxMessageSize: number | null;
  /** Names of the attributes that the section itself has. */
  readonly names: ReadonlySet<string>;
  readonly tlsId: string | null;
  /** The a=rtcp-fb lines, as written behind the colon. */
  readonly feedback: readonly string[];
}

export interface DescriptionView {
  readonly origin: Origin | null;
  /** The mids of each BUNDLE group. */
  readonly bundle: readonly (readonly string[])[];
  /** The mids of each group that is to be played in time with each other. */
  readonly lipSync: readonly (readonly string[])[];
  /** Every option that the session level or a section has. */
  readonly iceOptions: readonly string[];
  readonly iceLite: boolean;
  readonly ufrag: string | null;
  readonly pwd: string | null;
  readonly setup: string | null;
  readonly fingerprints: readonly Fingerprint[];
  readonly sections: readonly SectionView[];
}

const words = (value: string | undefined): string[] => (value ?? '').split(' ').filter((word) => word !== '');
const all = (level: RawLevel, name: string): readonly string[] => level.attributes.get(name) ?? [];
const first = (level: RawLevel, name: string): string | null => all(level, name)[0] ?? null;
const whole = (value: string | null): number | null =>
  value !== null && /^[0-9]+$/.test(value) ? Number(value) : null;

const isDirection = (name: string): name is Direction => /^(?:sendrecv|sendonly|recvonly|inactive)$/.test(name);
const directionOf = (level: RawLevel): Direction | undefined => level.lines.find(isDirection) as Direction | undefined;

const fingerprintsOf = (level: RawLevel): Fingerprint[] =>
  all(level, 'fingerprint').map((line) => {
    const [algorithm = '', value = ''] = words(line);
    return { algorithm, value };
  });

const inherited = <T>(own: readonly T[], session: readonly T[]): readonly T[] => (own.length > 0 ? own : session);

const identity = (section: RawLevel) => ({
  mid: first(section, 'mid'),
  msids: all(section, 'msid').map((line) => {
    const [stream = '', track = null] = words(line);
    return { stream, track };
  }),
  rids: all(section, 'rid').map((line) => {
    const [id = '', direction = ''] = words(line);
    return { id, direction };
  }),
});

const transport = (section: RawLevel, session: RawLevel) => ({
  ufrag: first(section, 'ice-ufrag') ?? first(session, 'ice-ufrag'),
  pwd: first(section, 'ice-pwd') ?? first(session, 'ice-pwd'),
  iceOptions: words(first(section, 'ice-options') ?? first(session, 'ice-options') ?? ''),
  fingerprints: inherited(fingerprintsOf(section), fingerprintsOf(session)),
  setup: first(section, 'setup') ?? first(session, 'setup'),
  hasRtcpMux: section.attributes.has('rtcp-mux'),
  hasRtcpMuxOnly: section.attributes.has('rtcp-mux-only'),
  hasRtcpRsize: section.attributes.has('rtcp-rsize'),
  hasCrypto: section.attributes.has('crypto'),
  candidates: all(section, 'candidate').map((value) => `candidate:${value}`),
  endOfCandidates: section.attributes.has('end-of-candidates') || session.attributes.has('end-of-candidates'),
});

function viewSection(section: RawLevel, index: number, session: RawLevel): SectionView {
  const [kind = '', port = '', protocol = '', ...formats] = words(section.media);
  const portNumber = Number.parseInt(port, 10);
  const bundleOnly = section.attributes.has('bundle-only');
  return {
    index,
    kind,
    port: portNumber,
    protocol,
    formats,
    bundleOnly,
    rejected: portNumber === 0 && !bundleOnly,
    direction: directionOf(section) ?? directionOf(session) ?? 'sendrecv',
    ...identity(section),
    ...transport(section, session),
    codecs: readCodecs(section),
    extensions: readExtensions(section, session),
    simulcast: readSimulcast(section),
    isData: kind === 'application' && /(?:^|\/)DTLS\/SCTP$/.test(protocol),
    sctpPort: whole(first(section, 'sctp-port')),
    maxMessageSize: whole(first(section, 'max-message-size')),
    names: new Set(section.attributes.keys()),
    tlsId: first(section, 'tls-id') ?? first(session, 'tls-id'),
    feedback: all(section, 'rtcp-fb'),
  };
}

const groupsOf = (session: RawLevel, wanted: string): string[][] =>
  all(session, 'group').flatMap((group) => {
    const [semantics, ...mids] = words(group);
    return semantics === wanted ? [mids] : [];
  });

const originOf = (sdp: string): Origin | null => {
  const match = /(?:^|[\r\n])o=(\S+) (\S+) (\S+) ([^\r\n]*)/.exec(sdp);
  if (!match) return null;
  const [, user = '', session = '', version = '', address = ''] = match;
  return { session, version, rest: `${user} ${address}` };
};

function view(sdp: string): DescriptionView {
  const { session, sections } = readRaw(sdp);
  const levels = [session, ...sections];
  return {
    origin: originOf(sdp),
    bundle: groupsOf(session, 'BUNDLE'),
    lipSync: groupsOf(session, 'LS'),
    iceOptions: [...new Set(levels.flatMap((level) => words(all(level, 'ice-options').join(' '))))],
    iceLite: session.attributes.has('ice-lite'),
    ufrag: first(session, 'ice-ufrag'),
    pwd: first(session, 'ice-pwd'),
    setup: first(session, 'setup'),
    fingerprints: fingerprintsOf(session),
    sections: sections.map((section, index) => viewSection(section, index, session)),
  };
}

/**
 * What a description says, as far as the API shows it. Takes any text and never throws: what cannot be read is absent. Views
 * are shared between callers.
 */
export const viewDescription: (sdp: string) => DescriptionView = remembered(128, view);

/** The section of a BUNDLE group that carries the one with that mid: the first that the group names of those that are not rejected; undefined if it is in no group. */
export const carrierOf = ({ bundle, sections }: DescriptionView, mid: string | null): SectionView | undefined => {
  const group = mid === null ? undefined : bundle.find((mids) => mids.includes(mid));
  const named = group?.map((one) => sections.find((section) => section.mid === one && !section.rejected));
  return named?.find((section) => section !== undefined);
};
