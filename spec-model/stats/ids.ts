import { createHash } from 'node:crypto';
import type { Connection } from '../peer-connection/connection';

const known = new WeakMap<Connection, Map<string, Map<unknown, string>>>();

const inMap = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
};

/** The id of the statistics of that type about an object (or a text that names one): the same each time, and nothing that tells what it is of. */
export const idOf = (connection: Connection, type: string, object: unknown): string => {
  const types = known.get(connection) ?? new Map<string, Map<unknown, string>>();
  known.set(connection, types);
  const ids = inMap(types, type, () => new Map());
  return inMap(ids, object, () =>
    createHash('sha256').update(`${connection.index} ${type} ${ids.size}`).digest('hex').slice(0, 16),
  );
};
