import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Ajv from 'ajv';
import test from 'ava';
import { Entry, type Script, type Trace } from '../../spec-model/vocabulary';
import { AdapterUnavailable, type Session } from '../contract';
import { agentFile } from '../host/child-link';
import { startSession } from '../host/session';
import { chromium } from './chromium';
import { findBrowser } from './find-browser';
import { launchPage } from './page-link';

const isEntry = new Ajv().compile(Entry);
const path = findBrowser(undefined);
const folder = mkdtempSync(join(tmpdir(), 'peerproof-chromium-test-'));
test.after.always(() => rmSync(folder, { recursive: true }));

/** Where CI is set there has to be a browser; elsewhere the tests that need one are left out, and say so. */
const withBrowser = path !== undefined || process.env.CI === 'true' ? test.serial : test.skip;
if (path === undefined)
  console.error('left out: install chromium, or set PEERPROOF_CHROMIUM, to test the adapter of Chromium');

const options = { quiet: 50, limit: 2000 };
const end = (trace: Trace) => {
  const last = trace.at(-1);
  return last?.t === 'broken' ? `${last.how}: ${last.detail}` : last?.t;
};

const connect: Script = [
  {
    pc: 0,
    call: 'addTrack',
    args: [
      { $: 'track', kind: 'audio', index: 0 },
      { $: 'stream', index: 0 },
    ],
  },
  { pc: 0, call: 'addTrack', args: [{ $: 'track', kind: 'video', index: 1 }] },
  { pc: 0, call: 'createOffer', args: [] },
  { pc: 0, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { pc: 1, call: 'setRemoteDescription', args: [{ $: 'local', pc: 0 }] },
  { pc: 1, call: 'createAnswer', args: [] },
  { pc: 1, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { pc: 0, call: 'setRemoteDescription', args: [{ $: 'local', pc: 1 }] },
  { wait: 'settle' },
  { pc: 1, call: 'addIceCandidate', args: [{ $: 'candidate', index: 0 }] },
];

/** A session whose agent does something else before it runs a script that sets a local description. */
const sessionThat = (does: string): Promise<Session> => {
  const agent = join(folder, `${does.length}.js`);
  writeFileSync(
    agent,
    `const create = require('${relative(folder, agentFile('javascript', 'index.js'))}');
     module.exports = (environment) => {
       const run = create(environment);
       return (job, emit, amend) => {
         emit({ t: 'call', i: 0, on: 'pc0', m: 'test', kind: 'call', a: [] });
         if (JSON.stringify(job.script).includes('setLocalDescription')) { ${does} }
         return run(job, emit, amend);
       };
     };`,
  );
  return startSession({ name: 'test', launch: launchPage({ path: path ?? '', agent }) });
};

withBrowser('scripts run in a page, and what is recorded are entries', async (t) => {
  const session = await chromium.start({});
  t.regex(session.implementation.version, /^Chromium \d+\./);
  // ICE may pause for longer than the quiet time of a search before it is connected.
  const patient = { quiet: 1000, limit: 15_000 };
  const traces = await Promise.all([connect, connect, connect].map((script) => session.perform(script, patient)));
  await session.stop();
  for (const trace of traces) {
    t.is(end(trace), 'end');
    for (const entry of trace) t.true(isEntry(entry), JSON.stringify(entry));
    t.true(trace.some((entry) => entry.t === 'snap' && entry.s.connectionState === 'connected'));
    t.true(trace.some((entry) => entry.t === 'event' && entry.type === 'track' && entry.via === 'both'));
  }
});

withBrowser('more connections can be made than a page may have at one time', async (t) => {
  const session = await chromium.start({});
  const script: Script = [0, 1].map((pc) => ({ pc, call: 'getSenders', args: [] }));
  const traces = await Promise.all(
    Array(260)
      .fill(0)
      .map(() => session.perform(script, { quiet: 1, limit: 2000 })),
  );
  await session.stop();
  t.deepEqual([...new Set(traces.map(end))], ['end']);
});

withBrowser('a page that does not come back is a hang, and the next script runs', async (t) => {
  const session = await sessionThat('for (;;);');
  const broken = await session.perform(connect, { quiet: 20, limit: 100 });
  t.regex(end(broken) ?? '', /^hang: no end after \d+ ms$/);
  t.is(broken[0]?.t, 'call');
  t.is(end(await session.perform([{ pc: 0, call: 'close', args: [] }], options)), 'end');
  await session.stop();
});

/** The renderers of the browsers that this process started. */
const renderers = (): number[] =>
  execFileSync('ps', ['-eo', 'pid=,pgid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .filter(
      ([, , group, , args], _n, all) =>
        all.some(([, pid, , parent]) => pid === group && Number(parent) === process.pid) &&
        /--type=renderer/.test(args ?? ''),
    )
    .map(([, pid]) => Number(pid));

withBrowser('a tab that crashes is a crash, and the next script runs', async (t) => {
  const session = await sessionThat('return new Promise(() => {});');
  const lost = session.perform(connect, options);
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const pid of renderers()) process.kill(pid, 'SIGKILL');
  const trace = await lost;
  t.is(end(trace), 'crash: the tab crashed');
  t.is(trace[0]?.t, 'call');
  t.is(end(await session.perform([{ pc: 0, call: 'close', args: [] }], options)), 'end');
  await session.stop();
});

test('a browser that is asked for and not there is unavailable, with what to install', async (t) => {
  t.is(findBrowser('/nonexistent/chromium'), undefined);
  t.is(findBrowser(undefined, { PEERPROOF_CHROMIUM: '/nonexistent', PATH: '/usr/bin' }), undefined);
  const offer = await chromium.available({ path: '/nonexistent' });
  t.regex(offer.ok ? '' : offer.install, /install chromium/);
  await t.throwsAsync(chromium.start({ path: '/nonexistent' }), { instanceOf: AdapterUnavailable });
});

test('what is no browser is unavailable, in one line', async (t) => {
  const error = await t.throwsAsync(chromium.start({ path: '/bin/true' }), { instanceOf: AdapterUnavailable });
  t.notRegex(error?.message ?? '\n', /\n/);
});
