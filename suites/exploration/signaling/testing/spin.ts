import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reach } from '../reach';

const source = join(__dirname, '..', '..', '..', '..', 'bench', 'signaling.pml');
/** Milliseconds that each of its programs may take. */
const timeout = 120_000;

const isThere = (program: string): boolean => {
  try {
    execFileSync(program, [program === 'spin' ? '-V' : '--version'], { stdio: 'ignore', timeout });
    return true;
  } catch {
    return false;
  }
};

/** What is missing to run the model checker spin, in words; undefined: nothing. */
export const missingForSpin = (): string | undefined => {
  const missing = ['spin', 'gcc'].filter((program) => !isThere(program));
  return missing.length > 0 ? `apt-get install ${missing.join(' ')}` : undefined;
};

const numberIn = (output: string, pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? Number.NaN);

/** How spin goes through the states. Breadth first it tells the depth that `reach` tells. */
export type Order = 'breadth' | 'depth';

/**
 * Lets spin explore bench/signaling.pml. Compiling does not count in the time.
 * @returns milliseconds that the compiled verifier took, by the clock on the wall
 */
export const spin = (capacity: number, order: Order): Reach & { readonly took: number } => {
  const folder = mkdtempSync(join(tmpdir(), 'peerproof-spin-'));
  try {
    const run = (program: string, ...args: string[]) =>
      execFileSync(program, args, { cwd: folder, encoding: 'utf8', timeout });
    copyFileSync(source, join(folder, 'signaling.pml'));
    run('spin', '-a', `-DCAPACITY=${capacity}`, 'signaling.pml');
    run('gcc', '-O2', '-w', '-DSAFETY', '-DNOREDUCE', ...(order === 'breadth' ? ['-DBFS'] : []), '-o', 'pan', 'pan.c');
    const started = performance.now();
    const output = run('./pan', '-w24', ...(order === 'breadth' ? [] : ['-m2000000']));
    return {
      states: numberIn(output, /(\d+) states, stored/),
      // It counts the way into the initial state too.
      transitions: numberIn(output, /(\d+) transitions/) - 1,
      depth: numberIn(output, /depth reached (\d+)/),
      took: performance.now() - started,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
