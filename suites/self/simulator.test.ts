import Ajv from 'ajv';
import test from 'ava';
import * as fc from 'fast-check';
import { simulatorSession } from '../../adapters/simulator';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import { supersededStep } from '../../spec-model/editions/switches';
import { allMarkers } from '../../spec-model/infra/step';
import { judge } from '../../spec-model/judge/judge';
import { Script } from '../../spec-model/vocabulary';
import { properties } from '../registry';
import { how, inRounds } from '../rounds';
import { choosers } from './choosers';

const scripts = inRounds(11, 2).slice(0, 360);

for (const [index, [name, chooser]] of Object.entries(choosers).entries())
  test.serial(`the simulator conforms to the model that it is, whichever it chooses: ${name}`, async (t) => {
    const session = simulatorSession({ chooser: chooser(5) });
    const own = scripts.filter((_, place) => place % 3 === index);
    for (const { property, script } of own) {
      const { verdict, divergence, notes } = judge(await session.perform(script, how));
      const fine = verdict === 'conforms' || verdict === 'permitted-variance';
      if (!fine) t.fail(`${property.id} ${verdict} ${divergence?.fingerprint ?? notes} ${JSON.stringify(script)}`);
    }
    t.is(own.length, 120);
  });

test.serial('every step that ran is one of the catalogue', (t) => {
  const ran = allMarkers().filter(({ count }) => count > 0);
  t.true(ran.length > 200, `${ran.length} steps ran`);
  const unknown = ran.filter(
    ({ algorithm, step }) => algorithmEntry(algorithm)?.steps[step] === undefined && !supersededStep(algorithm, step),
  );
  t.deepEqual(
    unknown.map(({ algorithm, step }) => `${algorithm}/${step}`),
    [],
  );
});

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
