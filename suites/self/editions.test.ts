import test from 'ava';
import { runs } from '../../fixtures/witnesses/own-edition.json';
import { differences } from '../../spec-model/editions/differences';
import { type Edition, editions, findEdition, latest, withSwitches } from '../../spec-model/editions/editions';
import { switches, switchKeys } from '../../spec-model/editions/switches';
import { judge } from '../../spec-model/judge/judge';
import type { Script } from '../../spec-model/vocabulary';
import { aims } from '../editions/aims';
import { fitEditions } from '../editions/fit';
import { keysOf } from '../editions/keys';
import { search } from '../editions/search';
import { witnesses } from '../editions/witnesses';
import { how } from '../rounds';
import { choosers } from './choosers';
import { checkEditions, scriptsFor, simulate } from './editions';

const edition = (id: string): Edition => {
  const found = findEdition(id);
  if (!found) throw new Error(`there is no edition ${id}`);
  return found;
};

test('each switch is in some editions and not in others, is aimed at, and has a witness', (t) => {
  for (const key of switchKeys) {
    const having = editions.filter((one) => one.has(key)).length;
    t.true(having > 0 && having < editions.length, key);
    t.true(
      aims.some((aim) => aim.key === key),
      key,
    );
    t.true(switches[key].differences.every((row) => row in differences));
    if (!('unseen' in switches[key]))
      t.true(
        witnesses.some((witness) => witness.key === key),
        `${key} has no witness`,
      );
  }
  for (const row of Object.keys(differences))
    t.true(
      witnesses.some(({ difference }) => difference === row),
      `${row} has no witness`,
    );
});

test('editions are found by their ids, whole or with a whole date', (t) => {
  for (const one of editions) t.is(findEdition(one.id), one);
  t.is(findEdition('rec-2021-01-26')?.id, 'REC-2021');
  t.is(findEdition('ED'), latest);
  t.is(findEdition('REC-2022'), undefined);
});

test('a script that one edition allows is refused by another only where switches explain it', async (t) => {
  const { scripts, accepted, refused, unexplained } = await checkEditions(5, scriptsFor(5, 100));
  t.is(scripts, 100);
  t.true(accepted > 0 && refused.size > 3);
  t.deepEqual(unexplained, []);
});

test('same seed, same programs', async (t) => {
  const options = { simulate, seed: 3, scripts: 6 };
  const [a, b] = [edition('CR-2019'), edition('REC-2021')];
  const first = await search(a, b, options);
  t.true(first.some(({ found }) => found));
  t.deepEqual(await search(a, b, options), first);
});

test('an implementation that follows an edition fits it wherever editions differ', async (t) => {
  for (const id of ['REC-2021', 'REC-2024+CA', 'REC-2025', latest.id]) {
    const session = { ...simulate(edition(id)), implementation: { name: 'model', version: id }, stop: async () => {} };
    const fits = await fitEditions(session, witnesses, { ...how, budget: 60_000 });
    const told = fits.filter((fit) => fit.fits !== undefined);
    t.true(told.length > 20, `${told.length} told`);
    for (const { key, difference, fits: found } of told)
      t.true(found?.includes(id), `${id} does not fit ${difference ?? key}`);
  }
});

test('switches of a row change nothing else', (t) => {
  for (const witness of witnesses) t.true(keysOf(witness).includes(witness.key));
  t.is(withSwitches(latest, [], edition('REC-2021')).changes.size, latest.changes.size);
});

for (const { title, edition: id, chooser, seed, script } of runs)
  test(`${id} accepts itself: ${title}`, async (t) => {
    const choose = choosers[chooser];
    if (!choose) return t.fail('there is no such way to choose');
    const trace = await simulate(edition(id), choose(seed)).perform(script as unknown as Script, how);
    const { verdict, divergence } = judge(trace, { edition: edition(id) });
    t.is(divergence?.fingerprint, undefined);
    t.true(verdict === 'conforms' || verdict === 'permitted-variance', verdict);
  });
