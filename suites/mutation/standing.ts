import { type Survivor, survivors } from '../../spec-model/catalogue/surviving';
import type { Mutation } from '../../spec-model/infra/step';
import { keyOf } from './corpus';
import { type Mutant, nameOf } from './mutants';
import type { Witnesses } from './witnesses';

/** `algorithm/step mutation` -> why it survives. */
export const listed: ReadonlyMap<string, Survivor> = new Map(
  survivors.flatMap((survivor) =>
    survivor.mutations.map((mutation: Mutation) => [nameOf({ ...survivor, mutation }), survivor]),
  ),
);

/** What became of the mutants of a step, or of all. */
export interface Standing {
  readonly made: number;
  readonly killed: number;
  readonly listed: number;
  /** Names of those that survive without a reason. */
  readonly unexplained: readonly string[];
}

export const standingOf = (mutants: readonly Mutant[], killed: Witnesses): Standing => {
  const names = mutants.map(nameOf);
  const alive = names.filter((name) => !killed.has(name));
  return {
    made: names.length,
    killed: names.length - alive.length,
    listed: alive.filter((name) => listed.has(name)).length,
    unexplained: alive.filter((name) => !listed.has(name)),
  };
};

/** By `algorithm/step`. */
export const standingBySteps = (mutants: readonly Mutant[], killed: Witnesses): ReadonlyMap<string, Standing> => {
  const steps = new Map<string, Mutant[]>();
  for (const mutant of mutants) steps.set(keyOf(mutant), [...(steps.get(keyOf(mutant)) ?? []), mutant]);
  return new Map([...steps].map(([key, own]) => [key, standingOf(own, killed)]));
};
