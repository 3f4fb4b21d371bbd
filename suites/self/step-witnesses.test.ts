import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import pairs from '../../fixtures/witnesses/pairs.json';
import steps from '../../fixtures/witnesses/steps.json';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import { findEdition } from '../../spec-model/editions/editions';
import { supersededStep } from '../../spec-model/editions/switches';
import type { Script } from '../../spec-model/vocabulary';
import { accepts, simulated } from '../editions/tell-apart';
import { lengthOf } from '../exploration/alphabets/letters';
import { stepsOf } from '../exploration/witnesses';
import { simulate } from './editions';

test.serial('each witness runs its step', async (t) => {
  const session = simulatorSession();
  const ran = new Map<string, ReadonlySet<string>>();
  for (const { step, script, length } of steps.witnesses) {
    const text = JSON.stringify(script);
    const known = ran.get(text) ?? (await stepsOf(session, script as Script));
    ran.set(text, known);
    t.true(known.has(step), `${step}: ${text}`);
    t.is(lengthOf(script as Script), length, step);
  }
});

test.serial('there is one witness a step, and each step is one of the catalogue', (t) => {
  const names = steps.witnesses.map(({ step }) => step);
  t.is(new Set(names).size, names.length);
  t.true(names.length > 500, `${names.length} steps`);
  for (const name of names) {
    const cut = name.lastIndexOf('/');
    const [algorithm, step] = [name.slice(0, cut), name.slice(cut + 1)];
    t.true(algorithmEntry(algorithm)?.steps[step] !== undefined || supersededStep(algorithm, step) !== undefined, name);
  }
});

test.serial('each pair of editions is told apart', async (t) => {
  t.true(pairs.witnesses.length > 30);
  for (const { editions, script } of pairs.witnesses) {
    const [a, b] = editions.map((id) => findEdition(id));
    if (!a || !b) return t.fail(editions.join());
    const told = async (follows: typeof a, other: typeof a) =>
      !accepts(other, await simulated(simulate, follows, script as Script));
    t.true((await told(a, b)) || (await told(b, a)), `${editions}: ${JSON.stringify(script)}`);
  }
});
