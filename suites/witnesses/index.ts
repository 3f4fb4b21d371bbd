import * as fc from 'fast-check';
import mutants from '../../fixtures/witnesses/mutants.json';
import steps from '../../fixtures/witnesses/steps.json';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import type { Script } from '../../spec-model/vocabulary';
import { type Property, property } from '../property';

/** Characters of JSON: longer ones have whole descriptions in them, which other properties vary. */
const longest = 4000;

const distinct = (scripts: readonly unknown[]): Script[] =>
  [...new Set(scripts.map((script) => JSON.stringify(script)))]
    .filter((text) => text.length <= longest)
    .map((text) => JSON.parse(text) as Script);

/** The algorithms of the catalogue that names of steps begin with. */
const algorithmsOf = (names: readonly string[]): string[] =>
  [...new Set(names.map((name) => name.split('/')[0] ?? ''))].filter((key) => algorithmEntry(key) !== undefined);

/** One after the other, in the same connections. */
const together = (scripts: readonly Script[]): fc.Arbitrary<Script> =>
  fc.array(fc.constantFrom(...scripts), { minLength: 2, maxLength: 3, size: 'max' }).map((list) => list.flat());

const ofSteps = distinct(steps.witnesses.map(({ script }) => script));
const ofMutants = distinct(mutants.scripts);

/** Programs that were searched for, and not written: what is short and reaches far. */
export const witnesses: readonly Property[] = [
  property('witnesses', 'steps', {
    title: 'each step that an exploration reaches is followed in the shortest program that reaches it',
    checks: algorithmsOf(steps.witnesses.map(({ step }) => step)),
    cases: ofSteps,
    script: together(ofSteps),
  }),
  property('witnesses', 'mutants', {
    title: 'whatever way a step can be broken in, the program that would notice it does not',
    checks: algorithmsOf(Object.keys(mutants.mutants)),
    cases: ofMutants,
    script: together(ofMutants),
  }),
];
