import found from '../../fixtures/regressions/found.json';
import type { Script } from '../../spec-model/vocabulary';
import type { Found } from '../campaign/result';
import { scriptsIn } from '../campaign/scripts-of';

const all = found as unknown as readonly Found[];

/** Whether it was a relation that did not hold: its fingerprint begins with the id of that. */
const isOfRelation = ({ fingerprint }: Found): boolean => fingerprint.startsWith('metamorphic/');

/** The shortest scripts known for each divergence that is not of a relation: not every one shows it everywhere. */
export const foundBefore: readonly Found[] = all.filter((one) => !isOfRelation(one));

export const foundScripts: readonly Script[] = scriptsIn(foundBefore);

/** Scripts that showed that a relation does not hold, by its id. */
export const foundFor = (relation: string): readonly Script[] =>
  scriptsIn(all.filter(({ fingerprint }) => fingerprint.startsWith(`${relation}|`)));
