import { simulatorSession } from '../adapters/simulator';
import { allMarkers } from '../spec-model/infra/step';
import { isAllowed } from '../spec-model/judge/judge';
import type { Script } from '../spec-model/vocabulary';
import { scriptsOf } from '../suites/campaign/scripts-of';
import { properties } from '../suites/registry';

/** A process of bench/markers.ts: at each message it simulates and judges a script of each property, and tells how long that took, in milliseconds. */
const scripts = (seed: number): Script[] =>
  properties.flatMap((property) => scriptsOf({ ...property, cases: [] }, seed, 1));

const run = async (seed: number): Promise<number> => {
  const wanted = scripts(seed);
  const session = simulatorSession();
  const started = performance.now();
  let refused = 0;
  for (const script of wanted) if (!isAllowed(await session.perform(script, { quiet: 10, limit: 1000 }))) refused++;
  const took = performance.now() - started;
  if (refused > wanted.length / 20) throw new Error(`${refused} of ${wanted.length} are refused`);
  return took;
};

process.on('message', async (seed: number) => {
  const took = await run(seed);
  const ran = allMarkers().reduce((sum, { count }) => sum + count, 0);
  process.send?.({ took, ran });
});
