import { algorithm } from '../infra/step';
import { type Process, queueTask } from '../infra/world';
import type { Connection } from '../peer-connection/connection';
import { abortAssociation } from '../sctp/closed';
import type { DataChannel } from './channel';

const step = algorithm('close-the-connection');

/** Whether close() of the connection fires `close` at a channel: the letter has no event, implementations do (w3c/webrtc-pc#3085). */
function* closeEvent(channel: DataChannel): Process {
  const { connection } = channel;
  yield queueTask('tell that a data channel was closed');
  if (connection.world.chooser.choose('close.own', [false, true], connection, channel)) channel.fire('close');
}

/** Steps 5 and 6 of close the connection: the channels are closed abruptly, and the other side is told that the association ended. */
export const closeChannelsAndSctp = (connection: Connection): void => {
  for (const channel of connection.channels) {
    const before = channel.readyState;
    if (step('5')) channel.readyState = 'closed';
    if (before !== 'closed') connection.world.start('data', connection, closeEvent(channel), channel.transport);
  }
  const { sctpTransport } = connection;
  if (step('6', sctpTransport !== null) && sctpTransport) {
    abortAssociation(sctpTransport);
    sctpTransport.state = 'closed';
  }
};
