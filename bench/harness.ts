/**
 * What does it cost to watch? The same scripts, once through peerproof (agent, recording, snapshots, transport, settling) and
 * once through a bare loop in the same kind of process or page (bare-agent.js). Both have sixteen scripts in flight, create the
 * same connections and close them. A script of peerproof's is over when nothing has happened for QUIET ms. The bare loop's:
 * - "calls": as soon as the last call is over; the connections are closed while they are still busy with each other;
 * - "calls, settles": when no event has come for QUIET ms, as peerproof's;
 * - "calls, settles, looks": likewise, and after each call and settlement it reads the attributes that peerproof reads.
 *
 *     node -r ts-node/register/transpile-only bench/harness.ts [scripts] [rounds] [wrtc|chromium]
 */
import { join } from 'node:path';
import { findBrowser } from '../adapters/browsers/find-browser';
import { launchPage } from '../adapters/browsers/page-link';
import type { Session } from '../adapters/contract';
import { agentFile, launchChild } from '../adapters/host/child-link';
import type { Launch } from '../adapters/host/link';
import { startSession } from '../adapters/host/session';
import type { Script } from '../spec-model/vocabulary';
import { median } from './median';
import { benchScripts } from './scripts';

const QUIET = 20;
const LIMIT = 2000;
/** Limit of a bare run, in which the whole set is one job. */
const WHOLE = 600_000;
/** Scripts run before the clock starts. */
const WARM_UP = 16;

interface Peer {
  readonly name: string;
  readonly launch: (agent?: string) => Launch;
}

const peers = (): Peer[] => {
  const path = findBrowser(undefined);
  const environment = agentFile('environments', 'wrtc.js');
  const argument = require.resolve('@roamhq/wrtc');
  const wrtc: Peer = {
    name: 'wrtc',
    launch: (agent) => launchChild({ environment, argument, ...(agent === undefined ? {} : { agent }) }),
  };
  if (path === undefined) return [wrtc];
  return [
    wrtc,
    { name: 'chromium', launch: (agent) => launchPage({ path, ...(agent === undefined ? {} : { agent }) }) },
  ];
};

/** Seconds that `run` takes in a new session, after a warm-up with other scripts. */
const timed = async (
  launch: Launch,
  run: (session: Session, scripts: Script[]) => Promise<void>,
  scripts: Script[],
) => {
  const session = await startSession({ name: 'bench', launch });
  try {
    await run(session, benchScripts(WARM_UP, 2));
    const start = performance.now();
    await run(session, scripts);
    return (performance.now() - start) / 1000;
  } finally {
    await session.stop();
  }
};

const throughPeerproof = async (session: Session, scripts: Script[]): Promise<void> => {
  const traces = await Promise.all(scripts.map((script) => session.perform(script, { quiet: QUIET, limit: LIMIT })));
  const broken = traces.filter((trace) => trace.at(-1)?.t !== 'end');
  if (broken.length > 0) throw new Error(`${broken.length} scripts broke: ${JSON.stringify(broken[0]?.at(-1))}`);
};

const throughBareLoop =
  (pause: number) =>
  async (session: Session, scripts: Script[]): Promise<void> => {
    const trace = await session.perform(scripts as unknown as Script, { quiet: pause, limit: WHOLE });
    if (trace.length > 0) throw new Error(`the bare loop broke: ${JSON.stringify(trace.at(-1))}`);
  };

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, n) => String(cell)[n < 2 ? 'padEnd' : 'padStart'](n === 1 ? 24 : 10)).join(' ');

const bareLoops = [
  { title: 'calls', agent: 'bare-agent.js', pause: 0 },
  { title: 'calls, settles', agent: 'bare-agent.js', pause: QUIET },
  { title: 'calls, settles, looks', agent: 'looking-agent.js', pause: QUIET },
];

/** Interleaved rounds of peerproof and of each bare loop; one row for each of these. */
const measure = async (peer: Peer, scripts: Script[], rounds: number): Promise<void> => {
  const calls = scripts.flat().length;
  const peerproof: number[] = [];
  const bare: number[][] = bareLoops.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [n, { agent, pause }] of bareLoops.entries()) {
      bare[n]?.push(await timed(peer.launch(join(__dirname, agent)), throughBareLoop(pause), scripts));
    }
    peerproof.push(await timed(peer.launch(), throughPeerproof, scripts));
  }
  const rate = (seconds: readonly number[]) => Math.round(calls / median(seconds));
  for (const [n, { title }] of bareLoops.entries()) {
    const seconds = bare[n] ?? [];
    const ratios = seconds.map((one, round) => one / (peerproof[round] ?? Number.NaN));
    const spread = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
    console.log(row([peer.name, title, rate(seconds), rate(peerproof), median(ratios).toFixed(2), spread]));
  }
};

const main = async (): Promise<void> => {
  const [count = '300', rounds = '5', only] = process.argv.slice(2);
  const scripts = benchScripts(Number(count));
  console.log(
    `${count} scripts, ${scripts.flat().length} calls, ${rounds} interleaved rounds; calls per second, medians`,
  );
  console.log(row(['', 'bare loop', 'bare', 'peerproof', 'ratio', 'min-max']));
  for (const peer of peers())
    if (only === undefined || only === peer.name) await measure(peer, scripts, Number(rounds));
};

main().catch((error) => {
  console.error(String(error));
  process.exitCode = 1;
});
