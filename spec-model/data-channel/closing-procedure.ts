import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import { type DataChannel, removeChannel } from './channel';
import type { DataTransport } from './data-transport';
import { closeTransport } from './stream-reset';

const step = algorithm('data-channel-closing-procedure');

/** Both sides closed at the same time: the text does not say which of them initiated the procedure. */
const closedMeanwhile = (channel: DataChannel): boolean =>
  channel.readyState === 'closing' &&
  channel.connection.world.chooser.choose('closing.initiated', [true, false], channel.connection, channel);

/** The association ended since the other side closed the channel: then the closing procedure may never be seen. */
const isOvertaken = ({ end, channel }: DataTransport): boolean => {
  if (!channel || end?.association?.alive !== false) return false;
  const { connection } = channel;
  return !connection.world.chooser.choose('close.overtaken', [true, false], connection, channel.transport);
};

/** Steps 3 and 4. */
const begin = (channel: DataChannel, byClose: boolean): void => {
  if (step('3')) removeChannel(channel);
  if (!step('4', !byClose && !closedMeanwhile(channel))) return;
  channel.readyState = 'closing';
  channel.fire('closing');
};

/**
 * Unlike the letter, it ends if the channel is closed already: nothing leads back from there (CONFORMANCE.md, `closed-stays-closed`).
 */
function* closing(transport: DataTransport, byClose: boolean): Process {
  yield queueTask('close a data channel', byClose);
  const { channel } = transport;
  if (channel?.readyState === 'closed' || (!byClose && isOvertaken(transport))) return;
  if (channel) begin(channel, byClose);
  if (!step('5')) return;
  yield inParallel('close the data transport');
  if (step('5.1')) while (transport.pending.length > 0) yield inParallel('finish sending');
  transport.pending.splice(0);
  if (step('5.2') && step('5.2.1')) closeTransport(transport);
}

/** https://w3c.github.io/webrtc-pc/#data-transport-closing-procedure. `byClose`: the application called close(). */
export const startClosingProcedure = (transport: DataTransport, byClose: boolean): void => {
  if (transport.closing) return;
  transport.closing = true;
  const connection = transport.channel?.connection ?? transport.end?.connection;
  connection?.world.start('data', connection, closing(transport, byClose), transport);
};
