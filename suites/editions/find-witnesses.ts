import { switches } from '../../spec-model/editions/switches';
import { type Aim, aims } from './aims';
import { type SearchOptions, searchFor } from './search';
import { sidesOf } from './sides';
import { pairOf, type Witness, witnessOf } from './witness';

/** A witness for each aim, between two editions that follow each other; `missing`: those that were not found and should be. */
export const searchWitnesses = async (
  options: SearchOptions,
): Promise<{ readonly witnesses: readonly Witness[]; readonly missing: readonly Aim[] }> => {
  const witnesses: Witness[] = [];
  const missing: Aim[] = [];
  for (const aim of aims) {
    const [a, b] = pairOf(aim.key);
    const found = await searchFor(aim, a, b, options);
    if (found) witnesses.push(witnessOf(aim, found, await sidesOf(aim, found, options.simulate), options.seed));
    else if (switches[aim.key].unseen === undefined) missing.push(aim);
  }
  return { witnesses, missing };
};
