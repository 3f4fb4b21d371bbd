import { remoteMaxMessageSize } from '../sctp/remote-max-message-size';
import type { SctpTransport } from '../sctp/transport';
import { announceAsOpen } from './announce-as-open';
import type { DataChannel } from './channel';
import { startClosingProcedure } from './closing-procedure';
import type { DataTransport } from './data-transport';
import { unableToCreate } from './unable-to-create';

/** What becomes of a channel whose opening message may not be sent: it opens all the same, it can not be created, or its transport is closed. */
export const openings = ['sent', 'impossible', 'closed'] as const;

/** DATA_CHANNEL_OPEN has 12 bytes before label and protocol (RFC 8832, section 5.1). */
const sizeOf = ({ label, protocol }: DataChannel): number =>
  12 + Buffer.byteLength(label, 'utf8') + Buffer.byteLength(protocol, 'utf8');

/** Whether the message that opens a channel is longer than the other side takes messages; 0 stands for any size (RFC 8841, section 6.1). */
export const isTooLargeToOpen = (channel: DataChannel, end: SctpTransport): boolean => {
  const limit = remoteMaxMessageSize(end);
  return !channel.negotiated && limit !== 0 && sizeOf(channel) > limit;
};

/**
 * Whether the other side is told of a channel. RFC 8841 forbids to send messages above its limit, RFC 8832 exempts none, and the connected
 * procedure announces every channel as open (CONFORMANCE.md, `open-too-large`).
 */
export const sendsOpening = (channel: DataChannel, end: SctpTransport): boolean => {
  const { connection, readyState, transport } = channel;
  if (readyState !== 'connecting' || !isTooLargeToOpen(channel, end)) return true;
  transport.opening ??= connection.world.chooser.choose('channel.too-large', openings, connection, channel);
  return transport.opening === 'sent';
};

const fail = (transport: DataTransport): void => {
  if (transport.closing) return;
  transport.failed = true;
  startClosingProcedure(transport, false);
};

/** The channel has its transport, or will never have one. */
export const concludeOpening = (channel: DataChannel): void => {
  const { transport } = channel;
  if (transport.opening === 'impossible') unableToCreate(channel);
  else if (transport.opening === 'closed') fail(transport);
  else announceAsOpen(transport);
};
