import type { Chooser } from '../infra/world';
import { World } from '../infra/world';

const simplest: Chooser = {
  choose: (_site, options) => options[0] as never,
  describe: (_connection, _plan, write) => write(),
};

/** A world that chooses the first option everywhere, and tells nobody of events. */
export const quietWorld = (chooser: Partial<Chooser> = {}): World =>
  new World({ ...simplest, ...chooser }, { fire: () => {} });
