import { errorValue } from '../infra/completion';
import { algorithm } from '../infra/step';
import { type Process, queueTask } from '../infra/world';
import { type DataChannel, removeChannel } from './channel';
import type { DataTransport } from './data-transport';

const step = algorithm('announce-channel-as-closed');

/** Whether the transport was closed with an error: an association that the other side ended may count as such. */
const hasError = ({ connection, transport }: DataChannel, waits: boolean): boolean =>
  transport.failed ||
  ((waits || transport.end?.association?.alive === false) &&
    connection.world.chooser.choose('sctp.abort', [true, false], connection, transport.channel ?? transport));

/** Of a channel that was not open yet, the end of the association may mean nothing. `waits`: there was none. */
const goesOnWaiting = ({ connection, readyState, transport }: DataChannel, waits: boolean): boolean => {
  if (readyState !== 'connecting' || !(waits || transport.end?.association?.alive === false)) return false;
  const goesOn = !connection.world.chooser.choose('channel.abandoned', [true, false], connection, transport);
  transport.forsaken = goesOn && !waits;
  return goesOn;
};

function* announcing(transport: DataTransport, waits: boolean): Process {
  yield queueTask('announce a data channel as closed');
  const { channel } = transport;
  if (!channel || goesOnWaiting(channel, waits)) return;
  transport.closed ||= waits;
  if (step('2', channel.readyState === 'closed')) return;
  if (step('3')) channel.readyState = 'closed';
  if (step('4')) removeChannel(channel);
  const error = errorValue('RTCError', 'the association failed', { errorDetail: 'sctp-failure' });
  if (step('5', hasError(channel, waits))) channel.fire('error', { error });
  if (step('6')) channel.fire('close');
}

/**
 * https://w3c.github.io/webrtc-pc/#dfn-announcing-a-data-channel-as-closed
 * @param waits its channel waits for an association, and may go on to
 */
export const announceAsClosed = (transport: DataTransport, waits = false): void => {
  transport.closed ||= !waits;
  const connection = transport.channel?.connection ?? transport.end?.connection;
  connection?.world.start('data', connection, announcing(transport, waits), transport);
};
