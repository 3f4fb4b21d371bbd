import found from '../../fixtures/regressions/found.json';
import type { Script } from '../../spec-model/vocabulary';

/** The shortest script known for each divergence, by fingerprint. */
export const shortestKnown: ReadonlyMap<string, Script> = new Map(
  found.map(({ fingerprint, script }) => [fingerprint, script as unknown as Script]),
);

/** Whether it was a relation that did not hold: its fingerprint begins with the id of that. */
const isOfRelation = (fingerprint: string): boolean => fingerprint.startsWith('metamorphic/');

/** Scripts that showed something that is not of a relation. */
export const foundScripts: readonly Script[] = [...shortestKnown].flatMap(([fingerprint, script]) =>
  isOfRelation(fingerprint) ? [] : [script],
);

/** Scripts that showed that a relation does not hold, by its id. */
export const foundFor = (relation: string): readonly Script[] =>
  [...shortestKnown].flatMap(([fingerprint, script]) => (fingerprint.startsWith(`${relation}|`) ? [script] : []));
