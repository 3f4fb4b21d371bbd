import test from 'ava';
import * as fc from 'fast-check';
import type { Session } from '../../adapters/contract';
import { plantedSession } from '../../adapters/fakes/planted';
import type { Script } from '../../spec-model/vocabulary';
import { property } from '../property';
import { visibleFaults } from '../self/fault-search';
import { readWitnesses } from '../self/fault-witnesses';
import { runCampaign } from './campaign';

const fault = visibleFaults.find(({ name }) => name === 'reuse-keeps-direction');
const { script: witness = [], fingerprint = '' } = readWitnesses()['reuse-keeps-direction'] ?? {};
const wait = [{ wait: 'settle' }] as Script;
const long = [...wait, ...wait, ...witness, ...wait];

const isSame = (one: Script, other: Script): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Shows the fault each time, but in every second run of `script`. */
const unsteadyFor = (script: Script, session: Session): Session => {
  let runs = 0;
  return {
    ...session,
    perform: (performed, options) =>
      session.perform(isSame(performed, script) && runs++ % 2 === 1 ? wait : performed, options),
  };
};

/** What a campaign reports that runs `long`, and knows of a script that showed the same. */
const found = async (known?: Script, change = (session: Session): Session => session): Promise<readonly Script[]> => {
  if (!fault) return [];
  const { findings } = await runCampaign({
    session: change(plantedSession(fault)),
    properties: [
      property('regressions', 'one', {
        title: 'a script',
        checks: [],
        cases: [long],
        script: fc.constant(long),
        ...(known ? { found: [{ fingerprint, seen: {}, script: known }] } : {}),
      }),
    ],
    seed: 1,
    scripts: 1,
    repeat: 2,
    quiet: 10,
    limit: 2000,
  });
  return findings.map(({ script }) => script);
};

test('what is not known is shrunk', async (t) => {
  t.deepEqual(await found(), [witness]);
});

test('the shortest script known is taken as it is, if it shows the divergence', async (t) => {
  const known = [...wait, ...witness];
  t.deepEqual(await found(known), [known]);
});

test('one that does not show it any more is left', async (t) => {
  t.deepEqual(await found(wait), [witness]);
});

test('one that shows it in half of the repetitions is left for one that always does', async (t) => {
  const known = [...wait, ...witness];
  t.deepEqual(await found(known, (session) => unsteadyFor(known, session)), [witness]);
});
