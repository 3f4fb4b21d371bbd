import { ModelPromise, rejected } from '../infra/promise';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import type { Connection } from '../peer-connection/connection';
import type { Track } from '../rtp/track';
import type { Receiver, Sender, Transceiver } from '../rtp/transceiver';
import { selectStats } from './selection';
import type { StatsReport } from './stats-report';

const ofConnection = algorithm('RTCPeerConnection.getStats');
const ofSender = algorithm('RTCRtpSender.getStats');
const ofReceiver = algorithm('RTCRtpReceiver.getStats');

/** What may be gathered at another moment than it is told: the report is of the moment in which the work in parallel was taken up. */
function* gather(
  connection: Connection,
  selector: Connection | Sender | Receiver,
  promise: ModelPromise<StatsReport>,
  connectedBefore: boolean,
): Process {
  yield inParallel('gather statistics');
  const report = selectStats(connection, selector, connectedBefore);
  yield queueTask('tell the statistics');
  promise.resolve(report);
}

const start = (connection: Connection, selector: Connection | Sender | Receiver): ModelPromise<StatsReport> => {
  const promise = new ModelPromise<StatsReport>(connection.world);
  const connected = connection.connectionState === 'connected';
  connection.world.start('stats', connection, gather(connection, selector, promise, connected), promise);
  return promise;
};

const matching = (transceivers: readonly Transceiver[], track: Track): (Sender | Receiver)[] =>
  transceivers.flatMap(({ sender, receiver }) => [
    ...(sender.senderTrack === track ? [sender] : []),
    ...(receiver.receiverTrack === track ? [receiver] : []),
  ]);

/** The senders and receivers of a track. Whether those of a stopped transceiver count that is still in the set, is not said. */
const selectors = (connection: Connection, track: Track): readonly (Sender | Receiver)[] => {
  const { transceivers, world } = connection;
  const readings = [transceivers, transceivers.filter(({ stopped }) => !stopped)].map((those) =>
    matching(those, track),
  );
  const isOne = readings.map(({ length }) => length === 1);
  const [all = [], active = []] = readings;
  if (isOne[0] === isOne[1]) return all;
  const found = world.chooser.choose('getStats.stopped', isOne, connection);
  return found === isOne[0] ? all : active;
};

/** https://w3c.github.io/webrtc-pc/#widl-RTCPeerConnection-getStats-Promise-RTCStatsReport--MediaStreamTrack-selector */
export const getStats = (connection: Connection, track: Track | null): ModelPromise => {
  if (ofConnection('3', track === null) || !track) return start(connection, connection);
  const [selector, ...others] = selectors(connection, track);
  if (ofConnection('4', !selector || others.length > 0) || !selector)
    return rejected(connection.world, 'InvalidAccessError', 'not exactly one sender or receiver has the track');
  return start(connection, selector);
};

/** https://w3c.github.io/webrtc-pc/#widl-RTCRtpSender-getStats-Promise-RTCStatsReport */
export const getSenderStats = (sender: Sender): ModelPromise =>
  start(sender.connection, ofSender('2.1') ? sender : sender.connection);

/** https://w3c.github.io/webrtc-pc/#widl-RTCRtpReceiver-getStats-Promise-RTCStatsReport */
export const getReceiverStats = (receiver: Receiver): ModelPromise =>
  start(receiver.connection, ofReceiver('2.1') ? receiver : receiver.connection);
