import { algorithm } from '../infra/step';
import { type Process, queueTask } from '../infra/world';
import type { DataChannel } from './channel';
import type { DataTransport } from './data-transport';
import { receiveMessage } from './receive-a-message';

const step = algorithm('announce-channel-as-open');

/** The association ended before the task: the transport may never have been ready. */
const isOvertaken = (transport: DataTransport, channel: DataChannel): boolean => {
  const { connection, readyState } = channel;
  if (readyState !== 'connecting' || transport.end?.association?.alive !== false) return false;
  if (transport.forsaken) return true;
  return !connection.world.chooser.choose('close.overtaken', [true, false], connection, transport);
};

function* announcing(transport: DataTransport): Process {
  yield queueTask('announce a data channel as open');
  const { channel } = transport;
  if (!channel || isOvertaken(transport, channel)) return;
  if (step('1', channel.connection.isClosed)) return;
  if (step('3', channel.readyState === 'closing' || channel.readyState === 'closed')) return;
  if (step('4')) channel.readyState = 'open';
  if (step('5')) channel.fire('open');
  for (const message of transport.early.splice(0)) receiveMessage(transport, message);
}

/** https://w3c.github.io/webrtc-pc/#announce-datachannel-open */
export const announceAsOpen = (transport: DataTransport): void => {
  const connection = transport.channel?.connection ?? transport.end?.connection;
  connection?.world.start('data', connection, announcing(transport), transport);
};
