/**
 * Connections from "new" to "connected", with offer, answer, candidates and a data channel, one pair after the other: simulated, in @roamhq/wrtc
 * and in Chromium, the same program (connect-pairs.js), in turns. And whether memory stays flat over many simulated ones.
 *
 *     node -r ts-node/register/transpile-only bench/connections.ts [pairs] [rounds]
 *     node --expose-gc -r ts-node/register/transpile-only bench/connections.ts memory [connections]
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../adapters/browsers/find-browser';
import { OwnBrowser } from '../adapters/browsers/own-browser';
import { createSimulator } from '../spec-model/simulator/simulator';
import { median } from './median';

const source = join(__dirname, 'connect-pairs.js');
const { connectPairs } = require(source) as {
  connectPairs: (implementation: unknown, count: number) => Promise<number>;
};

interface Peer {
  readonly name: string;
  /** Milliseconds that so many pairs take. */
  readonly run: (pairs: number) => Promise<number>;
  readonly stop: () => Promise<void>;
}

const idle = async (): Promise<void> => {};

const simulated = (): Peer => {
  const { RTCPeerConnection } = createSimulator();
  return { name: 'simulator', run: (pairs) => connectPairs(RTCPeerConnection, pairs), stop: idle };
};

/** In a process of its own, which ends without the implementation's clearing up. */
const wrtc = (): Peer => {
  const child = fork(source, [require.resolve('@roamhq/wrtc')], { execArgv: [] });
  const run = (pairs: number) =>
    new Promise<number>((resolve, reject) => {
      child.once('message', (took) => resolve(Number(took)));
      child.once('exit', () => reject(new Error('wrtc ended')));
      child.send(pairs);
    });
  return { name: 'wrtc', run, stop: async () => void child.kill('SIGKILL') };
};

/** A page of Chromium makes only so many connections, closed ones included, until it collects them. */
const inPage = 50;

const chromium = async (): Promise<Peer | undefined> => {
  const path = findBrowser(undefined);
  if (path === undefined) return undefined;
  const own = await OwnBrowser.launch(path, 'chrome');
  const program = readFileSync(source, 'utf8');
  const some = async (pairs: number): Promise<number> => {
    const page = await own.browser.newPage();
    const took = await page.evaluate(`const module = {}; ${program}; connectPairs(RTCPeerConnection, ${pairs})`);
    await page.close();
    return Number(took);
  };
  const run = async (pairs: number): Promise<number> => {
    let took = 0;
    for (let left = pairs; left > 0; left -= inPage) took += await some(Math.min(left, inPage));
    return took;
  };
  return { name: 'chromium', run, stop: () => own.kill() };
};

const measure = async (pairs: number, rounds: number): Promise<void> => {
  const peers = [simulated(), wrtc(), await chromium()].filter((peer) => peer !== undefined);
  for (const { run } of peers) await run(Math.ceil(pairs / 4));
  const rates = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++)
    for (const { name, run } of peers)
      rates.set(name, [...(rates.get(name) ?? []), (2000 * pairs) / (await run(pairs))]);
  console.log(`connections per second, from new to connected; medians of ${rounds} rounds of ${pairs} pairs in turns`);
  const [own = []] = rates.values();
  for (const [name, all] of rates) {
    const ratio = median(own.map((rate, round) => rate / (all[round] ?? Number.NaN)));
    console.log(
      `  ${name.padEnd(12)}${median(all).toFixed(0).padStart(8)}   ${`1 : ${ratio.toFixed(1)}`.padStart(10)}`,
    );
  }
  for (const { stop } of peers) await stop();
};

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

/** What the heap holds after each tenth of the connections. */
const memory = async (connections: number): Promise<void> => {
  const { run } = simulated();
  await run(100);
  console.log(`heap in MB${globalThis.gc ? '' : ' (without --expose-gc: what is garbage counts too)'}`);
  for (let tenth = 0; tenth <= 10; tenth++) {
    console.log(
      `  after ${String((tenth * connections) / 10).padStart(7)} connections ${heap().toFixed(1).padStart(8)}`,
    );
    if (tenth < 10) await run(connections / 20);
  }
};

const [first = '200', second = '5'] = process.argv.slice(2);
const main = first === 'memory' ? memory(Number(process.argv[3] ?? 100_000)) : measure(Number(first), Number(second));
main.then(
  () => process.exit(0),
  (error) => {
    console.error(String(error));
    process.exit(1);
  },
);
