import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { updateNegotiationNeededFlag } from '../peer-connection/update-the-negotiation-needed-flag';
import { collectSenders } from './collect';
import type { Stream, Track } from './track';
import { createReceiver, createSender, createTransceiver, type Sender } from './transceiver';

const step = algorithm('RTCPeerConnection.addTrack');

/** Step 7: whether addTrack may put a track of this kind on the sender. */
const reusable = ({ senderTrack, transceiver }: Sender, track: Track): boolean =>
  step('7a', senderTrack === null) &&
  step('7b', transceiver.kind === track.kind) &&
  step('7c', !transceiver.stopping) &&
  step('7d', !transceiver.hasSent);

/** Step 8. */
const reuse = (sender: Sender, track: Track, streams: readonly Stream[]): Sender => {
  const { transceiver } = sender;
  if (step('8.1')) sender.senderTrack = track;
  if (step('8.2')) sender.associatedMediaStreamIds = [];
  if (step('8.3'))
    sender.associatedMediaStreamIds = [...new Set([...sender.associatedMediaStreamIds, ...streams.map((s) => s.id)])];
  if (step('8.5', transceiver.direction === 'recvonly')) transceiver.direction = 'sendrecv';
  else if (step('8.6', transceiver.direction === 'inactive')) transceiver.direction = 'sendonly';
  return sender;
};

/** Step 9. */
const create = (connection: Connection, track: Track, streams: readonly Stream[]): Sender => {
  const sender = createSender(connection, track.kind, track, streams);
  const receiver = createReceiver(connection, track.kind);
  const transceiver = createTransceiver(connection, sender, receiver, step('9.3') ? 'sendrecv' : 'sendonly');
  transceiver.createdByAddTrack = true;
  if (step('9.4')) connection.transceivers.push(transceiver);
  return sender;
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-addtrack */
export const addTrack = (connection: Connection, track: Track, streams: readonly Stream[]): Sender | Thrown => {
  if (step('5', connection.isClosed)) return throws('InvalidStateError', 'the connection is closed');
  const senders = collectSenders(connection);
  if (
    step(
      '6',
      senders.some((sender) => sender.senderTrack === track),
    )
  )
    return throws('InvalidAccessError', 'a sender already has the track');
  const candidates = senders.filter((sender) => reusable(sender, track));
  const found =
    candidates.length > 1 ? connection.world.chooser.choose('addTrack.sender', candidates, connection) : candidates[0];
  const sender = found && step('8') ? reuse(found, track, streams) : create(connection, track, streams);
  sender.transceiver.trackAddedByAddTrack = true;
  connection.addTrackCount++;
  connection.changes++;
  if (step('11')) updateNegotiationNeededFlag(connection);
  return sender;
};
