import test from 'ava';
import * as fc from 'fast-check';
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

/** What a campaign reports that runs `long`, and knows of a script that showed the same. */
const found = async (known?: Script): Promise<readonly Script[]> => {
  if (!fault) return [];
  const { findings } = await runCampaign({
    session: plantedSession(fault),
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
