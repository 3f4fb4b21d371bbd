import type { Script } from '../../spec-model/vocabulary';
import { type Mutant, tryMutant } from '../mutation/mutants';
import type { Explored } from './explore';
import { shortestForEach } from './shortest';

/**
 * For each mutant, the shortest explored script that notices it. To be called inside of `amongFailures`. States are told apart as they are in
 * the whole model, so a script is shortest among those that were explored, not among all.
 * @param most - with how many scripts that run its step a mutant is tried
 */
export const shortestForMutants = async <T extends Omit<Mutant, 'scripts'>>(
  explored: Iterable<Explored>,
  mutants: readonly T[],
  simulate: Parameters<typeof tryMutant>[0],
  most = Number.POSITIVE_INFINITY,
): Promise<ReadonlyMap<T, Script>> => {
  const tried = new Map<T, number>();
  return shortestForEach(explored, mutants, async (mutant, { script, path }) => {
    const count = tried.get(mutant) ?? 0;
    if (count >= most || !path.ran.has(`${mutant.algorithm}/${mutant.step}`)) return false;
    tried.set(mutant, count + 1);
    const { kill } = await tryMutant(simulate, { ...mutant, scripts: [script] }, 1);
    return kill !== undefined;
  });
};
