import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import { noticedOf } from '../../reports/coverage';
import { survivors } from '../../spec-model/catalogue/surviving';
import { amongFailures, isSound, notice } from '../mutation/mutants';
import { named } from '../mutation/names';
import { listed } from '../mutation/standing';
import { readMutants, readWitnesses } from '../mutation/witnesses';

const mutants = readMutants();
const witnesses = readWitnesses();
const simulate = () => simulatorSession({ fuel: 20_000 });

/** One in so many is repeated each time; a search repeats all of them (`spec coverage --tries`). */
const stride = 25;

test('broken steps are noticed by the scripts that are stored for them, which the whole model accepts', async (t) => {
  const chosen = [...witnesses].filter((_, index) => index % stride === 0);
  t.true(chosen.length > 50);
  await amongFailures(async () => {
    for (const [name, script] of chosen) {
      t.not(await notice(simulate, named(name), script), undefined, name);
      t.true(await isSound(simulate, script), name);
    }
  });
});

test('what survives and is listed with a reason is a mutant, and survives', (t) => {
  t.deepEqual(
    [...listed.keys()].filter((name) => mutants.get(name) !== null),
    [],
  );
  for (const { algorithm, step, mutations, reason } of survivors) {
    t.true(mutations.length > 0 && reason.length > 20, `${algorithm}/${step}`);
  }
});

test('98 of 100 mutants are noticed, apart from those that are listed', (t) => {
  const unexplained = [...mutants].filter(([name, script]) => script === null && !listed.has(name));
  const share = witnesses.size / (witnesses.size + unexplained.length);
  t.true(share >= 0.98, `${(100 * share).toFixed(1)} %`);
});

test('a requirement has the number of its mutants that are noticed', (t) => {
  const noticed = noticedOf(witnesses.keys());
  t.true(noticed('close-the-connection', '3') > 0);
  t.true(noticed('close-the-connection') >= noticed('close-the-connection', '3'));
  t.is(noticed('no-such-algorithm'), 0);
});
