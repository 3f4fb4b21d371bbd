import type { Script } from '../../spec-model/vocabulary';
import { shrink } from '../campaign/shrink';
import { isSound, type Mutant, notice, type Simulate } from './mutants';

/** So many runs may go into one mutant. */
const budget = 30;

/** Nothing is gained by making a script of three commands shorter. */
const short = 3;

/** Inside of `amongFailures`: the shortest script found that notices a mutant. `others`: scripts that noticed its neighbours, tried first. */
export const shorten = async (
  simulate: Simulate,
  mutant: Mutant,
  script: Script,
  others: readonly Script[],
): Promise<Script> => {
  let left = budget;
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: a step is broken in the whole process. */
  const notices = (candidate: Script): Promise<boolean> => {
    const mine = turn.then(async () => {
      if (--left < 0) return false;
      return (await notice(simulate, mutant, candidate)) !== undefined && (await isSound(simulate, candidate));
    });
    turn = mine;
    return mine;
  };
  if (script.length <= short) return script;
  let best = script;
  for (const other of [...others].sort((a, b) => a.length - b.length)) {
    if (other.length >= best.length || left < (2 * budget) / 3) break;
    if (await notices(other)) best = other;
  }
  if (best.length <= short) return best;
  return shrink(best, async (candidate) => ((await notices(candidate)) ? [] : undefined));
};
