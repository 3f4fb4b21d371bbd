import { type Edition, findEdition } from '../editions/editions';
import type { Timers } from '../infra/clock';
import { Random } from '../infra/random';
import type { ChoiceSite, Chooser } from '../infra/world';
import type { IceOptions } from './ice-agent';

/** What a simulator may be told. */
export interface SimulatorOptions extends Timers {
  /**
   * Every choice that the specification leaves, every id and every credential comes from it; not how its defects are read. Without one: the
   * simplest choices, and names that count.
   */
  readonly seed?: number;
  /** `virtual`: what is due later waits for `clock`. */
  readonly time?: 'real' | 'virtual';
  /** The text to follow, or its id; the pinned one by default. */
  readonly edition?: Edition | string;
  readonly ice?: IceOptions;
  /** A macrotask of the host. */
  readonly queueTask?: (run: () => void) => void;
  readonly chooser?: Chooser;
  /** How many tasks and microtasks may run: with a broken step the model may never come to rest. */
  readonly fuel?: number;
}

const simplest: Chooser = {
  choose: (_site, options) => options[0] as never,
  describe: (_connection, _plan, write) => write(),
};

/** How defects of the text are read is no freedom of an implementation: a seed does not draw it. */
const readings: ReadonlySet<ChoiceSite> = new Set([
  'addIceCandidate.added',
  'addIceCandidate.after-end',
  'answer.layer',
  'connectionState.completed',
  'description.error',
  'msid.default',
]);

const drawing = (random: Random): Chooser => ({
  choose: (site, options) => options[readings.has(site) ? 0 : random.below(options.length)] as never,
  describe: simplest.describe,
});

export const chooserOf = ({ chooser, seed }: SimulatorOptions): Chooser =>
  chooser ?? (seed === undefined ? simplest : drawing(new Random(seed)));

export const editionOf = ({ edition }: SimulatorOptions): Edition | undefined => {
  if (typeof edition !== 'string') return edition;
  const found = findEdition(edition);
  if (!found) throw new RangeError(`there is no edition ${edition}`);
  return found;
};
