import { algorithm } from '../infra/step';
import { type Process, queueTask } from '../infra/world';
import type { SctpTransport } from '../sctp/transport';
import { announceAsOpen } from './announce-as-open';
import { appendChannel, createAnRTCDataChannel, type DataChannel } from './channel';
import type { DataTransport } from './data-transport';

const step = algorithm('announce-channel-instance');

/** What the other side said about its channel. */
export interface ChannelConfiguration {
  readonly label: string;
  readonly ordered: boolean;
  readonly maxPacketLifeTime: number | null;
  readonly maxRetransmits: number | null;
  readonly protocol: string;
  readonly id: number | null;
}

/** The other side closed the channel, or the association, since it created it: then it may never be told of. */
const isOvertaken = (
  { association, connection }: SctpTransport,
  transport: DataTransport,
  opener: DataTransport,
): boolean =>
  (opener.closing || association?.alive !== true) &&
  !connection.world.chooser.choose('close.overtaken', [true, false], connection, transport);

function* announcing(
  end: SctpTransport,
  transport: DataTransport,
  configuration: ChannelConfiguration,
  opener: DataTransport,
): Process {
  yield queueTask('announce a data channel instance');
  const { connection } = end;
  if (step('2', connection.isClosed) || isOvertaken(end, transport, opener)) return;
  const channel: DataChannel = createAnRTCDataChannel(connection);
  channel.transport = transport;
  transport.channel = channel;
  const told = step('4') ? configuration : {};
  if (step('5')) Object.assign(channel, told);
  if (step('6')) channel.negotiated = false;
  if (step('7')) appendChannel(channel);
  if (step('8')) channel.readyState = 'open';
  if (step('9')) connection.world.observer.fire(connection, connection, 'datachannel', { channel });
  if (step('10')) announceAsOpen(transport);
}

/** https://w3c.github.io/webrtc-pc/#announcing-a-data-channel-instance. `opener`: the transport at the other side. */
export const announceInstance = (
  end: SctpTransport,
  transport: DataTransport,
  how: ChannelConfiguration,
  opener: DataTransport,
): void => end.connection.world.start('data', end.connection, announcing(end, transport, how, opener), transport);
