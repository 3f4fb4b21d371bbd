import { keepsTransport, mediaTransport } from '../dtls/media-transport';
import { algorithm } from '../infra/step';
import type { Connection, SdpType } from '../peer-connection/connection';
import { receives } from '../rtp/direction';
import { setReceiveCodecsLocally, setSendCodecsLocally } from '../rtp/negotiate';
import { processRemoval, type RemoteTrackChanges, setAssociatedRemoteStreams } from '../rtp/remote-tracks';
import { pruneByLocalAnswer } from '../rtp/simulcast';
import { stopTransceiver } from '../rtp/stop';
import { inventedMid, type Transceiver } from '../rtp/transceiver';
import { type DescriptionView, type SectionView, viewDescription } from '../sdp/view';
import { layersAsked } from './simulcast';

const step = algorithm('set-a-session-description');
const jsep = algorithm('jsep.apply-local');

/** Step 4.6.11.1.1: the section was generated for a transceiver that now gets its mid, and a transport. */
const associate = (connection: Connection, section: SectionView): Transceiver | undefined => {
  const transceiver = connection.offeredSections[section.index] ?? undefined;
  if (!step('4.6.11.1.1.1', transceiver !== undefined) || !transceiver) return undefined;
  for (const other of connection.transceivers)
    if (other !== transceiver && other.sectionIndex === section.index) other.sectionIndex = null;
  transceiver.sectionIndex = section.index;
  transceiver.associatedByPending = true;
  transceiver.jsepMid = section.mid;
  if (step('4.6.11.1.1.2')) transceiver.mid = transceiver.jsepMid;
  return transceiver;
};

/**
 * Unlike the letter, a section that a remote offer associated gets a transport here too: otherwise an answerer would never have one
 * (CONFORMANCE.md, `answerer-transport`).
 */
const giveTransport = (transceiver: Transceiver, view: DescriptionView, section: SectionView, offer: boolean): void => {
  const { connection, sender } = transceiver;
  if (offer && sender.senderTransport && keepsTransport(connection, view, section, sender.senderTransport)) return;
  const transport = mediaTransport(connection, view, section, { offer, remote: false });
  if (step('4.6.11.1.1.6')) sender.senderTransport = transport;
  if (step('4.6.11.1.1.7')) transceiver.receiver.receiverTransport = transport;
};

/** Step 4.6.11.1.7. */
const applyAnswer = (transceiver: Transceiver, section: SectionView, changes: RemoteTrackChanges): void => {
  const { direction } = section;
  const { firedDirection, receiver } = transceiver;
  const { pendingRemoteDescription: pending, currentRemoteDescription: current } = transceiver.connection;
  const offered = viewDescription((pending ?? current)?.sdp ?? '').sections[section.index];
  pruneByLocalAnswer(transceiver, section, (sender) => (offered ? layersAsked(sender, offered) : []));
  setSendCodecsLocally(transceiver, section);
  const lost = !receives(direction) && firedDirection !== null && receives(firedDirection);
  if (step('4.6.11.1.7.3', lost)) {
    if (step('4.6.11.1.7.3.1')) setAssociatedRemoteStreams(receiver, [], [], changes.removeList);
    if (step('4.6.11.1.7.3.2')) processRemoval(transceiver, changes.muteTracks);
  }
  if (step('4.6.11.1.7.4')) {
    transceiver.setCurrentDirection(direction);
    transceiver.firedDirection = direction;
  }
};

/** JSEP stops a transceiver whose section an answer of this side rejects; webrtc-pc says it of remote descriptions only. */
const rejectedByAnswer = (transceiver: Transceiver, type: SdpType, { rejected }: SectionView): boolean =>
  type === 'answer' &&
  rejected &&
  !transceiver.stopped &&
  transceiver.connection.world.chooser.choose('answer.stops', [false, true], transceiver.connection, transceiver);

/** A section without a mid belongs to its transceiver all the same. */
const isOwner = ({ mid, jsepMid }: Transceiver, section: SectionView): boolean =>
  mid === section.mid || jsepMid === inventedMid;

/** Step 4.6.11.1. */
export const applyLocal = (
  connection: Connection,
  type: SdpType,
  view: DescriptionView,
  changes: RemoteTrackChanges,
): void => {
  for (const section of view.sections) {
    if (section.isData) continue;
    const owner = connection.transceivers.find((t) => t.sectionIndex === section.index && isOwner(t, section));
    const transceiver = step('4.6.11.1.1', owner === undefined && type === 'offer')
      ? associate(connection, section)
      : owner;
    if (!transceiver) continue;
    if (!step('4.6.11.1.1.3', transceiver.stopped) && !section.rejected)
      giveTransport(transceiver, view, section, type === 'offer');
    if (step('4.6.11.1.3', transceiver.stopped)) continue;
    transceiver.receptive = step('4.6.11.1.5', receives(section.direction));
    setReceiveCodecsLocally(transceiver, type, section);
    if (step('4.6.11.1.7', type === 'answer' || type === 'pranswer')) applyAnswer(transceiver, section, changes);
    if (jsep('stop', rejectedByAnswer(transceiver, type, section))) stopTransceiver(transceiver, false);
  }
};
