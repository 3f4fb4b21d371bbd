import { inParallel, type Process } from '../infra/world';
import type { SctpTransport } from '../sctp/transport';
import { announceInstance, type ChannelConfiguration } from './announce-an-instance';
import type { DataChannel } from './channel';
import { DataTransport } from './data-transport';
import { sendsOpening } from './opening-message';
import { closeTransport } from './stream-reset';

/** What the other side is told of a channel, see RFC 8832, section 5.1. */
const configurationOf = (channel: DataChannel): ChannelConfiguration => {
  const { label, ordered, maxPacketLifeTime, maxRetransmits, protocol, id } = channel;
  return { label, ordered, maxPacketLifeTime, maxRetransmits, protocol, id };
};

/**
 * The message that opens a channel arrives. If the stream is in use already, the sender of the message is to close its channel (RFC 8832,
 * section 6).
 */
function* opened(end: SctpTransport, opener: DataTransport, configuration: ChannelConfiguration): Process {
  yield inParallel('a data channel is opened by the other side');
  const { association, connection } = end;
  const { id } = configuration;
  if (!association || connection.isClosed || id === null) return;
  if (association.at(end).has(id)) {
    if (connection.world.chooser.choose('createDataChannel.conflict', [true], connection, opener))
      closeTransport(opener);
    return;
  }
  const transport = new DataTransport();
  transport.end = end;
  transport.id = id;
  association.at(end).set(id, transport);
  announceInstance(end, transport, configuration, opener);
}

/** Gives a channel the stream with its id. The other side is told, unless the application tells it, or the message is too large. */
export const openStream = (channel: DataChannel, end: SctpTransport): void => {
  const { transport, id, negotiated } = channel;
  const { association } = end;
  if (!association || id === null || !sendsOpening(channel, end)) return;
  transport.end = end;
  transport.id = id;
  association.at(end).set(id, transport);
  if (negotiated) return;
  const other = association.other(end);
  const { connection } = other;
  connection.world.start('data', connection, opened(other, transport, configurationOf(channel)), transport);
};
