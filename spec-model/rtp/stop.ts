import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import { updateNegotiationNeededFlag } from '../peer-connection/update-the-negotiation-needed-flag';
import type { Track } from './track';
import type { Transceiver } from './transceiver';

const stopStep = algorithm('RTCRtpTransceiver.stop');
const sendingStep = algorithm('stop-sending-and-receiving');
const stoppedStep = algorithm('stop-the-RTCRtpTransceiver');

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtptransceiver-stop */
export const stop = (transceiver: Transceiver): undefined | Thrown => {
  const { connection } = transceiver;
  if (stopStep('3', connection.isClosed)) return throws('InvalidStateError', 'the connection is closed');
  if (stopStep('4', transceiver.stopping)) return;
  if (stopStep('before-2019-stopping', !connection.world.edition.has('2019-stopping'))) stopAtOnce(transceiver);
  else if (stopStep('5')) stopSendingAndReceiving(transceiver, false);
  connection.changes++;
  connection.world.agent.signaled(connection); // in parallel, it stops sending and says BYE
  if (stopStep('6')) updateNegotiationNeededFlag(connection);
  return undefined;
};

/** The direction stays what it was. */
const stopAtOnce = (transceiver: Transceiver): void => {
  const { direction } = transceiver;
  stopTransceiver(transceiver, false);
  transceiver.direction = direction;
};

/** Mediacapture's "track ended for other reasons": in a task, unless it has ended already. */
const endTrack = (transceiver: Transceiver, track: Track): void => {
  const { connection } = transceiver;
  const end = () => {
    if (track.readyState === 'ended') return;
    track.readyState = 'ended';
    connection.world.observer.fire(connection, track, 'ended', {});
  };
  connection.world.queueTask('track', connection, 'end the receiver track', end, track);
};

/** https://w3c.github.io/webrtc-pc/#dfn-stop-sending-and-receiving */
export const stopSendingAndReceiving = (transceiver: Transceiver, disappear: boolean): void => {
  if (sendingStep('3')) transceiver.sending = false;
  if (sendingStep('4')) transceiver.receiving = false;
  if (sendingStep('5', !disappear)) endTrack(transceiver, transceiver.receiver.receiverTrack);
  if (sendingStep('6')) transceiver.direction = 'inactive';
  if (sendingStep('7')) transceiver.stopping = true;
};

/** https://w3c.github.io/webrtc-pc/#dfn-stop-the-rtcrtptransceiver */
export const stopTransceiver = (transceiver: Transceiver, disappear: boolean): void => {
  if (stoppedStep('2', !transceiver.stopping)) stopSendingAndReceiving(transceiver, disappear);
  if (stoppedStep('3')) transceiver.stopped = true;
  if (stoppedStep('4')) transceiver.receptive = false;
  if (stoppedStep('5')) transceiver.currentDirection = null;
  const { receiver, connection } = transceiver;
  const forgets = (streams: readonly unknown[]) => streams.length > 0 && connection.world.edition.has('73cc4bec');
  if (stoppedStep('6', forgets(receiver.associatedRemoteMediaStreams))) receiver.associatedRemoteMediaStreams = [];
  if (stoppedStep('7', forgets(receiver.lastStableStateAssociatedRemoteMediaStreams)))
    receiver.lastStableStateAssociatedRemoteMediaStreams = [];
};
