import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import { judge } from '../../spec-model/judge/judge';
import { how, inRounds } from '../rounds';
import { choosers } from './choosers';

const scripts = inRounds(11, 2).slice(0, 360);

for (const [index, [name, chooser]] of Object.entries(choosers).entries())
  test(`the simulator conforms to the model that it is, whichever it chooses: ${name}`, async (t) => {
    const session = simulatorSession({ chooser: chooser(5) });
    const own = scripts.filter((_, place) => place % 3 === index);
    for (const { property, script } of own) {
      const { verdict, divergence, notes } = judge(await session.perform(script, how));
      const fine = verdict === 'conforms' || verdict === 'permitted-variance';
      if (!fine) t.fail(`${property.id} ${verdict} ${divergence?.fingerprint ?? notes} ${JSON.stringify(script)}`);
    }
    t.is(own.length, 120);
  });
