/**
 * States per second of the signaling part of two peers: our explorer of packed states, @xstate/graph with the same transition function, and
 * spin with the same model in Promela (bench/signaling.pml), if it is installed. In turns; medians of the rounds. That all of them find the
 * same states is checked here and in suites/exploration/signaling.
 *
 *     node -r ts-node/register/transpile-only bench/exploration.ts [capacity] [rounds]
 */
import { derivePeerTable } from '../suites/exploration/signaling/peer';
import { reach } from '../suites/exploration/signaling/reach';
import { statesOfMachine } from '../suites/exploration/signaling/testing/machine';
import { missingForSpin, spin } from '../suites/exploration/signaling/testing/spin';
import { twoPeers } from '../suites/exploration/signaling/two-peers';
import { median } from './median';

/** What @xstate/graph does in seconds, is done in microseconds here: each is measured on as many states as it takes a while for. */
const smallCapacity = 2;

interface Measured {
  readonly states: number;
  /** Milliseconds. */
  readonly took: number;
}

/** Again and again, until it has taken a while: one run of a millisecond says little. */
const timed = (run: () => number, atLeast = 0): Measured => {
  const started = performance.now();
  let [states, runs, took] = [run(), 1, performance.now() - started];
  for (; took < atLeast; took = performance.now() - started, runs++) states = run();
  return { states, took: took / runs };
};

const rate = ({ states, took }: Measured): number => (states * 1000) / took;

const agree = (what: string, ...counts: readonly number[]): void => {
  if (new Set(counts).size > 1) throw new Error(`${what}: ${counts.join(' and ')} states`);
};

const main = (capacity: number, rounds: number): void => {
  const table = derivePeerTable();
  const [small, large] = [twoPeers(table, smallCapacity), twoPeers(table, capacity)];
  const missing = missingForSpin();
  const rates: Record<'small' | 'graph' | 'large' | 'spin', number[]> = { small: [], graph: [], large: [], spin: [] };
  reach(large);
  statesOfMachine(twoPeers(table, 1));
  let states = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const here = timed(() => reach(small).states, 300);
    const graph = timed(() => statesOfMachine(small));
    const all = timed(() => reach(large).states, 300);
    const checker = missing === undefined ? spin(capacity, 'depth') : undefined;
    agree('@xstate/graph', here.states, graph.states);
    if (checker) agree('spin', all.states, checker.states);
    rates.small.push(rate(here));
    rates.graph.push(rate(graph));
    rates.large.push(rate(all));
    if (checker) rates.spin.push(rate(checker));
    states = [here.states, all.states];
  }
  const line = (name: string, own: number[], other: number[]): void => {
    const ratio = median(own.map((one, round) => one / (other[round] ?? Number.NaN)));
    console.log(
      `  ${name.padEnd(16)}${Math.round(median(other)).toLocaleString('en').padStart(12)}   ${ratio.toFixed(1)}`,
    );
  };
  const count = (index: number): string => `${states[index]?.toLocaleString('en')} states`;
  console.log(`states per second, and how many times as fast peerproof is; medians of ${rounds} rounds in turns`);
  console.log(`${count(0)} (capacity ${smallCapacity})`);
  line('peerproof', rates.small, rates.small);
  line('@xstate/graph', rates.small, rates.graph);
  console.log(`${count(1)} (capacity ${capacity})`);
  line('peerproof', rates.large, rates.large);
  if (missing === undefined) line('spin', rates.large, rates.spin);
  else console.log(`  spin was not run: ${missing}`);
};

main(Number(process.argv[2] ?? 4), Number(process.argv[3] ?? 5));
