import Ajv from 'ajv';
import test from 'ava';
import * as fc from 'fast-check';
import { simulatorSession } from '../../adapters/simulator';
import { judge } from '../../spec-model/judge/judge';
import { Script } from '../../spec-model/vocabulary';
import { properties } from '../registry';
import { how } from '../rounds';

test('every sub-sequence of a script is a script, which runs to its end and conforms', async (t) => {
  const isScript = new Ajv({ strict: false }).compile(Script);
  const session = simulatorSession();
  const scripts = fc.constantFrom(...properties).chain(({ script }) => script);
  await fc.assert(
    fc.asyncProperty(scripts, fc.infiniteStream(fc.boolean()), async (script, keep) => {
      const part = script.filter(() => keep.next().value);
      t.true(isScript(part), JSON.stringify(isScript.errors));
      const trace = await session.perform(part, how);
      t.is(trace.at(-1)?.t, 'end');
      const { verdict, divergence } = judge(trace);
      t.true(verdict === 'conforms' || verdict === 'permitted-variance', divergence?.fingerprint);
    }),
    { numRuns: 150, seed: 1 },
  );
});
