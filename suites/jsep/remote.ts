import * as fc from 'fast-check';
import { usualCodecs } from '../../spec-model/sdp/codecs';
import { type DescriptionSkeleton, type SectionSkeleton, writeDescription } from '../../spec-model/sdp/writer';
import type { Command } from '../../spec-model/vocabulary';
import { call } from '../arbitraries/commands';
import type { Pc } from '../arbitraries/values';

/** A section of a remote offer, as far as the scripts vary it. */
export interface RemoteSection {
  readonly kind: 'audio' | 'video' | 'application';
  readonly mid: string | null;
  readonly direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
  readonly rejected: boolean;
  readonly stream: string | null;
}

/** A remote offer that no connection of the script made: what other implementations and servers may send. */
export interface RemoteOffer {
  readonly sections: readonly RemoteSection[];
  /** Which sections are in a BUNDLE group: all in one, none, the first two, or each pair in one. */
  readonly bundle: 'all' | 'none' | 'first two' | 'pairs';
  /** How the others of a group are written: with transports of their own, bundle-only, or without any. */
  readonly others: 'own' | 'bundle-only' | 'carried';
  readonly setup: 'actpass' | 'active' | 'passive';
  readonly lite: boolean;
  /** ICE credentials stand at the session level. */
  readonly atSession: boolean;
  readonly trickle: boolean;
  /** Counts generations of ICE. */
  readonly generation: number;
  /** Codecs in this order: of each kind, rotated by so many places. */
  readonly rotate: number;
  readonly ended: boolean;
}

const fingerprint = Array.from({ length: 32 }, (_, at) => (at + 16).toString(16).toUpperCase()).join(':');
const host = 'candidate:1 1 udp 2122265343 192.0.2.1 46946 typ host';

const rotated = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

/** Without retransmission, so that codecs can be rotated alone. */
const codecsOf = (kind: string, by: number) =>
  rotated(
    (usualCodecs[kind] ?? []).filter(({ name }) => name !== 'rtx' && name !== 'red'),
    by,
  );

const groupsOf = ({ sections, bundle }: RemoteOffer): string[][] => {
  const mids = sections.flatMap(({ mid, rejected }) => (rejected || mid === null ? [] : [mid]));
  if (bundle === 'none') return [];
  if (bundle === 'all') return [mids];
  if (bundle === 'first two') return [mids.slice(0, 2)];
  return [mids.slice(0, 2), mids.slice(2, 4)];
};

const toSection = (offer: RemoteOffer, section: RemoteSection, index: number): SectionSkeleton => {
  const { kind, mid, direction, rejected, stream } = section;
  const group = groupsOf(offer).find((mids) => mid !== null && mids.includes(mid));
  const follows = group !== undefined && group[0] !== mid;
  const own = !follows || offer.others === 'own';
  const generation = `${offer.generation}${follows && group ? 'g' : index}`;
  return {
    kind,
    mid,
    direction,
    port: rejected || (follows && offer.others === 'bundle-only') ? 0 : 9,
    msids: stream === null || kind === 'application' ? [] : [{ stream, track: null }],
    rtcpMux: kind !== 'application' && own,
    ...(own ? {} : { carried: true, bundleOnly: offer.others === 'bundle-only' && !rejected }),
    ...(own && !offer.atSession ? { ufrag: `ufrag${generation}`, pwd: `password${generation}`.padEnd(24, 'x') } : {}),
    ...(own ? { candidates: offer.trickle ? [] : [host], endOfCandidates: offer.ended } : {}),
    ...(kind === 'application' ? {} : { codecs: codecsOf(kind, offer.rotate) }),
  };
};

/** The text of a remote offer. */
export const remoteOfferText = (offer: RemoteOffer): string => {
  const [bundle = [], ...bundles] = groupsOf(offer);
  const skeleton: DescriptionSkeleton = {
    sessionId: '4611731400430051336',
    version: 2 + offer.generation,
    bundle,
    bundles,
    fingerprint,
    setup: offer.setup as 'actpass',
    iceOptions: offer.trickle ? ['trickle'] : [],
    sections: offer.sections.map((section, index) => toSection(offer, section, index)),
  };
  const session = [
    ...(offer.lite ? ['a=ice-lite'] : []),
    ...(offer.atSession
      ? [`a=ice-ufrag:ufrag${offer.generation}`, `a=ice-pwd:password${offer.generation}xxxxxxxxxxxxx`]
      : []),
  ];
  return writeDescription(skeleton).replace('t=0 0\r\n', `t=0 0\r\n${session.map((line) => `${line}\r\n`).join('')}`);
};

export const setRemote = (pc: Pc, offer: RemoteOffer): Command =>
  call(pc, 'setRemoteDescription', { type: 'offer', sdp: remoteOfferText(offer) });

/** One audio section, and whatever else is said. */
export const plainOffer = (more: Partial<RemoteOffer> = {}): RemoteOffer => ({
  sections: [{ kind: 'audio', mid: '0', direction: 'sendrecv', rejected: false, stream: null }],
  bundle: 'all',
  others: 'own',
  setup: 'actpass',
  lite: false,
  atSession: false,
  trickle: true,
  generation: 0,
  rotate: 0,
  ended: false,
  ...more,
});

export const section = (
  kind: RemoteSection['kind'],
  mid: string | null,
  more: Partial<RemoteSection> = {},
): RemoteSection => ({
  kind,
  mid,
  direction: 'sendrecv',
  rejected: false,
  stream: null,
  ...more,
});

const sections = fc
  .array(
    fc.record({
      kind: fc.constantFrom<RemoteSection['kind'][]>('audio', 'audio', 'video', 'video', 'application'),
      direction: fc.constantFrom<RemoteSection['direction'][]>('sendrecv', 'sendonly', 'recvonly', 'inactive'),
      rejected: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()),
      stream: fc.option(fc.constantFrom('s0', 's1')),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list): RemoteSection[] => {
    const data = list.findIndex(({ kind }) => kind === 'application');
    return list
      .filter(({ kind }, index) => kind !== 'application' || index === data)
      .map((one, index) => ({ ...one, mid: String(index) }));
  });

export const remoteOffers: fc.Arbitrary<RemoteOffer> = fc.record({
  sections,
  bundle: fc.constantFrom<RemoteOffer['bundle'][]>('all', 'all', 'none', 'first two', 'pairs'),
  others: fc.constantFrom<RemoteOffer['others'][]>('own', 'bundle-only', 'carried'),
  setup: fc.constantFrom<RemoteOffer['setup'][]>('actpass', 'actpass', 'active', 'passive'),
  lite: fc.boolean(),
  atSession: fc.boolean(),
  trickle: fc.boolean(),
  generation: fc.constant(0),
  rotate: fc.nat(3),
  ended: fc.boolean(),
});

type Change = (offer: RemoteOffer) => RemoteOffer;

const renamed = (offer: RemoteOffer, at: number, more: Partial<RemoteSection>): RemoteOffer => ({
  ...offer,
  sections: offer.sections.map((one, index) => (index === at % offer.sections.length ? { ...one, ...more } : one)),
});

/** What a later offer of the same side may change. */
const allowedChanges: Readonly<Record<string, (at: number) => Change>> = {
  'a section more': () => (offer) => ({
    ...offer,
    sections: [...offer.sections, section('video', `n${offer.sections.length}`)],
  }),
  'another direction': (at) => (offer) => renamed(offer, at, { direction: 'inactive' }),
  rejection: (at) => (offer) => renamed(offer, at, { rejected: true }),
  restart: () => (offer) => ({ ...offer, generation: offer.generation + 1 }),
  'other codecs first': () => (offer) => ({ ...offer, rotate: offer.rotate + 1 }),
  'another stream': (at) => (offer) => renamed(offer, at, { stream: 's2' }),
};

/** What it may not change. */
const forbiddenChanges: Readonly<Record<string, (at: number) => Change>> = {
  'a section less': () => (offer) => ({ ...offer, sections: offer.sections.slice(0, -1) }),
  'another mid': (at) => (offer) => renamed(offer, at, { mid: 'other' }),
  'another kind': (at) => (offer) =>
    renamed(offer, at, { kind: offer.sections[at % offer.sections.length]?.kind === 'audio' ? 'video' : 'audio' }),
  'another order': () => (offer) => ({ ...offer, sections: [...offer.sections].reverse() }),
};

const some = (changes: Readonly<Record<string, (at: number) => Change>>): fc.Arbitrary<Change> =>
  fc.tuple(fc.constantFrom(...Object.values(changes)), fc.nat(3)).map(([change, at]) => change(at));

export const laterChanges: fc.Arbitrary<Change> = some(allowedChanges);
export const wrongChanges: fc.Arbitrary<Change> = some(forbiddenChanges);
export const everyWrongChange: readonly Change[] = Object.values(forbiddenChanges).map((change) => change(0));
