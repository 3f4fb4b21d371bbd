import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { updateNegotiationNeededFlag } from '../peer-connection/update-the-negotiation-needed-flag';
import { collectSenders } from './collect';
import type { Sender } from './transceiver';

const step = algorithm('RTCPeerConnection.removeTrack');

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-removetrack */
export const removeTrack = (connection: Connection, sender: Sender): undefined | Thrown => {
  if (step('3', connection.isClosed)) return throws('InvalidStateError', 'the connection is closed');
  if (step('4', !connection.sendersCreated.has(sender)))
    return throws('InvalidAccessError', 'the sender belongs to another connection');
  const { transceiver } = sender;
  if (step('6', transceiver.stopping && connection.world.edition.has('2875'))) return;
  if (step('8', !collectSenders(connection).includes(sender))) return;
  if (step('9', sender.senderTrack === null)) return;
  if (step('10')) sender.senderTrack = null;
  if (step('11', transceiver.direction === 'sendrecv')) transceiver.direction = 'recvonly';
  else if (step('12', transceiver.direction === 'sendonly')) transceiver.direction = 'inactive';
  connection.changes++;
  if (step('13')) updateNegotiationNeededFlag(connection);
  return undefined;
};
