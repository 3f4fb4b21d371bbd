import type { Mutation } from '../../spec-model/infra/step';
import type { Mutant } from './mutants';

/** The mutant of a name as `nameOf` gives it, without scripts. */
export const named = (name: string): Mutant => {
  const [place, mutation] = [name.lastIndexOf('/'), name.lastIndexOf(' ')];
  return {
    algorithm: name.slice(0, place),
    step: name.slice(place + 1, mutation),
    mutation: name.slice(mutation + 1) as Mutation,
    scripts: [],
  };
};
