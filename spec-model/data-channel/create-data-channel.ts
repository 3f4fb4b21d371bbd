import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { updateNegotiationNeededFlag } from '../peer-connection/update-the-negotiation-needed-flag';

const step = algorithm('RTCPeerConnection.createDataChannel');

/** RTCDataChannelInit after conversion. */
export interface DataChannelInit {
  readonly maxPacketLifeTime: number | null;
  readonly maxRetransmits: number | null;
  readonly protocol: string;
  readonly negotiated: boolean;
  readonly id: number | null;
}

/** RTCDataChannel, as far as the signaling model needs it: that it exists. */
export class DataChannel {
  constructor(
    readonly connection: Connection,
    readonly label: string,
    readonly id: number | null,
  ) {}
}

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Channels without an id get one when the DTLS role is known; which, depends on the role. */
const takenInBand = (connection: Connection): boolean =>
  connection.channelsWithoutId > 0 &&
  connection.currentLocalDescription !== null &&
  connection.world.chooser.choose('createDataChannel.id', [false, true], connection);

/** https://w3c.github.io/webrtc-pc/#dom-peerconnection-createdatachannel */
export const createDataChannel = (
  connection: Connection,
  label: string,
  init: DataChannelInit,
): DataChannel | Thrown => {
  const { maxPacketLifeTime, maxRetransmits, protocol, negotiated } = init;
  if (step('2', connection.isClosed)) return throws('InvalidStateError', 'the connection is closed');
  if (step('5', bytes(label) > 65535)) return throws('TypeError', 'the label is longer than 65535 bytes');
  if (step('11', bytes(protocol) > 65535)) return throws('TypeError', 'the protocol is longer than 65535 bytes');
  if (step('14', negotiated && init.id === null)) return throws('TypeError', 'a negotiated channel needs an id');
  if (step('15', maxPacketLifeTime !== null && maxRetransmits !== null))
    return throws('TypeError', 'maxPacketLifeTime and maxRetransmits exclude each other');
  const id = negotiated ? init.id : null;
  if (step('17', id === 65535)) return throws('TypeError', 'id 65535 is not allowed');
  if (step('18', id !== null && (connection.channelIds.has(id) || takenInBand(connection))))
    return throws('OperationError', 'the id is taken');
  if (id !== null) connection.channelIds.add(id);
  else connection.channelsWithoutId++;
  const first = !connection.dataChannelCreated;
  connection.dataChannelCreated = true;
  connection.changes++;
  if (step('20', first)) updateNegotiationNeededFlag(connection);
  return new DataChannel(connection, label, id);
};
