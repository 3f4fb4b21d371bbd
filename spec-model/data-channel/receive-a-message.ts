import { algorithm } from '../infra/step';
import { type Process, queueTask } from '../infra/world';
import { countMessageReceived } from '../stats/flow';
import type { DataChannel } from './channel';
import { Arrival, type DataTransport } from './data-transport';
import { KnownBlob, type Message } from './message';

const step = algorithm('receive-a-message');

const dataOf = ({ binaryType }: DataChannel, { type, bytes }: Message): string | Blob | ArrayBuffer => {
  if (step('4a', type === 'string')) return Buffer.from(bytes).toString('utf8');
  const copy = new Uint8Array(bytes);
  if (step('4b', binaryType === 'blob')) return new KnownBlob([copy]);
  return step('4c') ? copy.buffer : '';
};

/** Whether what comes for a channel that is not open yet, and will be, is kept for it. The letter discards it. */
const isKept = ({ connection, readyState }: DataChannel, transport: DataTransport): boolean =>
  readyState === 'connecting' && connection.world.chooser.choose('message.early', [false, true], connection, transport);

/**
 * Whether it got lost: the association ended, or the channel is unreliable. What arrives after a message that an end of the association cost
 * is lost as well. `late`: it was transmitted when the association had ended; it may have been before.
 */
const isLost = (transport: DataTransport, late: boolean): boolean => {
  const { channel, end } = transport;
  if (!channel || transport.cut) return true;
  const { connection, maxPacketLifeTime, maxRetransmits } = channel;
  const ended = end?.association?.alive !== true;
  if (!ended && maxPacketLifeTime === null && maxRetransmits === null) return false;
  const lost = connection.world.chooser.choose('message.lost', [late, !late], connection, transport);
  transport.cut = ended && lost;
  return lost;
};

function* receiving(transport: DataTransport, message: Message, late: boolean): Process {
  yield queueTask('receive a message');
  const { channel } = transport;
  if (!channel || isLost(transport, late)) return;
  const { connection } = channel;
  if (step('3', channel.readyState !== 'open')) {
    if (isKept(channel, transport)) transport.early.push(message);
    return;
  }
  countMessageReceived(transport, message.bytes.length);
  const data = step('4') ? dataOf(channel, message) : '';
  if (step('5')) channel.fire('message', { data, origin: connection.documentOrigin });
}

/** https://w3c.github.io/webrtc-pc/#dfn-receiving-messages-on-a-data-channel */
export const receiveMessage = (transport: DataTransport, message: Message, late = false): void => {
  const connection = transport.channel?.connection ?? transport.end?.connection;
  connection?.world.start('data', connection, receiving(transport, message, late), new Arrival(transport, message));
};
