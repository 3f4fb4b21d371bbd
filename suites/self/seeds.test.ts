import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import * as fc from 'fast-check';
import { simulatorSession } from '../../adapters/simulator';
import { createSimulator } from '../../simulator';
import { judge } from '../../spec-model/judge/judge';
import type { Script, Trace } from '../../spec-model/vocabulary';
import { scriptsOf } from '../campaign/scripts-of';
import { properties } from '../registry';
import { how } from '../rounds';

const seeds = fc.integer();
const scripts = fc
  .tuple(fc.constantFrom(...properties), fc.nat(1000))
  .map(([property, seed]) => scriptsOf({ ...property, cases: [] }, seed, 1)[0] as Script);
const record = (script: Script, seed: number): Promise<Trace> => simulatorSession({ seed }).perform(script, how);

test('same seed, same trace to the last event; and the judge finds nothing, whichever it is', async (t) => {
  await fc.assert(
    fc.asyncProperty(scripts, seeds, async (script, seed) => {
      const trace = await record(script, seed);
      t.deepEqual(await record(script, seed), trace);
      const { verdict, divergence, notes } = judge(trace);
      t.true(verdict === 'conforms' || verdict === 'permitted-variance', divergence?.fingerprint ?? notes.join());
    }),
    { numRuns: 30, seed: 1 },
  );
});

test('another seed, other credentials and ids', async (t) => {
  const script: Script = [
    { pc: 0, call: 'addTrack', args: [{ $: 'track', kind: 'audio', index: 0 }] },
    { pc: 0, call: 'createOffer', args: [] },
  ];
  const invented = (trace: Trace) =>
    trace.flatMap((entry) => {
      if (entry.t === 'object') return [entry.id];
      return entry.t === 'text' ? (entry.s.match(/^a=ice-(ufrag|pwd):.*/gm) ?? []) : [];
    });
  const [one, other] = [invented(await record(script, 1)), invented(await record(script, 2))];
  t.true(one.length >= 3);
  t.deepEqual(
    one.filter((text) => other.includes(text)),
    [],
  );
});

const folder = join(__dirname, '../../fixtures/programs');

for (const name of readdirSync(folder).filter((file) => file.endsWith('.js')))
  test(`${name} ends in the same way, whatever the seed`, async (t) => {
    const run = require(join(folder, name)) as (interfaces: object) => Promise<object>;
    const expected = await run(createSimulator());
    for (const seed of [1, 2, 3]) t.deepEqual(await run(createSimulator({ seed })), expected, `seed ${seed}`);
  });
