import { errorValue, type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import type { Association } from '../sctp/association';
import { countMessageSent } from '../stats/flow';
import { reduceBufferedAmount } from './buffered-amount';
import type { DataChannel } from './channel';
import { type DataTransport, Departure } from './data-transport';
import { messageOf, readOn, type SendData } from './message';
import { receiveMessage } from './receive-a-message';

const step = algorithm('RTCDataChannel.send');

/** Whether it left before the association ended. What follows something that did not leave did not leave either. */
const hasLeft = (transport: DataTransport, { alive }: Association): boolean => {
  const { channel } = transport;
  if (alive || !channel) return alive;
  const { connection } = channel;
  transport.stuck ||= !connection.world.chooser.choose('message.sent', [false, true], connection, channel);
  return !transport.stuck;
};

function* departing(departure: Departure, association: Association): Process {
  yield queueTask('a message was sent');
  const { channel } = departure.transport;
  if (!channel || channel.connection.isClosed || !hasLeft(departure.transport, association)) return;
  reduceBufferedAmount(channel, departure.bytes);
}

/** Step 7, in parallel: messages of a channel leave in the order in which they were sent. */
function* transmitting(transport: DataTransport): Process {
  yield inParallel('transmit a message');
  while (transport.pending[0]?.ready === false) {
    yield inParallel('read a Blob');
    readOn(transport.pending[0]);
  }
  const message = transport.pending.shift();
  const connection = transport.channel?.connection;
  const association = transport.end?.association;
  if (!message || !connection || !association) return;
  countMessageSent(transport, message.bytes.length);
  const peer = association.peerOf(transport);
  if (peer) receiveMessage(peer, message, !association.alive);
  const departure = new Departure(transport, message.bytes.length);
  connection.world.start('data', connection, departing(departure, association), departure);
}

/** An error of SCTP while a message is transmitted. */
function* failing(transport: DataTransport): Process {
  yield queueTask('a message led to an SCTP error');
  const error = errorValue('RTCError', 'the message could not be sent', { errorDetail: 'sctp-failure' });
  if (step('7')) transport.channel?.fire('error', { error });
}

/** The layer below could not transmit. */
export const transmissionFailed = (transport: DataTransport): void => {
  const connection = transport.channel?.connection;
  connection?.world.start('data', connection, failing(transport), transport);
};

/** https://w3c.github.io/webrtc-pc/#datachannel-send */
export const send = (channel: DataChannel, data: SendData): Thrown | undefined => {
  const { connection, transport } = channel;
  if (step('2')) channel.isTransferable = false;
  if (step('3', channel.readyState !== 'open'))
    return throws('InvalidStateError', `the channel is ${channel.readyState}`);
  const message = messageOf(step('4') ? data : '');
  const size = message.bytes.length;
  const { maxMessageSize, maxBufferSize } = connection.sctpTransport ?? { maxMessageSize: null, maxBufferSize: null };
  if (step('5', size > (maxMessageSize ?? Number.POSITIVE_INFINITY)))
    return throws('TypeError', `a message may have ${maxMessageSize} bytes, not ${size}`);
  if (step('6', channel.bufferedAmount + size > (maxBufferSize ?? Number.POSITIVE_INFINITY)))
    return throws('OperationError', `there is no room for ${size} bytes`);
  if (step('7')) {
    transport.pending.push(message);
    connection.world.start('data', connection, transmitting(transport), transport);
  }
  if (step('8')) channel.bufferedAmount += size;
  return undefined;
};
