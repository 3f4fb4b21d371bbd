import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { restoreReceiveCodecs } from '../rtp/negotiate';
import { processRemoteTracks, type RemoteTrackChanges } from '../rtp/remote-tracks';
import { restoreRidlessEncodings } from '../rtp/simulcast';
import { stopTransceiver } from '../rtp/stop';
import type { Transceiver } from '../rtp/transceiver';
import { abandonTransport } from '../sctp/closed';

const step = algorithm('set-a-session-description');

const restore = (transceiver: Transceiver, remoteOffer: boolean, changes: RemoteTrackChanges): void => {
  const { sender, receiver } = transceiver;
  if (step('4.6.12.3.1', transceiver.associatedByPending)) {
    transceiver.mid = null;
    transceiver.jsepMid = null;
    transceiver.sectionIndex = null;
  }
  if (step('4.6.12.3.2')) sender.senderTransport = sender.lastStableStateSenderTransport;
  restoreRidlessEncodings(sender);
  if (step('4.6.12.3.4')) receiver.receiverTransport = receiver.lastStableStateReceiverTransport;
  restoreReceiveCodecs(receiver);
  if (step('4.6.12.3.6', remoteOffer)) {
    const msids = receiver.lastStableStateAssociatedRemoteMediaStreams.map(({ id }) => id);
    if (step('4.6.12.3.6.2')) processRemoteTracks(transceiver, transceiver.currentDirection, msids, changes);
  }
};

/** Step 4.6.12. */
export const rollBack = (connection: Connection, changes: RemoteTrackChanges): void => {
  const remoteOffer = connection.signalingState === 'have-remote-offer';
  const { sctpTransport, lastStableStateSctpTransport } = connection;
  if (step('4.6.12.2')) connection.sctpTransport = lastStableStateSctpTransport;
  if (sctpTransport && sctpTransport !== connection.sctpTransport) abandonTransport(sctpTransport);
  for (const transceiver of [...connection.transceivers]) {
    restore(transceiver, remoteOffer, changes);
    if (step('4.6.12.3.7', transceiver.createdByPendingOffer && !transceiver.trackAddedByAddTrack)) {
      stopTransceiver(transceiver, false);
      connection.transceivers = connection.transceivers.filter((other) => other !== transceiver);
    } else transceiver.keptByRollback ||= transceiver.createdByPendingOffer;
  }
  if (step('4.6.12.4')) {
    connection.pendingLocalDescription = null;
    connection.pendingRemoteDescription = null;
    connection.signalingState = 'stable';
  }
  connection.changes++;
};
