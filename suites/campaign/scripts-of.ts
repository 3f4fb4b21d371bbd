import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import type { Property } from '../property';
import type { Found } from './result';

/** A seed for each property that does not depend on which others are run. */
const seedOf = (seed: number, id: string): number =>
  [...id].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, seed | 0);

/** What has programs: a property, or a relation between two. */
type Source = Pick<Property, 'id' | 'cases' | 'script'>;

/** Generated scripts of a property; each block has other ones. */
export const generated = (property: Source, seed: number, count: number, block = 0): Script[] =>
  fc.sample(property.script, {
    seed: (seedOf(seed, property.id) + Math.imul(block, 0x9e3779b1)) | 0,
    numRuns: Math.max(1, count),
  });

/** The scripts of what was found, each once: many show more than one thing. */
export const scriptsIn = (found: readonly Found[]): Script[] => [
  ...new Map(found.map(({ script }) => [JSON.stringify(script), script])).values(),
];

/** The scripts of a property: its cases, then generated ones. */
export const scriptsOf = (property: Source, seed: number, count: number): Script[] => [
  ...(property.cases ?? []),
  ...generated(property, seed, count),
];
