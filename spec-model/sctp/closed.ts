import { announceAsClosed } from '../data-channel/announce-as-closed';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import type { SctpTransport } from './transport';

const state = algorithm('enum.RTCSctpTransportState');

const close = (transport: SctpTransport): void => {
  if (transport.state === 'closed' || !state('closed')) return;
  transport.state = 'closed';
  transport.connection.world.observer.fire(transport.connection, transport, 'statechange', {});
};

function* closing(transport: SctpTransport): Process {
  yield queueTask('an SCTP transport is closed');
  close(transport);
}

/** Also those of which the application is not told yet: what was queued before tells of them, and then they are closed. */
const closeChannels = (transport: SctpTransport): void => {
  const { connection, association } = transport;
  for (const channel of connection.channels) {
    if (channel.readyState === 'closed' || channel.transport.end === null) continue;
    announceAsClosed(channel.transport);
  }
  for (const stream of association?.at(transport).values() ?? []) if (!stream.channel) announceAsClosed(stream);
};

/**
 * The association ended: the transport and its channels are closed, in tasks. The text has no order of `statechange` and the channels' events
 * (w3c/webrtc-pc#3022).
 */
export const associationEnded = (transport: SctpTransport): void => {
  const { connection } = transport;
  const { world } = connection;
  if (transport.state === 'closed' || connection.isClosed) return;
  const first = world.chooser.choose('sctp.closed-first', [true, false], connection, transport);
  if (!first) closeChannels(transport);
  world.start('data', connection, closing(transport), transport);
  if (first) closeChannels(transport);
};

/** DTLS ended before there was an association: the transport is closed, and so may be the channels that wait for one. */
export const endUnassociated = (transport: SctpTransport): void => {
  const { connection } = transport;
  if (transport.state === 'closed' || connection.isClosed) return;
  connection.world.start('data', connection, closing(transport), transport);
  for (const channel of connection.dataChannels)
    if (channel.readyState === 'connecting' && channel.transport.end === null)
      announceAsClosed(channel.transport, true);
};

function* abortArrives(transport: SctpTransport): Process {
  yield inParallel('an ABORT chunk arrives');
  associationEnded(transport);
}

/** This end sends an ABORT chunk. */
export const abortAssociation = (transport: SctpTransport): void => {
  const { association } = transport;
  if (!association?.alive) return;
  association.alive = false;
  const other = association.other(transport);
  const { connection } = other;
  connection.world.start('data', connection, abortArrives(other), other);
};

function* abandoning(transport: SctpTransport): Process {
  yield queueTask('an SCTP transport is closed');
  const { connection } = transport;
  if (connection.world.chooser.choose('sctp.abandoned', [false, true], connection, transport)) close(transport);
}

/**
 * The connection has no use for the transport any more: data was refused, or the offer of data was rolled back. Where there is no
 * association yet, the text does not say what becomes of the transport's state.
 */
export const abandonTransport = (transport: SctpTransport): void => {
  const { association, connection } = transport;
  if (!association) return connection.world.start('data', connection, abandoning(transport), transport);
  if (!association.alive) return;
  abortAssociation(transport);
  associationEnded(transport);
};
