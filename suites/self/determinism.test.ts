import test from 'ava';
import * as fc from 'fast-check';
import { simulatorSession } from '../../adapters/simulator';
import { judge } from '../../spec-model/judge/judge';
import type { Script } from '../../spec-model/vocabulary';
import { scriptsOf } from '../campaign/scripts-of';
import { properties } from '../registry';
import { how } from '../rounds';

const properties_ = fc.constantFrom(...properties);
const seeds = fc.integer();
const record = (script: Script) => simulatorSession().perform(script, how);

test('same seed, same scripts; other properties change nothing', (t) => {
  fc.assert(
    fc.property(properties_, seeds, fc.integer({ min: 1, max: 5 }), (property, seed, count) => {
      const scripts = scriptsOf(property, seed, count);
      t.deepEqual(scriptsOf(property, seed, count), scripts);
      t.deepEqual(scriptsOf(property, seed, count + 3).slice(0, scripts.length), scripts);
    }),
    { numRuns: 60 },
  );
});

test('same script, same trace; same trace, same judgement', async (t) => {
  await fc.assert(
    fc.asyncProperty(properties_, seeds, async (property, seed) => {
      const script = scriptsOf(property, seed, 1).at(-1) as Script;
      const trace = await record(script);
      t.deepEqual(await record(script), trace);
      t.deepEqual(judge(trace), judge(JSON.parse(JSON.stringify(trace))));
    }),
    { numRuns: 50, seed: 1 },
  );
});

test('a trace does not depend on the scripts that run beside it, but for the names that the simulator invents', async (t) => {
  const scripts = properties.slice(0, 12).map((property) => scriptsOf(property, 3, 1).at(-1) as Script);
  const session = simulatorSession();
  const together = await Promise.all(scripts.map((script) => session.perform(script, how)));
  const alone = await Promise.all(scripts.map(record));
  const shape = (trace: (typeof alone)[number]) =>
    trace.filter(({ t: kind }) => kind !== 'text').map(({ t: kind }) => kind);
  t.deepEqual(together.map(shape), alone.map(shape));
});
