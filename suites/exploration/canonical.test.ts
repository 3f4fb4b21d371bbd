import test from 'ava';
import * as fc from 'fast-check';
import { alphabets } from './alphabets';
import type { Alphabet, Letter } from './alphabets/letters';
import { canonicalForm } from './canonical';
import { ModelRun } from './model-run';

const runOf = (letters: readonly Letter[]): ModelRun => {
  const run = new ModelRun();
  for (const { script, waits } of letters) {
    run.perform(script);
    if (waits) run.settle();
  }
  return run;
};

/** Where scripts have led to, and what the application is told from there on. */
const future = (prefix: readonly Letter[], rest: readonly Letter[]): string => {
  const run = runOf(prefix);
  run.settle();
  const before = run.told.length;
  for (const { script, waits } of rest) {
    run.perform(script);
    if (waits) run.settle();
  }
  run.settle();
  return canonicalForm(run, run.told.slice(before));
};

const words = (alphabet: Alphabet, most: number) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength: most, size: 'max' });

/** Random scripts by the form of the state that they lead to, where several lead to the same. */
const meetings = (alphabet: Alphabet, seed: number, count: number): (readonly Letter[])[][] => {
  const byForm = new Map<string, (readonly Letter[])[]>();
  for (const word of fc.sample(words(alphabet, 7), { seed, numRuns: count })) {
    const form = canonicalForm(runOf(word).settle());
    byForm.set(form, [...(byForm.get(form) ?? []), word]);
  }
  return [...byForm.values()].filter((list) => new Set(list.map((word) => JSON.stringify(word))).size > 1);
};

for (const [name, alphabet] of Object.entries(alphabets))
  test(`${name}: scripts that lead to the same canonical form go on in the same way`, (t) => {
    const met = meetings(alphabet, 1, 100);
    t.true(met.length > 3, `${met.length} states were met twice`);
    const continuations = fc.sample(words(alphabet, 5), { seed: 2, numRuns: 3 });
    for (const [first = [], ...others] of met)
      for (const other of others.slice(0, 2))
        for (const rest of continuations)
          t.true(future(first, rest) === future(other, rest), JSON.stringify({ first, other, rest }));
  });
