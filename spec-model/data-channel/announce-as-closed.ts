import { errorValue } from '../infra/completion';
import { algorithm } from '../infra/step';
import { type Process, queueTask } from '../infra/world';
import { type DataChannel, removeChannel } from './channel';
import type { DataTransport } from './data-transport';

const step = algorithm('announce-channel-as-closed');

/** Whether the transport was closed with an error: an association that the other side ended may count as such. */
const hasError = ({ connection, transport }: DataChannel): boolean =>
  transport.failed ||
  (transport.end?.association?.alive === false &&
    connection.world.chooser.choose('sctp.abort', [true, false], connection, transport.channel ?? transport));

/** Of a channel that was not open yet, the end of the association may mean nothing. */
const goesOnWaiting = ({ connection, readyState, transport }: DataChannel): boolean => {
  if (readyState !== 'connecting' || transport.end?.association?.alive !== false) return false;
  transport.forsaken = !connection.world.chooser.choose('channel.abandoned', [true, false], connection, transport);
  return transport.forsaken;
};

function* announcing(transport: DataTransport): Process {
  yield queueTask('announce a data channel as closed');
  const { channel } = transport;
  if (!channel || goesOnWaiting(channel)) return;
  if (step('2', channel.readyState === 'closed')) return;
  if (step('3')) channel.readyState = 'closed';
  if (step('4')) removeChannel(channel);
  const error = errorValue('RTCError', 'the association failed', { errorDetail: 'sctp-failure' });
  if (step('5', hasError(channel))) channel.fire('error', { error });
  if (step('6')) channel.fire('close');
}

/** https://w3c.github.io/webrtc-pc/#dfn-announcing-a-data-channel-as-closed */
export const announceAsClosed = (transport: DataTransport): void => {
  transport.closed = true;
  const connection = transport.channel?.connection ?? transport.end?.connection;
  connection?.world.start('data', connection, announcing(transport), transport);
};
