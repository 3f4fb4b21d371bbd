import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import * as fc from 'fast-check';
import refused from '../../fixtures/witnesses/refused.json';
import { parseCandidate } from '../../spec-model/sdp/candidate';
import { checkSyntax, syntaxProblems } from '../../spec-model/sdp/reader';
import { candidateTexts } from './candidates';
import corpus from './corpus.json';
import { lineEnds, mutated, mutationKinds, mutations } from './mutate';
import { oddLines } from './tokens';

const texts = Object.values(corpus);
const [data] = texts as [string[], ...string[][]];

test('the corpus is what implementations wrote', (t) => {
  for (const [name, lines] of Object.entries(corpus)) {
    const file = path.join(__dirname, '../../fixtures/sdp', `${name}.sdp`);
    t.is(mutated(lines, []), readFileSync(file, 'utf8'), name);
    t.deepEqual(checkSyntax(mutated(lines, [])), { ok: true }, name);
  }
});

test('a mutation is a function of its numbers, takes any text, and ends lines as it is told', (t) => {
  fc.assert(
    fc.property(fc.constantFrom(...texts, []), mutations(5), fc.constantFrom(...lineEnds), (lines, list, end) => {
      const text = mutated(lines, list, end);
      t.is(mutated(lines, list, end), text);
      t.true(text === '' || text.endsWith(end));
    }),
  );
});

test('every kind of mutation changes a description, at most places', (t) => {
  const whole = mutated(texts[4] as string[], []);
  for (const kind of mutationKinds) {
    const changed = Array.from({ length: 60 }, (_, at) => mutated(texts[4] as string[], [{ kind, at, to: at + 1 }]));
    t.true(changed.filter((text) => text !== whole).length > 30, kind);
  }
});

/** Shares of what random mutations give. */
const shares = (list: readonly ('fine' | 'open' | 'wrong')[]) =>
  (['fine', 'open', 'wrong'] as const).map((one) => list.filter((other) => other === one).length / list.length);

test('mutations leave enough that is right, and spoil enough', (t) => {
  const samples = fc.sample(fc.tuple(fc.constantFrom(...texts), mutations(3)), { numRuns: 400, seed: 5 });
  const [fine = 0, , wrong = 0] = shares(
    samples.map(([lines, list]) => {
      const result = checkSyntax(mutated(lines, list));
      return result.ok ? 'fine' : result.open ? 'open' : 'wrong';
    }),
  );
  t.true(fine > 0.1 && wrong > 0.2, JSON.stringify({ fine, wrong }));
});

test('candidates too', (t) => {
  const results = fc.sample(candidateTexts, { numRuns: 400, seed: 5 }).map(parseCandidate);
  const [fine = 0, , wrong = 0] = shares(
    results.map((result) => (result.ok ? (result.open.length > 0 ? 'open' : 'fine') : 'wrong')),
  );
  t.true(fine > 0.02 && wrong > 0.2, JSON.stringify({ fine, wrong }));
});

test('among the lines that are added are right ones and wrong ones', (t) => {
  const results = oddLines.map((line) => checkSyntax(mutated([...data, line], [])));
  t.true(results.filter(({ ok }) => ok).length > 10);
  t.true(results.filter((result) => !result.ok && !result.open).length > 10);
});

test('each text that is kept for a defect of syntax has that one alone', (t) => {
  for (const [what, sdp] of Object.entries(refused))
    t.deepEqual(
      syntaxProblems(sdp).map((problem) => problem.what),
      [what],
    );
});
