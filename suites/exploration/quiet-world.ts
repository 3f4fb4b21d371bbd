import { type Edition, latest } from '../../spec-model/editions/editions';
import type { Names } from '../../spec-model/infra/names';
import { type Chooser, type IceAgent, type Observer, World } from '../../spec-model/infra/world';

/** The simplest of what the specification leaves open. */
export const simplest: Chooser = {
  choose: (_site, options) => options[0] as never,
  describe: (_connection, _plan, write) => write(),
};

const silent: Observer = { fire: () => {} };

export interface QuietOptions {
  readonly observer?: Observer;
  readonly agent?: IceAgent;
  readonly edition?: Edition;
  readonly names?: Names;
}

/** A world that runs in the turn of its caller. Time stands still: what is due later never comes. */
export const quietWorld = ({ observer = silent, agent, edition = latest, names }: QuietOptions = {}): World => {
  const world = new World(simplest, observer, agent, edition);
  world.clock = { now: () => 0, after: () => () => {} };
  if (names) world.names = names;
  return world;
};

/** Takes up work until none is left, oldest first. */
export const settle = (world: World): void => {
  world.runMicrotasks();
  for (let [next] = world.work; next; [next] = world.work) world.take(next);
};
