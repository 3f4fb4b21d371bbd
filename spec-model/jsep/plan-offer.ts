import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { sends } from '../rtp/direction';
import { type Direction, inventedMid, type Transceiver } from '../rtp/transceiver';
import { type SectionView, viewDescription } from '../sdp/view';
import { groupOf, lastAnswer } from './bundle';
import { lastOrigin, lipSyncOf, reconfigured } from './continuity';
import { type DescriptionPlan, openSection, type SectionPlan } from './plan';
import { withTransports } from './plan-transports';
import { codecPreferences } from './preferences';
import { ridsOfOffer } from './simulcast';

const step = algorithm('jsep.create-offer');
const final = algorithm('final-steps-to-create-an-offer');

const sectionsOf = (sdp: string | undefined): readonly SectionView[] =>
  sdp === undefined ? [] : viewDescription(sdp).sections;

/** Whether the last answer bundled it with another section: then it has no transport of its own any more (RFC 9429, section 5.11). */
const followed = (connection: Connection, { mid }: SectionView): boolean => {
  const answer = lastAnswer(connection);
  const group = answer ? groupOf(answer, mid) : undefined;
  return group !== undefined && group[0] !== mid;
};

/**
 * Whether the section keeps its ICE credentials: not if a restart was asked for. Until the restart is negotiated, each offer may have
 * others, as long as they are not those that are to be replaced.
 */
const ufragOf = (
  connection: Connection,
  iceRestart: boolean,
  section: SectionView | undefined,
): SectionPlan['ufrag'] => {
  if (!section?.ufrag) return null;
  const replaced = connection.localIceCredentialsToReplace.map(({ ufrag }) => ufrag);
  const isToBeReplaced = replaced.length > 0;
  const differs = isToBeReplaced && !iceRestart ? replaced : [section.ufrag];
  if (step('ice-restart', iceRestart || isToBeReplaced)) return { differs };
  return reconfigured(connection) || followed(connection, section) ? null : { equals: section.ufrag };
};

/**
 * a=msid lines follow the associated streams while the direction sends. JSEP freezes them once they are there, which setStreams and a
 * direction that no longer sends contradict: then it is open.
 */
const streamsOf = ({ sender, direction }: Transceiver, before: SectionView | undefined): readonly string[] | null => {
  const ids = sends(direction) ? sender.associatedMediaStreamIds : [];
  const frozen = before?.msids.map(({ stream }) => stream).filter((stream) => stream !== '-') ?? [];
  const same = frozen.length === ids.length && frozen.every((id) => ids.includes(id));
  return before && before.msids.length > 0 && !same ? null : ids;
};

/** What a section of the offer follows from. */
interface Place {
  readonly mid: string | null;
  readonly before?: SectionView;
  readonly answered?: SectionView;
  readonly recycled?: string | null;
}

class Planner {
  private readonly local: readonly SectionView[];
  private readonly currentLocal: readonly SectionView[];
  private readonly currentRemote: readonly SectionView[];
  private readonly answer: readonly SectionView[];
  private readonly fresh: Transceiver[];

  constructor(
    private readonly connection: Connection,
    private readonly iceRestart: boolean,
  ) {
    this.local = sectionsOf(connection.localDescription?.sdp);
    this.currentLocal = sectionsOf(connection.currentLocalDescription?.sdp);
    this.currentRemote = sectionsOf(connection.currentRemoteDescription?.sdp);
    this.answer = lastAnswer(connection)?.sections ?? [];
    this.fresh = connection.transceivers.filter((t) => t.sectionIndex === null && !t.stopping);
  }

  private forTransceiver(transceiver: Transceiver, { mid, before, answered, recycled }: Place): SectionPlan {
    return {
      ...openSection,
      kind: transceiver.kind,
      mid,
      recycled: recycled ?? null,
      transceiver,
      direction: transceiver.direction as Direction,
      streams: streamsOf(transceiver, before),
      ufrag: ufragOf(this.connection, this.iceRestart, before),
      preferences: codecPreferences(transceiver, { step: final, sending: '3.2.3', receiving: '3.2.4' }),
      rids: ridsOfOffer(transceiver, final),
      before: before ?? null,
      answered: answered ?? null,
    };
  }

  private forData({ mid, before, answered }: Place, rejected: SectionPlan['rejected'] = false): SectionPlan {
    const ufrag = ufragOf(this.connection, this.iceRestart, before);
    const fixed = { rejected, streams: [], rids: [], before: before ?? null, answered: answered ?? null };
    return { ...openSection, kind: 'application', mid, ufrag, ...fixed };
  }

  private forExisting(index: number): SectionPlan {
    const { local, currentLocal, currentRemote, connection, fresh } = this;
    const before = local[index] ?? currentRemote[index];
    const owner = connection.transceivers.find((t) => t.sectionIndex === index);
    const refused = currentRemote[index]?.rejected === true; // whether refused data is offered again is not said
    const free = currentLocal[index]?.rejected === true || refused;
    const next = free && !before?.isData ? fresh[0] : undefined;
    const place = this.placeOf(index, before);
    if (step('recycle', next !== undefined && (owner === undefined || owner.stopped)) && fresh.shift())
      return this.forTransceiver(next as Transceiver, { mid: null, recycled: before?.mid ?? null });
    if (before?.isData && !before.rejected) return this.forData(place, refused ? 'open' : false);
    if (owner && !step('stopped', owner.stopping))
      return this.forTransceiver(owner, { ...place, mid: owner.mid === inventedMid ? null : owner.mid });
    return {
      ...openSection,
      kind: before?.kind ?? owner?.kind ?? '',
      mid: before?.mid ?? null,
      transceiver: owner ?? null,
      rejected: true,
      before: before ?? null,
    };
  }

  private placeOf(index: number, before: SectionView | undefined): Place {
    const own = this.local[index];
    const answered = this.answer[index];
    const goesOn = answered !== undefined && !answered.rejected && answered.mid === before?.mid;
    return { mid: before?.mid ?? null, ...(own ? { before: own } : {}), ...(goesOn ? { answered } : {}) };
  }

  sections(): SectionPlan[] {
    const { local, currentLocal, currentRemote, connection, fresh } = this;
    const count = Math.max(local.length, currentLocal.length, currentRemote.length);
    const sections = Array.from({ length: count }, (_, index) => this.forExisting(index));
    if (step('append')) for (const t of fresh) sections.push(this.forTransceiver(t, { mid: null }));
    const hasData = sections.some((section) => section.kind === 'application' && section.rejected !== true);
    if (step('data', connection.dataChannelCreated && !hasData)) sections.push(this.forData({ mid: null }));
    return sections;
  }
}

/**
 * The sections of an offer: those that exist, at their place; the transceivers that have none yet, in the order of the set, in recycled
 * sections first; then data.
 * @see RFC 9429, sections 5.2.1 and 5.2.2
 */
export const planOffer = (connection: Connection, iceRestart: boolean): DescriptionPlan => {
  const sections = new Planner(connection, iceRestart).sections();
  return {
    type: 'offer',
    ...withTransports(connection, sections),
    iceOptions: ['trickle', 'ice2'],
    lipSync: lipSyncOf(sections),
    origin: lastOrigin(connection),
    offer: null,
  };
};
