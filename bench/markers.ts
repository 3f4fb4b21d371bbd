/**
 * What step markers cost: the same scripts simulated and judged with them, and with them compiled out (without-markers.js), in two processes that take
 * turns. The goal is less than 10 %.
 *
 *     node -r ts-node/register/transpile-only bench/markers.ts [rounds]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { median } from './median';

/** Rounds before the clock starts: code is compiled and optimised meanwhile. */
const warmUp = 3;

interface Told {
  readonly took: number;
  /** How many markers have run in the process. */
  readonly ran: number;
}

const start = (...hooks: readonly string[]): ChildProcess => {
  return fork(join(__dirname, 'simulate-and-judge.ts'), [], {
    execArgv: ['ts-node/register/transpile-only', ...hooks].flatMap((hook) => ['-r', hook]),
  });
};

const ask = async (child: ChildProcess, seed: number): Promise<Told> => {
  const answer = once(child, 'message');
  const end = once(child, 'exit').then(([code]) => {
    throw new Error(`the process ended with ${code}`);
  });
  child.send(seed);
  const [told] = (await Promise.race([answer, end])) as [Told];
  return told;
};

const main = async (rounds: number): Promise<void> => {
  const whole = start();
  const stripped = start(join(__dirname, 'without-markers.js'));
  try {
    const ratios: number[] = [];
    for (let round = 1 - warmUp; round <= rounds; round++) {
      const [first, second] = round % 2 === 0 ? [whole, stripped] : [stripped, whole];
      const [one, other] = [await ask(first, round), await ask(second, round)];
      const [on, out] = first === whole ? [one, other] : [other, one];
      if (on.ran === 0 || out.ran > 0) throw new Error(`${on.ran} markers ran with them, ${out.ran} without`);
      if (round > 0) ratios.push(on.took / out.took);
    }
    const cost = (ratio: number) => `${(100 * (ratio - 1)).toFixed(1)} %`;
    console.log(`step markers: ${cost(median(ratios))} more time, median of ${rounds} rounds in turns`);
    console.log(`  from ${cost(Math.min(...ratios))} to ${cost(Math.max(...ratios))}`);
  } finally {
    whole.kill();
    stripped.kill();
  }
};

main(Number(process.argv[2] ?? 15)).catch((error) => {
  console.error(String(error));
  process.exitCode = 1;
});
