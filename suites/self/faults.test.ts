import test from 'ava';
import { faults } from '../../adapters/fakes/faults';
import { plantedSession } from '../../adapters/fakes/planted';
import { findAdapter } from '../../adapters/registry';
import { simulatorSession } from '../../adapters/simulator';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import { explain } from '../../spec-model/judge/explain';
import { fingerprintOf, judge } from '../../spec-model/judge/judge';
import { runCampaign } from '../campaign/campaign';
import { properties } from '../registry';
import { how } from '../rounds';
import { blindSpots } from './blind-spots';
import { mostCommands } from './fault-lengths';
import { visibleFaults } from './fault-search';
import { readWitnesses } from './fault-witnesses';

// What a search found is repeated here; `npm run test:search` searches.
const witnesses = readWitnesses();
const intact = simulatorSession();

for (const fault of visibleFaults)
  test(`found: ${fault.title}`, async (t) => {
    const witness = witnesses[fault.name];
    if (!witness) return t.fail('it has no witness: npx ts-node -T suites/self/search-faults.ts --missing');
    const { script, fingerprint } = witness;
    const trace = await plantedSession(fault).perform(script, how);
    t.is(judge(trace).divergence?.fingerprint, fingerprint);
    t.is(fingerprintOf(trace), fingerprint);
    t.true(script.length <= mostCommands(fault.name), JSON.stringify(script));
    const { verdict } = judge(await intact.perform(script, how));
    t.true(verdict === 'conforms' || verdict === 'permitted-variance', `${verdict} without the fault`);
  });

test('at least 70 faults are put down to the step that they break', async (t) => {
  const explained = visibleFaults.filter(({ name, breaks }) => witnesses[name]?.step === breaks);
  t.true(explained.length >= 70, `${explained.length}`);
  // The search that found them wrote the steps; every twentieth is explained anew.
  for (const fault of explained.filter((_, index) => index % 20 === 0)) {
    const trace = await plantedSession(fault).perform(witnesses[fault.name]?.script ?? [], how);
    const { divergence } = judge(trace);
    const { at } = (divergence && (explain(trace, divergence) ?? divergence)) ?? {};
    t.is(at?.step === '' ? at.algorithm : `${at?.algorithm}/${at?.step}`, fault.breaks, fault.name);
  }
});

test('each witness shows a fault that there is, and is a script of a property', (t) => {
  const known = new Set(visibleFaults.map(({ name }) => name));
  const ids = new Set(properties.map(({ id }) => id));
  for (const [name, { property }] of Object.entries(witnesses)) {
    t.true(known.has(name), name);
    t.true(ids.has(property), `${name}: ${property}`);
  }
});

test('faults that are not noticed are faults, each with a reason', (t) => {
  for (const [name, reason] of Object.entries(blindSpots)) {
    t.true(
      faults.some((one) => one.name === name),
      name,
    );
    t.not(reason, '');
  }
  t.is(visibleFaults.length + Object.keys(blindSpots).length, faults.length);
});

test('each fault has a name of its own, breaks a step that there is, and is an adapter', async (t) => {
  t.is(new Set(faults.map(({ name }) => name)).size, faults.length);
  t.true(faults.length >= 26);
  for (const { name, breaks } of faults) {
    const [algorithm = '', step] = breaks.split('/');
    const entry = algorithmEntry(algorithm);
    t.truthy(entry, breaks);
    if (step !== undefined) t.truthy(entry?.steps[step], breaks);
    const session = await findAdapter(`fake:${name}`).start({});
    t.is(session.implementation.name, `fake:${name}`);
    await session.stop();
  }
});

test('a campaign finds a fault, shortens and repeats it, and names the step that is not followed', async (t) => {
  const fault = faults.find(({ name }) => name === 'reuse-keeps-direction');
  if (!fault) return t.fail();
  const { findings } = await runCampaign({
    session: plantedSession(fault),
    properties: properties.filter(({ suite }) => suite === 'sender-reuse'),
    seed: 1,
    scripts: 100,
    repeat: 3,
    quiet: 10,
    limit: 2000,
  });
  const found = findings.find(({ divergence: { at } }) => `${at.algorithm}/${at.step}` === fault.breaks);
  t.true(
    findings.length > 0 && (found?.script.length ?? 99) <= mostCommands(fault.name),
    JSON.stringify(findings.map(({ script }) => script)),
  );
  t.deepEqual(found?.repeated, { shown: 3, of: 3 });
  t.regex(found?.divergence.explanation ?? '', /^behaves as if step 8\.5 of RTCPeerConnection\.addTrack/);
});
