import type { Script } from '../../spec-model/vocabulary';
import type { Property } from '../property';
import { Chain } from './chain';
import { Guide } from './guide';
import type { CampaignOptions } from './options';
import { generated } from './scripts-of';

/** Scripts of one property, to be run one after the other. */
export interface Batch {
  readonly property: Property;
  readonly scripts: readonly Script[];
}

/** Scripts of a property in one round, where only the time is limited. */
const aRound = 2;
/** Of so many generated scripts, one is run. */
const choice = 2;

/** Cases of a property in one turn, where only the time is limited. */
const aTurn = 12;

/** The cases of all properties in turns: when the time is over, each has had some. What was found elsewhere comes behind them. */
const inTurns = function* (properties: readonly Property[], sought: ReadonlySet<string>): Generator<Batch> {
  yield* turns(
    properties.filter(({ found }) => !found).map((property) => ({ property, scripts: property.cases ?? [] })),
  );
  const isNew = (script: Script) => !sought.has(JSON.stringify(script));
  yield* turns(
    properties
      .filter(({ found }) => found)
      .map((property) => ({ property, scripts: (property.cases ?? []).filter(isNew) })),
  );
};

const turns = function* (batches: readonly Batch[]): Generator<Batch> {
  let left = batches;
  while (left.length > 0) {
    left = left.filter(({ scripts }) => scripts.length > 0);
    for (const { property, scripts } of left) yield { property, scripts: scripts.slice(0, aTurn) };
    left = left.map(({ property, scripts }) => ({ property, scripts: scripts.slice(aTurn) }));
  }
};

/** A few of each property in turns, until nobody asks for more: as long as those of applications, and those that do what was done least. */
const rounds = async function* ({ properties, seed, simulate }: Plan): AsyncGenerator<Batch> {
  const guide = simulate && new Guide(simulate);
  const chain = new Chain();
  for (let block = 0; ; block++)
    for (const property of properties) {
      const drawn = generated(property, seed, aRound * choice, block).map((script) => chain.longer(script));
      yield { property, scripts: guide ? await guide.choose(drawn, aRound) : drawn.slice(0, aRound) };
    }
};

type Plan = Pick<CampaignOptions, 'properties' | 'seed' | 'scripts' | 'time' | 'simulate'>;

/** What a campaign runs: all cases first, without those that were `sought` already, then generated scripts. A pure function of its arguments. */
export const schedule = async function* (plan: Plan, sought: ReadonlySet<string> = new Set()): AsyncGenerator<Batch> {
  const { properties, seed, scripts, time } = plan;
  if (properties.length === 0) return;
  if (time !== undefined && scripts === undefined) {
    yield* inTurns(properties, sought);
    return yield* rounds(plan); // which have no end
  }
  for (const property of properties) if (property.cases?.length) yield { property, scripts: property.cases };
  const share = Math.max(1, Math.floor((scripts ?? 0) / properties.length));
  for (const property of properties) yield { property, scripts: generated(property, seed, share) };
};
