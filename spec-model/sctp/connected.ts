import type { DataChannel } from '../data-channel/channel';
import { generateId } from '../data-channel/generate-id';
import { openStream } from '../data-channel/open-stream';
import { concludeOpening } from '../data-channel/opening-message';
import { unableToCreate } from '../data-channel/unable-to-create';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import type { Connection } from '../peer-connection/connection';
import { Association } from './association';
import { abortAssociation } from './closed';
import type { SctpTransport } from './transport';

const step = algorithm('sctp-transport-connected');
const state = algorithm('enum.RTCSctpTransportState');

/** How many streams of each direction were negotiated: what an implementation offers is its own affair. */
const streams = [65535, 1024];

const openKnown = (transport: SctpTransport, channel: DataChannel, count: number): void => {
  const { id, transport: stream } = channel;
  if (id !== null && id < count && !stream.end && !stream.closing) openStream(channel, transport);
};

const openOrFail = (transport: SctpTransport, channel: DataChannel): void => {
  if (step('4.2', channel.id === null)) channel.id = generateId(channel, transport.dtlsRole);
  if (step('4.3', channel.id === null || channel.id >= (transport.maxChannels ?? 0))) return unableToCreate(channel);
  openKnown(transport, channel, Number.POSITIVE_INFINITY);
  concludeOpening(channel);
};

const isOver = ({ connection, state: now }: SctpTransport): boolean => connection.isClosed || now === 'closed';

/**
 * https://w3c.github.io/webrtc-pc/#dfn-rtcsctptransport-connected. Unlike the letter, it ends if the transport was closed meanwhile
 * (CONFORMANCE.md, `closed-stays-closed`).
 */
function* connected(transport: SctpTransport): Process {
  const { connection } = transport;
  yield inParallel('an SCTP association is established');
  if (isOver(transport)) return;
  const count = connection.world.chooser.choose('sctp.streams', streams, connection, transport);
  for (const channel of connection.dataChannels) openKnown(transport, channel, count);
  yield queueTask('an SCTP transport is connected');
  if (isOver(transport)) return;
  if (state('connected')) transport.state = 'connected';
  if (step('3')) transport.maxChannels = count;
  if (step('4')) for (const channel of [...connection.dataChannels]) openOrFail(transport, channel);
  if (step('5')) connection.world.observer.fire(connection, transport, 'statechange', {});
}

/**
 * An SCTP association between the transports of two connections is established: to be called once both DTLS transports below are
 * connected. Tells whether there is one now that was not there before.
 */
export const associate = (a: Connection, b: Connection): boolean => {
  const [one, other] = [a.sctpTransport, b.sctpTransport];
  if (!one || !other || one.association || other.association || (a.isClosed && b.isClosed)) return false;
  const association = new Association([one, other]);
  for (const end of association.ends) {
    end.association = association;
    if (!end.connection.isClosed) end.connection.world.start('data', end.connection, connected(end), end);
  }
  for (const end of association.ends) if (end.connection.isClosed) abortAssociation(end);
  return true;
};
