import type { Connection } from '../peer-connection/connection';
import type { Kind } from './track';

/** How many encodings the implementation may send at once, optimistically, where `wanted` are asked for: at least one. */
export const maximalEncodings = (connection: Connection, _kind: Kind, wanted: number): number => {
  if (wanted <= 1) return 1;
  const counts = Array.from({ length: wanted }, (_, index) => wanted - index);
  return connection.world.chooser.choose('encodings.maximal', counts, connection);
};
