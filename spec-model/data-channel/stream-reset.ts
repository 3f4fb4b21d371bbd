import { algorithm } from '../infra/step';
import { inParallel, type Process } from '../infra/world';
import { announceAsClosed } from './announce-as-closed';
import { startClosingProcedure } from './closing-procedure';
import type { DataTransport } from './data-transport';

const step = algorithm('data-channel-closing-procedure');

/** Both streams were reset: the number is free again. */
const finish = (transport: DataTransport): void => {
  const { end, id, resetSent, resetReceived } = transport;
  if (!step('5.3', resetSent && resetReceived)) return;
  if (end && id !== null && end.association?.at(end).get(id) === transport) end.association.at(end).delete(id);
  announceAsClosed(transport);
};

/** The other side reset its outgoing stream: this side closes, too. */
function* resetArrives(transport: DataTransport): Process {
  yield inParallel('the stream of a data channel is reset');
  if (transport.end?.association?.alive !== true) return;
  transport.resetReceived = true;
  startClosingProcedure(transport, false);
  finish(transport);
}

/** Where only one side has the channel, nothing says how the other side answers. */
const answeredByNone = ({ end, channel }: DataTransport): boolean =>
  end === null ||
  channel === null ||
  channel.connection.world.chooser.choose('close.unmatched', [true, false], channel.connection, channel);

/** Whether the reset of a channel that was never open means something to the other side, which was negotiated apart. */
const isHeard = ({ unsure }: DataTransport, peer: DataTransport): boolean => {
  const { channel } = peer;
  if (!unsure || !channel?.negotiated) return true;
  return channel.connection.world.chooser.choose('close.heard', [true, false], channel.connection, peer);
};

/** Closing a data channel by resetting its outgoing stream, see RFC 8831, section 6.7. */
export const closeTransport = (transport: DataTransport): void => {
  const { end } = transport;
  const peer = end?.association?.peerOf(transport);
  transport.resetSent = true;
  if (peer?.end && isHeard(transport, peer))
    peer.end.connection.world.start('data', peer.end.connection, resetArrives(peer), peer);
  else if (peer || end?.association?.alive === false || answeredByNone(transport)) transport.resetReceived = true;
  finish(transport);
};
