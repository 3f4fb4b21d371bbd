import type { Connection } from '../peer-connection/connection';
import type { Encoding } from './encoding';

/** How many of the encodings the implementation may send at once, optimistically: at least one. */
export const maximalEncodings = (connection: Connection, wanted: readonly Encoding[], kind: string): number => {
  if (wanted.length <= 1) return 1;
  const counts = wanted.map((_, index) => wanted.length - index);
  return connection.world.chooser.choose('encodings.maximal', counts, connection, { wanted, kind });
};
