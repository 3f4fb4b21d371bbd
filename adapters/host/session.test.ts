import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import type { Script, Trace } from '../../spec-model/vocabulary';
import { type Adapter, AdapterUnavailable, type Session } from '../contract';
import { crash } from '../fakes/crash';
import { garbage } from '../fakes/garbage';
import { hang } from '../fakes/hang';
import { agentFile, launchChild } from './child-link';
import { startSession } from './session';

const options = { quiet: 5, limit: 100 };
const call = (name: string): Script => [
  { pc: 0, call: 'addTransceiver', args: ['audio'] },
  { pc: 0, call: name, args: [] },
];
const good = call('createOffer');
const bad = call('setLocalDescription');

const end = (trace: Trace | undefined) => {
  const last = trace?.at(-1);
  return last?.t === 'broken' ? last.how : last?.t;
};

const folders: string[] = [];
test.after.always(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A session on the inert implementation with changes: the body of a module in which `environment` can be changed. */
const sessionWith = async (body: string, concurrency?: number): Promise<Session> => {
  const folder = mkdtempSync(join(tmpdir(), 'peerproof-host-'));
  const file = join(folder, 'environment.js');
  const inert = JSON.stringify(agentFile('environments', 'inert.js'));
  writeFileSync(
    file,
    `module.exports = () => { const environment = require(${inert})();
      const folder = ${JSON.stringify(folder)};
      class RTCPeerConnection extends environment.RTCPeerConnection { ${body} }
      return Object.assign(environment, { RTCPeerConnection, version: String(process.pid) }); };`,
  );
  folders.push(folder);
  return startSession({ name: 'test', concurrency, launch: launchChild({ environment: file }) });
};

const breaks = (adapter: Adapter, how: 'crash' | 'hang' | 'garbage') =>
  test(`${adapter.name}: only the script that does it is broken, and the next one runs`, async (t) => {
    t.timeout(30_000);
    const session = await adapter.start({});
    const traces = await Promise.all([good, bad, good].map((script) => session.perform(script, options)));
    t.deepEqual(traces.map(end), ['end', how, 'end']);
    const last = traces[1]?.at(-2);
    t.is(last?.t === 'call' && last.m, 'setLocalDescription');
    t.is(end(await session.perform(bad, options)), how);
    t.is(end(await session.perform(good, options)), 'end');
    await session.stop();
  });
breaks(crash, 'crash');
breaks(garbage, 'garbage');
breaks(hang, 'hang');

test('a child that is killed in the middle of a script is a crash, and is started anew', async (t) => {
  // The child sets the time itself: how long it takes to get the script depends on the load.
  const session = await sessionWith(`createAnswer() {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);
    return new Promise(() => {});
  }`);
  const pid = Number(session.implementation.version);
  const trace = await session.perform(call('createAnswer'), { quiet: 5, limit: 2000 });
  t.deepEqual(trace.at(-1), { t: 'broken', how: 'crash', detail: 'killed by SIGKILL' });
  t.is(trace.at(-2)?.t, 'promise');
  t.is(end(await session.perform(good, options)), 'end');
  t.not(Number(session.implementation.version), pid);
  await session.stop();
});

test('a breakage that does not come again stays with one of the scripts in flight', async (t) => {
  const session = await sessionWith(`createAnswer() {
    const mark = folder + '/crashed';
    if (!require('fs').existsSync(mark)) { require('fs').writeFileSync(mark, ''); process.exit(3); }
    return super.createOffer();
  }`);
  const traces = await Promise.all([good, call('createAnswer'), good].map((one) => session.perform(one, options)));
  t.deepEqual(traces.map(end).sort(), ['crash', 'end', 'end']);
  const broken = traces.flat().find((entry) => entry.t === 'broken');
  t.regex(JSON.stringify(broken), /exit code 3 \(not again when each of the 3 scripts in flight ran alone\)/);
  await session.stop();
});

test('what an implementation prints does not get into the trace, and is told when it crashes', async (t) => {
  const session = await sessionWith(`
    createOffer() { console.log('{"id":0,"entries":[]}'); return super.createOffer(); }
    close() { console.error('assertion failed'); process.exit(4); }`);
  const trace = await session.perform(good, options);
  t.is(trace.at(-1)?.t, 'broken');
  t.regex(JSON.stringify(trace.at(-1)), /exit code 4: assertion failed/);
  await session.stop();
});

test('a message that is no entry is the doing of the script that it names', async (t) => {
  const session = await sessionWith(`createAnswer() {
    require('fs').writeSync(3, '{"id":1,"entries":[{"t":"nonsense"}]}\\n');
    return super.createOffer();
  }`);
  const traces = await Promise.all([good, call('createAnswer'), good].map((one) => session.perform(one, options)));
  t.deepEqual(traces.map(end), ['end', 'garbage', 'end']);
  await session.stop();
});

test('no more scripts are in flight than allowed, and each gets its own trace', async (t) => {
  const session = await sessionWith(
    `async createAnswer() {
      environment.inFlight = (environment.inFlight || 0) + 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return environment.inFlight--;
    }`,
    3,
  );
  const scripts = Array.from({ length: 12 }, (_, n): Script => [...call('createAnswer'), ...Array(n).fill(good[0])]);
  const traces = await Promise.all(scripts.map((script) => session.perform(script, options)));
  t.deepEqual(
    traces.map((trace) => trace.filter((entry) => entry.t === 'call').length),
    scripts.map((script) => script.length),
  );
  const together = traces.flat().flatMap((entry) => (entry.t === 'resolve' ? [Number(entry.v)] : []));
  t.is(Math.max(...together), 3);
  await session.stop();
});

test('a stopped session refuses scripts, and its child is gone', async (t) => {
  const session = await sessionWith('createAnswer() { return new Promise(() => {}); }');
  const pid = Number(session.implementation.version);
  const lost = session.perform(call('createAnswer'), { quiet: 5, limit: 5000 });
  const [refused] = await Promise.all([t.throwsAsync(lost), session.stop()]);
  t.is(refused?.message, 'the session was stopped');
  t.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  await t.throwsAsync(session.perform(good, options), { message: 'the session is stopped' });
  await session.stop();
});

test('an implementation that can not be loaded is unavailable, in one line', async (t) => {
  const launch = launchChild({ environment: '/nonexistent/environment.js' });
  const error = await t.throwsAsync(startSession({ name: 'test', launch }), { instanceOf: AdapterUnavailable });
  t.regex(error?.message ?? '', /^the implementation could not be loaded: .*Cannot find module[^\n]*$/);
});
