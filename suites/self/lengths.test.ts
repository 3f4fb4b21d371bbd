import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import type { Script, Trace } from '../../spec-model/vocabulary';
import { generated } from '../campaign/scripts-of';
import { concurrency } from '../concurrency';
import { how } from '../rounds';

const seeds = [1, 2];

/** Commands that were made: those of the script, and those inside of handlers and reactions that ran; waits too. */
const executed = (trace: Trace): number =>
  new Set(
    trace.flatMap((entry) => (entry.t === 'call' || entry.t === 'waited' || entry.t === 'enter' ? [entry.i] : [])),
  ).size - 1; // the settle at the end is in no script

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

for (const property of concurrency)
  test(`scripts of ${property.id} execute at least 15 commands in the median`, async (t) => {
    const session = simulatorSession();
    const scripts = seeds.flatMap((seed): Script[] => generated(property, seed, 4));
    const lengths: number[] = [];
    for (const script of scripts) lengths.push(executed(await session.perform(script, how)));
    t.true(median(lengths) >= 15, `${median(lengths)} of ${lengths.join(', ')}`);
  });
