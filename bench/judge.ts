/**
 * The judge on what @roamhq/wrtc does: entries per second, and its share of the time of a campaign, in which it judges a trace while other scripts
 * are run. The goal is less than 10 %. A third number is its share of what a script costs when nothing is waited for: on the simulator.
 *
 *     node -r ts-node/register/transpile-only bench/judge.ts [scripts a property]
 */
import type { Session } from '../adapters/contract';
import { findAdapter } from '../adapters/registry';
import { simulatorSession } from '../adapters/simulator';
import { judge } from '../spec-model/judge/judge';
import { forEachOf } from '../suites/campaign/pool';
import { scriptsOf } from '../suites/campaign/scripts-of';
import { properties } from '../suites/registry';

/** As in a campaign: how many scripts are in flight, and milliseconds. */
const width = 16;
const how = { quiet: 25, limit: 2000 };

/** Of one suite, or of all, one script after another property's. */
const scriptsFor = (count: number, suites: readonly string[]) => {
  const chosen = properties.filter(({ suite }) => suites.length === 0 || suites.includes(suite));
  return chosen.flatMap((property) => scriptsOf({ ...property, cases: [] }, 1, count));
};

interface Measured {
  readonly entries: number;
  /** Milliseconds: in the judge, and in all. */
  readonly judging: number;
  readonly all: number;
}

const measure = async (session: Session, scripts: ReturnType<typeof scriptsFor>, most: number): Promise<Measured> => {
  let [entries, judging] = [0, 0];
  const started = performance.now();
  await forEachOf(scripts, most, async (script) => {
    const trace = await session.perform(script, how);
    const before = performance.now();
    judge(trace);
    judging += performance.now() - before;
    entries += trace.length;
  });
  return { entries, judging, all: performance.now() - started };
};

const tell = (name: string, { entries, judging, all }: Measured): void => {
  const rate = Math.round((entries * 1000) / judging).toLocaleString('en');
  const share = `${((100 * judging) / all).toFixed(1)} %`;
  console.log(
    `${name.padEnd(16)} ${rate.padStart(9)} entries a second judged; judging is ${share.padStart(6)} of ${(all / 1000).toFixed(1)} s`,
  );
};

const main = async (count: number): Promise<void> => {
  const known = ['sender-reuse', 'end-of-candidates', 'error-codes']; // those of `npm start`
  await measure(simulatorSession(), scriptsFor(2, []), 1);
  const adapter = findAdapter('wrtc');
  if ((await adapter.available({})).ok) {
    const session = await adapter.start({});
    try {
      tell('@roamhq/wrtc', await measure(session, scriptsFor(count, known), width));
    } finally {
      await session.stop();
    }
  }
  tell('simulator', await measure(simulatorSession(), scriptsFor(count, []), 1));
};

main(Number(process.argv[2] ?? 5)).catch((error) => {
  console.error(String(error));
  process.exitCode = 1;
});
