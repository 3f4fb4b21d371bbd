import { type Chooser, World } from '../../infra/world';
import { Connection } from '../../peer-connection/connection';

/** An event that the model fired. */
export interface Fired {
  readonly target: object;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A world in which every choice is the first option, or the one named for its site. */
export const worldWith = (
  choices: Readonly<Record<string, unknown>> = {},
): { readonly world: World; readonly fired: Fired[] } => {
  const fired: Fired[] = [];
  const chooser: Chooser = {
    choose: (site, options) => (site in choices ? choices[site] : options[0]) as never,
    describe: (_connection, _plan, write) => write(),
  };
  const world = new World(chooser, {
    fire: (_connection, target, type, detail) => void fired.push({ target, type, detail }),
  });
  return { world, fired };
};

export const connectionWith = (choices: Readonly<Record<string, unknown>> = {}): Connection =>
  new Connection(worldWith(choices).world);

/** Runs everything that is suspended. */
export const run = ({ world }: Connection): void => {
  world.runMicrotasks();
  for (let next = world.work[0]; next; next = world.work[0]) world.take(next);
};
