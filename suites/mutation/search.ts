import type { Script } from '../../spec-model/vocabulary';
import { amongFailures, type Mutant, nameOf, type Simulate, tryMutant } from './mutants';
import { shorten } from './shorten';
import type { Witnesses } from './witnesses';

export interface SearchOptions {
  readonly simulate: Simulate;
  /** How many scripts of the suites a mutant is tried with that its known witness does not notice. */
  readonly tries: number;
  readonly known: Witnesses;
  /** Whether what is found is made as short as may be. */
  readonly shorten: boolean;
  readonly progress?: (done: number, all: number) => void;
}

/** Tries every mutant: with the script that is known to notice it, then with those of the suites. Gives those that were noticed, each with its script. */
export const search = (mutants: readonly Mutant[], options: SearchOptions): Promise<Witnesses> =>
  amongFailures(async () => {
    const { simulate, tries, known } = options;
    const found = new Map<string, Script>();
    const ofAlgorithm = new Map<string, Set<Script>>();
    for (const [index, mutant] of mutants.entries()) {
      const name = nameOf(mutant);
      const witness = known.get(name);
      const { kill } = await tryMutant(simulate, mutant, tries, witness ? [witness] : []);
      options.progress?.(index + 1, mutants.length);
      if (!kill) continue;
      const others = ofAlgorithm.get(mutant.algorithm) ?? new Set();
      ofAlgorithm.set(mutant.algorithm, others);
      const isNew = options.shorten && kill.script !== witness;
      const script = isNew ? await shorten(simulate, mutant, kill.script, [...others]) : kill.script;
      others.add(script);
      found.set(name, script);
    }
    return found;
  });
