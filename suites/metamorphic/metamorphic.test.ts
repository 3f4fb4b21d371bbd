import test from 'ava';
import { faults } from '../../adapters/fakes/faults';
import { plantedSession } from '../../adapters/fakes/planted';
import { simulatorSession } from '../../adapters/simulator';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import type { Chooser } from '../../spec-model/infra/world';
import type { Entry } from '../../spec-model/vocabulary';
import { relations } from '.';
import { checkPair } from './check-pair';
import { runMetamorphic } from './run';

const how = { quiet: 10, limit: 2000 };
const budget = { ...how, seed: 4, scripts: 12, repeat: 2 };
const write: Chooser['describe'] = (_connection, _plan, text) => text();

/** Relation -> a fault that it has to notice. */
const noticed: Readonly<Record<string, string>> = {
  'metamorphic/rolled-back': 'rollback-keeps-mid',
  'metamorphic/failed-calls': 'failed-transceiver-stays',
  'metamorphic/apart': 'track-of-another-connection',
  'metamorphic/end-twice': 'ends-once',
  'metamorphic/spellings': 'null-is-no-dictionary',
  'metamorphic/queued': 'operations-in-parallel',
};

for (const relation of relations) {
  test(`${relation.id} holds on the simulator, whichever it chooses`, async (t) => {
    for (const choose of [undefined, (list: readonly unknown[]) => list.at(-1)]) {
      const chooser = choose && ({ choose: (_site, options) => choose(options), describe: write } as Chooser);
      const session = simulatorSession(chooser ? { chooser } : {});
      let compared = 0;
      const found = await runMetamorphic(session, [relation], {
        ...budget,
        scripts: 6,
        onPair: (_relation, _script, pair) => {
          if (pair) compared++;
        },
      });
      t.deepEqual(
        found.map(({ divergence, script }) => [divergence.fingerprint, script]),
        [],
      );
      t.true(compared >= 5, `${compared} pairs`);
    }
  });

  test(`${relation.id} notices ${noticed[relation.id]}, shortens and repeats it`, async (t) => {
    const fault = faults.find(({ name }) => name === noticed[relation.id]);
    if (!fault) return t.fail();
    const { cases: _, ...generated } = relation;
    const [finding] = await runMetamorphic(plantedSession(fault), [generated], budget);
    if (!finding) return t.fail('not noticed');
    const { property, divergence, script, repeated, other } = finding;
    t.is(property, relation.id);
    if (relation.named) t.is(divergence.at.algorithm, 'RTCPeerConnection.addTransceiver'); // of the planted fault
    t.true(divergence.fingerprint.startsWith(`${relation.id}|`));
    t.true(divergence.expected.startsWith(`as ${relation.other}: `));
    t.deepEqual(repeated, { shown: 2, of: 2 });
    t.true(script.length <= 4, JSON.stringify(script));
    t.notDeepEqual(other.script, script);
    const again = await checkPair(plantedSession(fault), relation, script, how);
    t.is(again?.divergence?.fingerprint, divergence.fingerprint);
    t.is((await checkPair(simulatorSession(), relation, script, how))?.divergence, undefined);
  });
}

test('each relation has an id of its own and follows from steps that there are', (t) => {
  t.is(new Set(relations.map(({ id }) => id)).size, relations.length);
  for (const { id, checks, title } of relations) {
    t.regex(id, /^metamorphic\/[a-z-]+$/);
    t.regex(title, /^\S.*[^.\s]$/);
    for (const key of checks) {
      const [algorithm = '', step = ''] = key.split('/');
      t.truthy(algorithmEntry(algorithm)?.steps[step], `${id} ${key}`);
    }
  }
});

test('a failed call that changed something is named by the step that refuses it', (t) => {
  const failedCalls = relations.find(({ id }) => id === 'metamorphic/failed-calls');
  const entry: Entry = { t: 'call', i: 3, on: 'pc0', m: 'createDataChannel', kind: 'call', a: [] };
  t.is(
    failedCalls?.named?.([entry], [{ command: { wait: 'settle' }, from: 2 }]),
    'RTCPeerConnection.createDataChannel/15',
  );
});
