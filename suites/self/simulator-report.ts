import { simulatorSession } from '../../adapters/simulator';
import { algorithmEntries } from '../../spec-model/catalogue/catalogue';
import { allMarkers } from '../../spec-model/infra/step';
import { judge } from '../../spec-model/judge/judge';
import { type Aimed, how, inRounds } from '../rounds';
import { choosers } from './choosers';

const perSeed = 2500;

/**
 * Runs scripts on the simulator, with several seeds and ways to choose, and prints what diverges, and which steps of the specification ran:
 * `npx ts-node suites/self/simulator-report.ts [SCRIPTS [SUITE or SUITE/PROPERTY ...]]`
 */
const report = async (wanted: number, selected: readonly string[]): Promise<void> => {
  const isSelected = ({ property: { id, suite } }: Aimed) =>
    selected.length === 0 || selected.includes(suite) || selected.includes(id);
  const verdicts = new Map<string, number>();
  const names = Object.keys(choosers);
  const started = Date.now();
  let done = 0;
  for (let seed = 1; done < wanted; seed++) {
    const name = names[seed % names.length] as keyof typeof choosers;
    const session = simulatorSession({ chooser: choosers[name]?.(seed) as never });
    for (const { property, script } of inRounds(seed, 60)
      .filter(isSelected)
      .slice(0, Math.min(perSeed, wanted - done))) {
      done++;
      const { verdict, divergence, notes } = judge(await session.perform(script, how));
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      if (verdict === 'conforms' || verdict === 'permitted-variance') continue;
      console.log(`${verdict} seed ${seed} ${name} ${property.id} ${divergence?.fingerprint ?? notes}`);
      console.log(`  ${JSON.stringify(script)}`);
    }
  }
  console.log(`${done} scripts in ${Date.now() - started} ms:`, Object.fromEntries(verdicts));
  coverage();
};

/** How many steps of each algorithm ran. */
const coverage = (): void => {
  const ran = new Map<string, number>();
  for (const { algorithm, count } of allMarkers()) if (count > 0) ran.set(algorithm, (ran.get(algorithm) ?? 0) + 1);
  console.log('\nalgorithms that ran, with how many of their steps decided or changed something');
  for (const [key, { steps }] of algorithmEntries()) {
    const count = ran.get(key);
    if (count) console.log(`  ${key.padEnd(52)} ${count} of ${Object.keys(steps).length}`);
  }
  const none = [...algorithmEntries().keys()].filter((key) => !ran.has(key));
  console.log(`\n${ran.size} algorithms ran, ${none.length} did not:\n  ${none.join('\n  ')}`);
};

report(Number(process.argv[2] ?? 20_000), process.argv.slice(3));
