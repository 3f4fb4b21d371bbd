import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { sends } from '../rtp/direction';
import { type Direction, inventedMid, type Transceiver } from '../rtp/transceiver';
import { type SectionView, viewDescription } from '../sdp/view';
import type { DescriptionPlan, SectionPlan } from './plan';

const step = algorithm('jsep.create-offer');

const sectionsOf = (sdp: string | undefined): readonly SectionView[] =>
  sdp === undefined ? [] : viewDescription(sdp).sections;

/** Whether the section keeps its ICE credentials: not if restartIce asked for new ones. */
const ufragOf = (
  connection: Connection,
  iceRestart: boolean,
  section: SectionView | undefined,
): SectionPlan['ufrag'] => {
  if (!section?.ufrag) return null;
  const restart = iceRestart || connection.localIceCredentialsToReplace.some(({ ufrag }) => ufrag === section.ufrag);
  return step('ice-restart', restart) ? { differs: section.ufrag } : null;
};

const forTransceiver = (
  connection: Connection,
  transceiver: Transceiver,
  mid: string | null,
  before: SectionView | undefined,
  iceRestart = false,
): SectionPlan => ({
  kind: transceiver.kind,
  mid,
  transceiver,
  rejected: false,
  direction: transceiver.direction as Direction,
  streams: streamsOf(transceiver, before),
  ufrag: ufragOf(connection, iceRestart, before),
});

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

const rejectedPlan = (kind: string, mid: string | null, transceiver: Transceiver | null): SectionPlan => ({
  kind,
  mid,
  transceiver,
  rejected: true,
  direction: null,
  streams: null,
  ufrag: null,
});

const dataPlan = (
  mid: string | null,
  rejected: SectionPlan['rejected'] = false,
  ufrag: SectionPlan['ufrag'] = null,
): SectionPlan => ({
  kind: 'application',
  mid,
  transceiver: null,
  rejected,
  direction: null,
  streams: [],
  ufrag,
});

/**
 * The sections of an offer: those that exist, at their place; the transceivers that have none yet, in the order of the set, in recycled
 * sections first; then data.
 * @see RFC 9429, sections 5.2.1 and 5.2.2
 */
export const planOffer = (connection: Connection, iceRestart: boolean): DescriptionPlan => {
  const local = sectionsOf(connection.localDescription?.sdp);
  const currentLocal = sectionsOf(connection.currentLocalDescription?.sdp);
  const currentRemote = sectionsOf(connection.currentRemoteDescription?.sdp);
  const count = Math.max(local.length, currentLocal.length, currentRemote.length);
  const fresh = connection.transceivers.filter((t) => t.sectionIndex === null && !t.stopping);
  const sections: SectionPlan[] = [];
  for (let index = 0; index < count; index++) {
    const before = local[index] ?? currentRemote[index];
    const owner = connection.transceivers.find((t) => t.sectionIndex === index);
    const free = currentLocal[index]?.rejected === true || currentRemote[index]?.rejected === true;
    const refused = currentRemote[index]?.rejected === true; // whether refused data is offered again is not said
    const next = free && !before?.isData ? fresh[0] : undefined;
    if (step('recycle', next !== undefined && (owner === undefined || owner.stopped))) {
      fresh.shift();
      sections.push(forTransceiver(connection, next as Transceiver, null, undefined));
    } else if (before?.isData && !before.rejected)
      sections.push(dataPlan(before.mid, refused ? 'open' : false, ufragOf(connection, iceRestart, before)));
    else if (owner && !step('stopped', owner.stopping))
      sections.push(
        forTransceiver(connection, owner, owner.mid === inventedMid ? null : owner.mid, before, iceRestart),
      );
    else sections.push(rejectedPlan(before?.kind ?? owner?.kind ?? '', before?.mid ?? null, owner ?? null));
  }
  if (step('append')) for (const t of fresh) sections.push(forTransceiver(connection, t, null, undefined));
  const hasData = sections.some((section) => section.kind === 'application' && section.rejected !== true);
  if (step('data', connection.dataChannelCreated && !hasData)) sections.push(dataPlan(null));
  return { type: 'offer', sections };
};
