import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import { supersededStep } from '../../spec-model/editions/switches';
import { allMarkers } from '../../spec-model/infra/step';
import { judge } from '../../spec-model/judge/judge';
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
