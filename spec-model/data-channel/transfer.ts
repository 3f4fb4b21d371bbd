import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { announceAsClosed } from './announce-as-closed';
import { DataChannel, type DataChannelState } from './channel';
import type { DataTransport } from './data-transport';

const step = algorithm('RTCDataChannel.transfer');
const receiving = algorithm('RTCDataChannel.transfer-receiving');

/** What travels to another realm in place of a channel. */
export interface DataHolder {
  readyState?: DataChannelState;
  label?: string;
  ordered?: boolean;
  maxPacketLifeTime?: number | null;
  maxRetransmits?: number | null;
  protocol?: string;
  negotiated?: boolean;
  id?: number | null;
  transport?: DataTransport;
}

/** https://w3c.github.io/webrtc-pc/#transfering-a-data-channel */
export const transfer = (value: DataChannel, dataHolder: DataHolder): Thrown | undefined => {
  const { chooser } = value.connection.world;
  const can = value.isTransferable ?? chooser.choose('channel.transferred-again', [false, true], value.connection);
  if (step('1', !can)) return throws('DataCloneError', 'the channel can not be transferred any more');
  if (step('2')) dataHolder.readyState = value.readyState;
  if (step('3')) dataHolder.label = value.label;
  if (step('4')) dataHolder.ordered = value.ordered;
  if (step('5')) dataHolder.maxPacketLifeTime = value.maxPacketLifeTime;
  if (step('6')) dataHolder.maxRetransmits = value.maxRetransmits;
  if (step('7')) dataHolder.protocol = value.protocol;
  if (step('8')) dataHolder.negotiated = value.negotiated;
  if (step('9')) dataHolder.id = value.id;
  if (step('10')) dataHolder.transport = value.transport;
  if (step('11')) value.isTransferable = false;
  if (step('12')) value.readyState = 'closed';
  return undefined;
};

/** https://w3c.github.io/webrtc-pc/#datachannel-transfer-receiving-steps. `connection`: the one that stays behind. */
export const receiveTransfer = (dataHolder: DataHolder, connection: Connection): DataChannel => {
  const channel = new DataChannel(connection);
  channel.bufferedAmount = 0;
  if (receiving('1')) channel.readyState = dataHolder.readyState ?? 'closed';
  if (receiving('2')) channel.label = dataHolder.label ?? '';
  if (receiving('3')) channel.ordered = dataHolder.ordered ?? true;
  if (receiving('4')) channel.maxPacketLifeTime = dataHolder.maxPacketLifeTime ?? null;
  if (receiving('5')) channel.maxRetransmits = dataHolder.maxRetransmits ?? null;
  if (receiving('6')) channel.protocol = dataHolder.protocol ?? '';
  if (receiving('7')) channel.negotiated = dataHolder.negotiated ?? false;
  if (receiving('8')) channel.id = dataHolder.id ?? null;
  if (receiving('9') && dataHolder.transport) {
    channel.transport = dataHolder.transport;
    channel.transport.channel = channel;
  }
  if (receiving('10')) connection.channels.add(channel);
  if (channel.transport.closed) announceAsClosed(channel.transport);
  return channel;
};
