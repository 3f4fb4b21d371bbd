import { errorValue } from '../infra/completion';
import { ModelPromise, rejected } from '../infra/promise';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import { chain } from '../peer-connection/chain-an-operation';
import { sends } from './direction';
import type { Track } from './track';
import type { Sender } from './transceiver';

const step = algorithm('RTCRtpSender.replaceTrack');

/** Whether it can be sent at once, within what was negotiated, is for the implementation to say. */
const violatesEnvelope = ({ connection }: Sender): boolean =>
  !connection.world.chooser.choose('replaceTrack.negotiated', [true, false], connection);

function* replace(sender: Sender, track: Track | null, promise: ModelPromise<undefined>): Process {
  const { connection, transceiver } = sender;
  const sending = transceiver.currentDirection !== null && sends(transceiver.currentDirection);
  yield inParallel('replace the track');
  if (step('6.4.1', sending && track === null)) sender.transmitted = null;
  if (step('6.4.2', sending && track !== null && violatesEnvelope(sender))) {
    yield queueTask('reject replaceTrack');
    if (step('6.4.2.1')) promise.reject(errorValue('InvalidModificationError', 'the track needs negotiation'));
    return;
  }
  if (step('6.4.3', sending && track !== null)) sender.transmitted = track;
  yield queueTask('store the new track', true);
  if (step('6.4.4.1', connection.isClosed)) return;
  if (step('6.4.4.2')) sender.senderTrack = track;
  yield queueTask('resolve replaceTrack');
  if (step('6.4.4.3')) promise.resolve(undefined);
}

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpsender-replacetrack */
export const replaceTrack = (sender: Sender, track: Track | null): ModelPromise => {
  const { connection, transceiver } = sender;
  const { world } = connection;
  if (step('5', track !== null && track.kind !== transceiver.kind))
    return rejected(world, 'TypeError', 'the track is of another kind');
  return chain(connection, () => {
    const stopping = transceiver.stopped || (transceiver.stopping && world.edition.has('2829'));
    if (step('6.1', stopping)) return rejected(world, 'InvalidStateError', 'the transceiver is stopping');
    const promise = new ModelPromise<undefined>(world);
    world.start('operation', connection, replace(sender, track, promise));
    return promise;
  });
};
