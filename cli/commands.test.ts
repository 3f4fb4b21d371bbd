import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import test from 'ava';
import { gate } from '../reports/gate';
import { jsonReport } from '../reports/json';
import { BEGIN, END } from '../reports/markdown';
import { divergence, finding, result, SCRIPT, TRACE } from '../reports/testing/results';
import type { Judgement } from '../spec-model/vocabulary';
import type { Parts } from './parts';
import { adapter, invoke, judgedAs } from './testing/fakes';
import { counterexample, file, lines, stored } from './testing/files';

/** A judge that gives one judgement a trace, in turn, and nothing behind it. */
const judging = (...judgements: Judgement[]) => {
  let next = 0;
  const judge: Parts['judge'] = (trace, options) =>
    judgedAs(judgements[(options ? next - 1 : next++) % judgements.length]!)(trace, options);
  return { judge };
};
const CONFORMS: Judgement = { verdict: 'conforms', notes: [] };
const SHOWS: Judgement = { verdict: 'diverges', divergence: divergence(), notes: [] };
const OTHER: Judgement = {
  verdict: 'diverges',
  divergence: divergence({ fingerprint: 'x', observed: 'boo' }),
  notes: [],
};

test('replay runs the script as often as told, and says that it still shows', async (t) => {
  let performed = 0;
  const counting = adapter({
    start: async () => ({
      implementation: { name: 'fake', version: 'fake 2' },
      perform: async (script) => {
        t.deepEqual(script, SCRIPT);
        performed++;
        return TRACE;
      },
      stop: async () => {},
    }),
  });
  const { code, out } = await invoke(['replay', counterexample(), '--repeat', '3'], { adapters: [counting] });
  t.is(code, 1);
  t.is(performed, 3);
  t.regex(out, /expected {5}throws InvalidStateError\n {4}observed {5}returns sender0/);
  t.regex(out, /fake 2: still shows it 3 of 3 times/);
});

const replays: [string, Judgement[], number, RegExp][] = [
  ['does not show any more', [CONFORMS], 0, /does not show it, 5 times run\n {2}5 of 5: conforms/],
  ['shows now and then', [SHOWS, CONFORMS], 1, /still shows it 3 of 5 times\n {2}2 of 5: conforms/],
  ['diverges otherwise', [OTHER], 1, /does not show it.*\n.*diverges otherwise.*observed boo/],
  ['crashes', [CONFORMS, { verdict: 'crash', notes: ['SIGSEGV'] }], 2, /2 of 5: crash: SIGSEGV/],
  ['is not supported', [{ verdict: 'unsupported', notes: ['setStreams'] }], 2, /5 of 5: unsupported: setStreams/],
];
for (const [what, judgements, expected, text] of replays)
  test(`replay of what ${what} ends with ${expected}`, async (t) => {
    const { code, out } = await invoke(['replay', counterexample()], judging(...judgements));
    t.is(code, expected);
    t.regex(out, text);
  });

test('replay finds a divergence that stands behind another one', async (t) => {
  const behind = divergence({ fingerprint: 'behind' });
  const { code, out } = await invoke(['replay', counterexample({ divergence: behind })], {
    judge: judgedAs(SHOWS, behind),
  });
  t.is(code, 1);
  t.regex(out, /still shows it 5 of 5 times\n$/);
});

test('judge tells what stands behind the first divergence of a trace', async (t) => {
  const behind = divergence({ fingerprint: 'behind', subject: 'connectionState' });
  const { out } = await invoke(['judge', file('t.jsonl', lines(TRACE))], { judge: judgedAs(SHOWS, behind) });
  t.regex(out, /^addTrack: wrong error\n[\s\S]*\nconnectionState: wrong error\n/);
  t.regex(out, /1 trace, .*: diverges 1\n$/);
});

test('replay --judge-only needs no implementation', async (t) => {
  const file = counterexample({ adapter: 'gone' });
  t.is((await invoke(['replay', file, '--judge-only'], { adapters: [] })).code, 1);
  t.is((await invoke(['replay', file, '--judge-only'], { adapters: [], ...judging(CONFORMS) })).code, 0);
  t.is((await invoke(['replay', file])).code, 69);
  t.is((await invoke(['replay', file, '--adapter', 'fake'])).code, 1);
});

const HEADER = { property: 'a/b', verdict: 'diverges', notes: [], script: SCRIPT };
const judgements: [string, string, Judgement, number, RegExp][] = [
  ['a single trace', lines(TRACE), CONFORMS, 0, /^1 trace, webrtc-pc ED-2026-05-04: conforms 1\n$/],
  ['recorded traces', lines([HEADER, ...TRACE], [HEADER, ...TRACE]), SHOWS, 1, /in 2 traces, first at line 1;/],
  ['a broken trace', lines([{ t: 'broken', how: 'hang', detail: '' }]), { verdict: 'hang', notes: [] }, 2, /hang 1/],
  ['what is unsupported only', lines(TRACE), { verdict: 'unsupported', notes: [] }, 2, /unsupported 1/],
];
for (const [what, text, judgement, expected, told] of judgements)
  test(`judge of ${what} (${judgement.verdict}) ends with ${expected}`, async (t) => {
    const { code, out } = await invoke(['judge', file('t.jsonl', text)], judging(judgement));
    t.is(code, expected);
    t.regex(out, told);
  });

const whole = JSON.stringify(stored(), null, 2);
const bad: [string, string, string, RegExp][] = [
  ['replay', 'a file that is cut off', whole.slice(0, 300), /is cut off at line \d+, column \d+: get it whole/],
  ['replay', 'an empty file', '', /is empty$/],
  ['replay', 'what is no JSON', 'banana', /is not JSON: invalid symbol at line 1, column 1$/],
  ['replay', 'another value', '[]', /is not a counterexample: the whole must be object/],
  ['replay', 'a wrong member', JSON.stringify({ ...stored(), seed: 'x' }), /: \/seed must be number/],
  [
    'replay',
    'a wrong command',
    JSON.stringify({ ...stored(), script: [{ go: 1 }] }),
    /\/script\/0 has none of the allowed/,
  ],
  [
    'replay',
    'a wrong entry',
    JSON.stringify(stored({ trace: [{ t: 'x' }] })),
    /\/trace\/0 is not a trace: \/t has none of/,
  ],
  ['judge', 'a file that is no trace', '{}\n', /line 1: is not a trace: the whole must have required property/],
  ['judge', 'a counterexample', whole, /line 1 is not a line of JSON \(.*replay --judge-only\)$/],
  ['judge', 'an empty file', '', /holds no trace$/],
  ['judge', 'a torn file', `${lines(TRACE)}{"t":"beg`, /the trace at line 9 is cut off; .*: head -n 8 .*t\.json$/],
  ['judge', 'an unfinished trace', lines(TRACE.slice(0, -1)), /the trace at line 1 is cut off: record it again$/],
  ['results', 'a counterexample', whole, /is not a report: /],
];
for (const [command, what, text, told] of bad)
  test(`${command} of ${what} ends with 64, on one line`, async (t) => {
    const { code, out, err } = await invoke([command, file('t.json', text)]);
    t.deepEqual([code, out], [64, '']);
    t.regex(err.trimEnd(), told);
    t.is(err.split('\n').length, 2);
  });

test('files that cannot be read end with 64', async (t) => {
  t.regex((await invoke(['judge', '/no/such'])).err, /cannot read \/no\/such: there is no such file/);
  t.regex((await invoke(['judge', '/'])).err, /it is a directory/);
});

test('nothing matched ends with 64 and names what is near', async (t) => {
  const { code, err } = await invoke(['run', 'fake', '--suite', 'sender-resue']);
  t.is(code, 64);
  t.regex(err, /'sender-resue'; did you mean sender-reuse\?/);
  t.regex((await invoke(['run', '--suite', 'order'])).err, /did you mean sender-reuse\/order/);
  t.notRegex((await invoke(['run', '--suite', 'zzzzzzzz'])).err, /did you mean/);
  t.is((await invoke(['run', '--suite', 'sender'])).code, 64, 'only whole parts of an id match');
});

const wrong = [
  ['run', '--scripts', 'banana'],
  ['run', '--scripts', '0'],
  ['run', '--seed', '1.5'],
  ['run', '--repeat', '-1'],
  ['run', '--nonsense'],
  ['run', '--update-baseline'],
  ['run', 'fake', 'more'],
  ['schema', 'banana'],
  ['replay'],
  ['banana'],
];
for (const argv of wrong)
  test(`wrong usage ends with 64: ${argv.join(' ')}`, async (t) => {
    const { code, err } = await invoke(argv);
    t.is(code, 64);
    t.regex(err, /^peerproof: \S.*\n$/);
  });

test('no command at all shows the help, and ends with 64', async (t) => {
  const { code, err } = await invoke([]);
  t.is(code, 64);
  t.regex(err, /Usage: peerproof/);
});

test('help and version end with 0', async (t) => {
  t.is((await invoke(['--help'])).code, 0);
  t.regex((await invoke(['run', '--help'])).out, /--update-baseline/);
  t.deepEqual(await invoke(['--version']), { code: 0, out: '0.0.0\n', err: '' });
});

test('a bug of peerproof ends with 70 on one line', async (t) => {
  const judge = (): never => {
    throw new TypeError('x is not a function');
  };
  const { code, err } = await invoke(['judge', file('t.jsonl', lines(TRACE))], { judge });
  t.deepEqual([code, err], [70, 'peerproof: x is not a function\n']);
});

test('list names every property, also as JSON', async (t) => {
  t.regex((await invoke(['list'])).out, /sender-reuse\n {2}sender-reuse\/closed-connection\n/);
  const rows = JSON.parse((await invoke(['list', '--json'])).out);
  t.deepEqual(rows[2], {
    id: 'error-codes/add-track',
    suite: 'error-codes',
    title: 'what error-codes/add-track says',
    checks: ['RTCPeerConnection.addTrack/5'],
  });
});

test('adapters says which are available, and what to install; one that throws is not', async (t) => {
  const adapters = [
    adapter(),
    adapter({ name: 'firefox', available: async () => ({ ok: false, install: 'apt install firefox-esr' }) }),
    adapter({ name: 'odd', available: () => Promise.reject(new Error('odd\nindeed')) }),
  ];
  const { code, out } = await invoke(['adapters'], { adapters });
  t.is(code, 0);
  t.regex(out, /✓ fake/);
  t.regex(out, /- firefox .*\n +not available here: apt install firefox-esr/);
  t.regex(out, /- odd .*\n +not available here: odd indeed/);
});

for (const kind of ['script', 'trace', 'counterexample', 'report', 'baseline'])
  test(`the schema of a ${kind} is one`, async (t) => {
    const { out } = await invoke(['schema', kind]);
    t.notThrows(() => new Ajv().compile(JSON.parse(out)));
  });

test('results writes into the page, or says that it has no place for them', async (t) => {
  const run = result({ findings: [finding()] });
  const facts = { peerproof: '0', adapter: 'fake', recorded: new Date(0), interrupted: false, files: new Map() };
  const report = file('r.json', JSON.stringify(jsonReport(run, gate(run), facts)));
  t.regex((await invoke(['results', report])).out, /^### Runs\n/);
  const page = file('page.md', `# Page\n${BEGIN}\n${END}\n`);
  t.is((await invoke(['results', report, '--write', page])).code, 0);
  t.regex(readFileSync(page, 'utf8'), /^# Page\n.*\n\n### Runs\n/);
  t.false(existsSync(`${page}.part`));
  t.is((await invoke(['results', report, '--write', file('bare.md', '# Page')])).code, 64);
});

test('spec drift says what there is to look at, and what a file is not', async (t) => {
  const readme = await invoke(['spec', 'drift', 'README.md']);
  t.is(readme.code, 64);
  t.regex(readme.err, /README\.md has none of the algorithms of webrtc-pc/);
  const missing = await invoke(['spec', 'drift', 'no-such-file.html']);
  t.is(missing.code, 64);
  t.regex(missing.err, /cannot read no-such-file\.html: there is no such file/);
});

test('spec coverage of an algorithm that there is not is wrong usage', async (t) => {
  const { code, err } = await invoke(['spec', 'coverage', '--algorithm', 'no-such-algorithm']);
  t.is(code, 64);
  t.regex(err, /the model has no algorithm no-such-algorithm/);
});
