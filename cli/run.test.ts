import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import test from 'ava';
import { AdapterUnavailable } from '../adapters/contract';
import { Report } from '../reports/json';
import { divergence, finding, property, result, SCRIPT, TRACE } from '../reports/testing/results';
import type { CampaignResult } from '../suites/campaign/result';
import type { Io } from './io';
import type { Parts } from './parts';
import { adapter, type Invocation, invoke } from './testing/fakes';
import { directory, file } from './testing/files';

const DIVERGING = result({
  findings: [finding()],
  properties: [property('sender-reuse/closed-connection', { diverges: 20, conforms: 80 })],
});

const run = (
  argv: readonly string[],
  { found = result(), parts = {}, io = {} }: { found?: CampaignResult; parts?: Partial<Parts>; io?: Partial<Io> } = {},
): Promise<Invocation> => {
  const out = argv.includes('--out') ? [] : ['--out', directory()];
  return invoke(['run', 'fake', ...argv, ...out], { runCampaign: async () => found, ...parts }, io);
};

test('a run in which everything conforms ends with 0, and says its seed first', async (t) => {
  const { code, out, err } = await run(['--seed', '42']);
  t.is(code, 0);
  t.is(out.split('\n')[0], 'peerproof 0.0.0  fake 1.2.3  webrtc-pc ED-2026-05-04  seed 42  quiet time 30 ms');
  t.is(err, '');
});

test('the options reach the campaign', async (t) => {
  let seen: Parameters<Parts['runCampaign']>[0] | undefined;
  const runCampaign: Parts['runCampaign'] = async (options) => {
    seen = options;
    return result();
  };
  const argv = ['--seed', '3', '--scripts', '77', '--repeat', '9', '--quiet-time', '40', '--suite', 'sender-reuse'];
  await run(argv, { parts: { runCampaign } });
  t.like(seen, { seed: 3, scripts: 77, repeat: 9, quiet: 40 });
  t.deepEqual(
    seen?.properties.map(({ id }) => id),
    ['sender-reuse/closed-connection', 'sender-reuse/order'],
  );
});

test('without --seed, each run has another one', async (t) => {
  const seeds = await Promise.all([1, 2, 3].map(async () => /seed (\d+)/.exec((await run([])).out)?.[1]));
  t.true(new Set(seeds).size > 1);
});

test('a new divergence ends with 1', async (t) => {
  t.is((await run([], { found: DIVERGING })).code, 1);
});

test('a crash ends with 2', async (t) => {
  t.is((await run([], { found: result({ properties: [property('a/b', { crash: 1, conforms: 3 })] }) })).code, 2);
});

test('a harness error ends with 70', async (t) => {
  t.is((await run([], { found: result({ properties: [property('a/b', { 'harness-error': 1 })] }) })).code, 70);
});

test('a baseline is written, then holds, then is stale', async (t) => {
  const baseline = join(directory(), 'known.json');
  const missing = await run(['--baseline', baseline], { found: DIVERGING });
  t.is(missing.code, 64);
  t.regex(missing.err, /add --update-baseline/);
  const update = await run(['--baseline', baseline, '--update-baseline'], { found: DIVERGING });
  t.is(update.code, 0);
  t.regex(update.out, /1 added, 0 removed, 0 kept/);
  t.is((await run(['--baseline', baseline], { found: DIVERGING })).code, 0);
  t.is((await run(['--baseline', baseline])).code, 3);
  t.is((await run(['--baseline', baseline, '--update-baseline'])).code, 0);
  t.deepEqual(JSON.parse(readFileSync(baseline, 'utf8')).divergences, []);
});

test('the campaign is told what is known', async (t) => {
  const baseline = join(directory(), 'known.json');
  await run(['--baseline', baseline, '--update-baseline'], { found: DIVERGING });
  let known: ReadonlySet<string> | undefined;
  const runCampaign: Parts['runCampaign'] = async (options) => {
    known = options.known;
    return DIVERGING;
  };
  await run(['--baseline', baseline], { parts: { runCampaign } });
  t.deepEqual([...(known ?? [])], [divergence().fingerprint]);
});

test('a baseline of another version still gates, with a note', async (t) => {
  const other = {
    kind: 'baseline',
    implementation: { name: 'fake', version: 'fake 1.0' },
    edition: 'X',
    divergences: [],
  };
  const { code, err } = await run(['--baseline', file('known.json', JSON.stringify(other))], { found: DIVERGING });
  t.is(code, 1);
  t.regex(err, /recorded with fake 1\.0, webrtc-pc X/);
});

test('the JSON report fits its schema', async (t) => {
  const json = join(directory(), 'report.json');
  await run(['--json', json], { found: DIVERGING });
  const validate = new Ajv().compile(Report);
  t.true(validate(JSON.parse(readFileSync(json, 'utf8'))), JSON.stringify(validate.errors));
});

test('a report that could not be written is told before anything runs', async (t) => {
  const runCampaign = async () => t.fail() as never;
  const { code, err } = await run(['--json', '/no/such/directory/r.json'], { parts: { runCampaign } });
  t.is(code, 64);
  t.regex(err, /^peerproof: cannot write \/no\/such\/directory\/r\.json: .*\n$/);
});

test('counterexamples and traces are kept when the campaign fails, which ends with 70 on one line', async (t) => {
  const out = directory();
  const runCampaign: Parts['runCampaign'] = async ({ onTrace, properties }) => {
    onTrace?.(properties[0]!, SCRIPT, TRACE, { verdict: 'diverges', divergence: divergence(), notes: [] });
    throw new Error('two\nlines');
  };
  const { code, err } = await run(['--out', out], { parts: { runCampaign } });
  t.is(code, 70);
  t.regex(err, /^peerproof: two lines \(recorded so far: .*\)\n$/);
  t.deepEqual(readdirSync(join(out, 'latest')).sort(), ['001-add-track-5.json', 'traces.jsonl']);
});

test('a signal ends the run with what was found so far, and stops the session', async (t) => {
  let send: (signal: 'SIGINT' | 'SIGTERM') => void = () => {};
  let stopped = 0;
  const stopping = adapter({
    start: async () => ({
      implementation: { name: 'fake', version: 'fake 1.2.3' },
      perform: async () => TRACE,
      stop: async () => {
        stopped++;
      },
    }),
  });
  const runCampaign: Parts['runCampaign'] = async ({ signal }) => {
    send('SIGINT');
    t.true(signal?.aborted);
    return DIVERGING;
  };
  const onSignal: Io['onSignal'] = (listener) => {
    send = listener;
    return () => {};
  };
  const { code, out } = await run([], { parts: { runCampaign, adapters: [stopping] }, io: { onSignal } });
  t.is(code, 130);
  t.regex(out, /1 new divergence; interrupted/);
  t.is(stopped, 1);
});

test('a campaign that does not heed a signal is left, with what it recorded', async (t) => {
  const onSignal: Io['onSignal'] = (listener) => {
    listener('SIGINT');
    return () => {};
  };
  const { code, err } = await run([], { parts: { runCampaign: () => new Promise(() => {}) }, io: { onSignal } });
  t.is(code, 130);
  t.regex(err, /^peerproof: interrupted \(recorded so far: .*\)\n$/);
});

test('an interrupted run does not touch the baseline', async (t) => {
  const baseline = join(directory(), 'known.json');
  const onSignal: Io['onSignal'] = (listener) => {
    listener('SIGTERM');
    return () => {};
  };
  const { code } = await run(['--baseline', baseline, '--update-baseline'], { found: DIVERGING, io: { onSignal } });
  t.is(code, 143);
  t.false(existsSync(baseline));
});

test('an adapter that is not there, or cannot be started, ends with 69 and says what to do', async (t) => {
  const unknown = await invoke(['run', 'safari']);
  t.is(unknown.code, 69);
  t.is(unknown.err, 'peerproof: there is no adapter safari\n');
  const missing = adapter({ available: async () => ({ ok: false, install: 'npm i fake' }) });
  const unavailable = await run([], { parts: { adapters: [missing] } });
  t.deepEqual([unavailable.code, unavailable.err], [69, 'peerproof: fake is not available here: npm i fake\n']);
  const failing = adapter({ start: () => Promise.reject(new AdapterUnavailable('no display')) });
  const failed = await run([], { parts: { adapters: [failing] } });
  t.deepEqual([failed.code, failed.err], [69, 'peerproof: no display\n']);
});

test('where nothing can be recorded, the session is stopped and the error told', async (t) => {
  const { code, err } = await run(['--out', '/dev/null/x']);
  t.is(code, 64);
  t.regex(err, /^peerproof: cannot write to \/dev\/null\/x: .*\n$/);
});
