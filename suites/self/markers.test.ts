import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import { supersededStep } from '../../spec-model/editions/switches';
import { allMarkers } from '../../spec-model/infra/step';
import { judge } from '../../spec-model/judge/judge';
import { properties } from '../registry';
import { how, inRounds } from '../rounds';

test('every step that runs is one of the catalogue', async (t) => {
  const session = simulatorSession();
  for (const { script } of inRounds(4, 2).slice(0, 200)) judge(await session.perform(script, how));
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

test('what properties aim at is in the catalogue', (t) => {
  for (const { id, checks } of properties) {
    t.true(checks.length > 0, id);
    for (const check of checks) {
      const [algorithm = '', step] = check.split('/');
      const entry = algorithmEntry(algorithm);
      t.true(entry !== undefined && (step === undefined || step in entry.steps), `${id} checks ${check}`);
    }
  }
});
