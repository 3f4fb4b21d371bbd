import { faults } from '../../adapters/fakes/faults';
import { inRounds } from '../rounds';
import { blindSpots } from './blind-spots';
import { findFault } from './find-fault';

/**
 * Prints what becomes of each planted fault: `npx ts-node -T suites/self/faults-report.ts [SEED] [NAME]`. Every property gives its cases and
 * 40 generated scripts, in rounds.
 */
const report = async (seed: number, name: string): Promise<void> => {
  const scripts = inRounds(seed, 40);
  const row = (...cells: string[]) =>
    console.log(cells.map((cell, index) => cell.padEnd([40, 38, 9, 8, 8][index] ?? 0)).join(' '));
  console.log(`${scripts.length} scripts of seed ${seed}`);
  row('fault', 'found by', 'commands', 'scripts', 'seconds', 'step');
  let found = 0;
  for (const fault of faults.filter((one) => one.name.includes(name))) {
    const result = await findFault(fault, scripts);
    if (!result) {
      row(fault.name, '-', '-', '-', '-', blindSpots[fault.name] ?? 'not found');
      continue;
    }
    found++;
    const step = result.step === fault.breaks ? 'the one broken' : result.step;
    const { property, script, scripts: needed, duration } = result;
    row(fault.name, property, String(script.length), String(needed), (duration / 1000).toFixed(2), step);
  }
  console.log(`${found} found`);
};

const [seed = '1', name = ''] = process.argv.slice(2);
report(Number(seed), name);
