import type { Connection } from '../peer-connection/connection';
import type { ChoiceSite } from './world';

/**
 * A value that the implementation makes up. Simulating, `write` makes one; judging, `pick` takes it from what the call at work is seen to
 * give, if that is something that may be.
 */
export const invent = <Returned, T>(
  connection: Connection,
  site: ChoiceSite,
  pick: (returned: Returned) => T | undefined,
  write: () => T,
): T => {
  const returned = connection.world.chooser.foresee?.(site, connection);
  return (returned === undefined || returned === null ? undefined : pick(returned as Returned)) ?? write();
};
