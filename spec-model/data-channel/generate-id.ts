import type { Connection } from '../peer-connection/connection';
import type { DtlsRole } from '../sctp/transport';
import type { DataChannel } from './channel';

/** The greatest id that a channel may have. */
const greatest = 65534;
/** How many of the free ids are looked at: which of them an implementation takes is its own affair. */
const some = 512;

/** Ids of the channels in [[DataChannels]]. */
export const idsInUse = ({ dataChannels }: Connection): Set<number> =>
  new Set(dataChannels.flatMap(({ id }) => (id === null ? [] : [id])));

/** Ids of channels that have left [[DataChannels]] while their streams are not reset yet. */
export const idsBeingClosed = ({ channels }: Connection): Set<number> =>
  new Set([...channels].flatMap(({ id, transport }) => (id === null || transport.closed ? [] : [id])));

const freeIds = (connection: Connection, role: DtlsRole | null): number[] => {
  const last = Math.min(greatest, (connection.sctpTransport?.maxChannels ?? greatest + 1) - 1);
  const taken = new Set([...idsInUse(connection), ...idsBeingClosed(connection)]);
  const free: number[] = [];
  for (let id = role === 'server' ? 1 : 0; id <= last && free.length < some; id += role ? 2 : 1)
    if (!taken.has(id)) free.push(id);
  return free;
};

/**
 * An id as RFC 8832, section 6 wants it: even at the DTLS client, odd at the server (either, where the model does not know yet which it is),
 * and free. Which of these is free to choose. Null if none is left.
 */
export const generateId = (channel: DataChannel, role: DtlsRole | null): number | null => {
  const { connection } = channel;
  const [first, ...others] = freeIds(connection, role);
  if (first === undefined) return null;
  return connection.world.chooser.choose('createDataChannel.id', [first, ...others], connection, channel);
};
