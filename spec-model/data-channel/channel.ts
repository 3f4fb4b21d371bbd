import { algorithm } from '../infra/step';
import { type Process, queueTask } from '../infra/world';
import type { Connection } from '../peer-connection/connection';
import { DataTransport } from './data-transport';

const step = algorithm('create-an-RTCDataChannel');

export type DataChannelState = 'connecting' | 'open' | 'closing' | 'closed';
export type BinaryType = 'blob' | 'arraybuffer';

/** RTCDataChannel: its internal slots. https://w3c.github.io/webrtc-pc/#rtcdatachannel */
export class DataChannel {
  readyState: DataChannelState = 'closed';
  bufferedAmount = Number.NaN;
  /** undefined: of a channel that was transferred, no step says. */
  isTransferable: boolean | undefined;
  label = '';
  ordered = true;
  maxPacketLifeTime: number | null = null;
  maxRetransmits: number | null = null;
  protocol = '';
  negotiated = false;
  id: number | null = null;
  binaryType: BinaryType;
  bufferedAmountLowThreshold = 0;
  /** The underlying data transport. */
  transport: DataTransport;

  constructor(readonly connection: Connection) {
    this.transport = new DataTransport(this);
    this.binaryType = connection.world.edition.has('2913') ? 'arraybuffer' : 'blob';
  }

  /** Tells the application of an event. */
  fire(type: string, detail: Readonly<Record<string, unknown>> = {}): void {
    this.connection.world.observer.fire(this.connection, this, type, detail);
  }
}

function* notTransferableAnyMore(channel: DataChannel): Process {
  yield queueTask('a data channel is no longer transferable', true);
  if (step('6.1')) channel.isTransferable = false;
}

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcdatachannel */
export const createAnRTCDataChannel = (connection: Connection): DataChannel => {
  const channel = new DataChannel(connection);
  if (step('2')) channel.readyState = 'connecting';
  if (step('3')) channel.bufferedAmount = 0;
  if (step('5')) channel.isTransferable = true;
  if (step('6')) connection.world.start('data', connection, notTransferableAnyMore(channel), channel.transport);
  return channel;
};

/** What [[DataChannels]] loses, `channels` keeps: a channel can be seen for as long as the application has it. */
export const appendChannel = (channel: DataChannel): void => {
  channel.connection.dataChannels.push(channel);
  channel.connection.channels.add(channel);
};

/** Removes a channel from [[DataChannels]]. */
export const removeChannel = (channel: DataChannel): void => {
  const { connection } = channel;
  connection.dataChannels = connection.dataChannels.filter((other) => other !== channel);
};
