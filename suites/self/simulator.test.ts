import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import { judge } from '../../spec-model/judge/judge';
import { how, inRounds } from '../rounds';
import { choosers } from './choosers';

const scripts = inRounds(11, 2).slice(0, 240);

for (const [name, chooser] of Object.entries(choosers))
  test(`the simulator conforms to the model that it is, whichever it chooses: ${name}`, async (t) => {
    const session = simulatorSession({ chooser: chooser(5) });
    for (const { property, script } of scripts) {
      const { verdict, divergence, notes } = judge(await session.perform(script, how));
      const fine = verdict === 'conforms' || verdict === 'permitted-variance';
      if (!fine) t.fail(`${property.id} ${verdict} ${divergence?.fingerprint ?? notes} ${JSON.stringify(script)}`);
    }
    t.is(scripts.length, 240);
  });
