import found from '../../fixtures/regressions/found.json';
import type { Script } from '../../spec-model/vocabulary';

const scripts = new Map<string, Script[]>();
for (const { fingerprint, script } of found)
  scripts.set(fingerprint, [...(scripts.get(fingerprint) ?? []), script as unknown as Script]);

/** The shortest scripts known for each divergence, by fingerprint: not every one shows it everywhere. */
export const shortestKnown: ReadonlyMap<string, readonly Script[]> = scripts;

/** Whether it was a relation that did not hold: its fingerprint begins with the id of that. */
const isOfRelation = (fingerprint: string): boolean => fingerprint.startsWith('metamorphic/');

/** Each once: many show more than one thing. */
const once = (scripts: readonly Script[]): readonly Script[] => [
  ...new Map(scripts.map((script) => [JSON.stringify(script), script])).values(),
];

/** Scripts that showed something that is not of a relation. */
export const foundScripts: readonly Script[] = once(
  [...shortestKnown].flatMap(([fingerprint, scripts]) => (isOfRelation(fingerprint) ? [] : scripts)),
);

/** Scripts that showed that a relation does not hold, by its id. */
export const foundFor = (relation: string): readonly Script[] =>
  once([...shortestKnown].flatMap(([fingerprint, scripts]) => (fingerprint.startsWith(`${relation}|`) ? scripts : [])));
