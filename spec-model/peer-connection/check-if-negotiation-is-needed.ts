import { algorithm } from '../infra/step';
import { intersection, reversed, sends } from '../rtp/direction';
import { inventedMid, type Transceiver } from '../rtp/transceiver';
import { type DescriptionView, type SectionView, viewDescription } from '../sdp/view';
import type { Connection } from './connection';

const step = algorithm('check-if-negotiation-is-needed');

/** A section without a mid in the offer has none, or one that was invented, in the answer. */
const sectionOf = (view: DescriptionView | null, { mid, sectionIndex }: Transceiver): SectionView | undefined =>
  mid === null
    ? undefined
    : view?.sections.find((section) => (mid === inventedMid ? section.index === sectionIndex : section.mid === mid));

/**
 * Unlike the letter of step 5.3.1, a section without a=msid lines matches a sender without streams, because the letter would fire
 * negotiationneeded for ever (CONFORMANCE.md, `streamless-msid`).
 */
const msidsDiffer = (section: SectionView, { sender }: Transceiver): boolean => {
  const ids = section.msids.map(({ stream }) => stream).filter((stream) => stream !== '-');
  const wanted = sender.associatedMediaStreamIds;
  return ids.length !== wanted.length || wanted.some((id) => !ids.includes(id));
};

const associatedNeeds = (
  transceiver: Transceiver,
  { currentLocalDescription: local }: Connection,
  section: SectionView,
  remote: SectionView | undefined,
): boolean => {
  const { direction } = transceiver;
  if (step('5.3.1', sends(direction) && msidsDiffer(section, transceiver))) return true;
  const matchesRemote = remote !== undefined && !remote.rejected && reversed(remote.direction) === direction;
  if (step('5.3.2', local?.type === 'offer' && section.direction !== direction && !matchesRemote)) return true;
  const offered = remote ? reversed(remote.direction) : direction;
  return step('5.3.3', local?.type === 'answer' && section.direction !== intersection(direction, offered));
};

const transceiverNeeds = (connection: Connection, transceiver: Transceiver): boolean => {
  const { currentLocalDescription, currentRemoteDescription } = connection;
  const local = sectionOf(currentLocalDescription && viewDescription(currentLocalDescription.sdp), transceiver);
  const remote = sectionOf(currentRemoteDescription && viewDescription(currentRemoteDescription.sdp), transceiver);
  if (step('5.1', transceiver.stopping && !transceiver.stopped)) return true;
  if (step('5.2', !transceiver.stopped && !local)) return true;
  if (!transceiver.stopped && local && associatedNeeds(transceiver, connection, local, remote)) return true;
  return step('5.4', transceiver.stopped && local !== undefined && !local.rejected && remote?.rejected !== true);
};

/** https://w3c.github.io/webrtc-pc/#dfn-check-if-negotiation-is-needed */
export const checkIfNegotiationIsNeeded = (connection: Connection): boolean => {
  if (step('2', connection.localIceCredentialsToReplace.length > 0)) return true;
  const local = connection.currentLocalDescription;
  const hasData = local !== null && viewDescription(local.sdp).sections.some((s) => s.isData && !s.rejected);
  if (step('4', connection.dataChannelCreated && !hasData)) return true;
  if (connection.transceivers.some((transceiver) => transceiverNeeds(connection, transceiver))) return true;
  return !step('6');
};
