import { stripVTControlCharacters } from 'node:util';
import test from 'ava';
import type { CampaignResult } from '../suites/campaign/result';
import type { Baseline } from './baseline';
import { gate } from './gate';
import { report } from './terminal';
import { progressLine } from './terminal/progress';
import { style, wrap } from './terminal/style';
import { divergence, finding, property, result, SCRIPT, TRACE } from './testing/results';

const FILE = '.peerproof/fake/20261121-102030/001-add-track-5.json';

const rendered = (over: Partial<CampaignResult>, width = 80, colour = false, baseline?: Baseline): string => {
  const run = result(over);
  return report(
    {
      result: run,
      gate: gate(run, baseline),
      files: new Map(run.findings.map(({ divergence }, n) => [divergence.fingerprint, { number: n + 1, file: FILE }])),
      traces: 'out/traces.jsonl',
      interrupted: false,
      invocation: { adapter: 'fake', options: ['--scripts', '200'] },
      ...(baseline ? { baseline: 'known.json' } : {}),
    },
    style(width, colour),
  );
};

const known = (note: string, over: object = {}): Baseline => ({
  kind: 'baseline',
  implementation: { name: 'fake', version: 'fake 1.2.3' },
  edition: 'ED-2026-05-04',
  divergences: [
    { fingerprint: divergence().fingerprint, property: 'error-codes/add-track', at: 'x/1', note, scripts: 1, ...over },
  ],
});

test('success is quiet', (t) => {
  t.is(
    rendered({}),
    `
sender-reuse
  ✓ closed-connection  100 conform

error-codes
  ✓ add-track          100 conform

no new divergence
200 scripts, 3,400 commands in 1.2 s, seed 7`,
  );
});

test('a divergence is told completely, again in the summary, and with what to type next', (t) => {
  const properties = [property('sender-reuse/closed-connection', { conforms: 80, diverges: 20 })];
  t.is(
    rendered({ findings: [finding()], properties }),
    `
sender-reuse
  ✗ closed-connection  20 diverge, 80 conform

  1 addTrack: wrong error  ✗ new
    requirement  RTCPeerConnection.addTrack/5
                 A closed connection throws InvalidStateError.
                 https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-addtrack
    expected     throws InvalidStateError
    observed     returns sender0

      const pc0 = new RTCPeerConnection();
      const sender0 = pc0.addTrack(audio0);
      pc0.close();
    > pc0.addTrack(audio0);

    explanation  behaves as if step 5 of addTrack were skipped
    the model    RTCPeerConnection.addTrack 2 yes, 5 yes
    found by     sender-reuse/closed-connection
    repeated     5 of 5 times; in 20 scripts; fingerprint df64628a
    replay       npx peerproof replay ${FILE}

New divergences
  ✗ 1 addTrack: wrong error (RTCPeerConnection.addTrack/5)

1 new divergence
200 scripts, 3,400 commands in 1.2 s, seed 7
next: npx peerproof replay ${FILE}`,
  );
});

test('a known divergence is told with its note, and marked as known', (t) => {
  const properties = [property('sender-reuse/closed-connection', { diverges: 20 })];
  const text = rendered({ findings: [finding()], properties }, 80, false, known('issue 123'));
  t.regex(text, /~ closed-connection {2}20 diverge as known/);
  t.regex(text, /observed {5}returns sender0\n {4}note {9}issue 123\n {4}replay/);
  t.regex(text, /no new divergence; 1 known \(baseline: known.json\)/);
  t.notRegex(text, /New divergences/);
});

test('what was seen once and not again is told', (t) => {
  const text = rendered({ unconfirmed: [divergence()] });
  t.regex(text, /Seen, but not again\n {2}\? addTrack: wrong error \(RTCPeerConnection.addTrack\/5\): expected/);
  t.regex(text, /no new divergence; 1 divergence not shown again/);
});

test('the summary counts in the order of the blocks', (t) => {
  const findings = ['second', 'first'].map((fingerprint) => finding({ divergence: divergence({ fingerprint }) }));
  const run = result({ findings });
  const files = new Map([
    ['first', { number: 1, file: FILE }],
    ['second', { number: 2, file: FILE }],
  ]);
  const invocation = { adapter: 'fake', options: [] };
  const input = { result: run, gate: gate(run), files, traces: '', interrupted: false, invocation };
  const numbers = report(input, style(80, false)).matchAll(/^ +(?:✗ )?(\d) addTrack/gm);
  t.deepEqual(
    [...numbers].map(([, number]) => number),
    ['1', '2', '1', '2'],
  );
});

test('a stale baseline says which entry, and how to update it', (t) => {
  const text = rendered({}, 80, false, known(''));
  t.regex(text, /Known divergences that are gone\n {2}✓ df64628a x\/1 \(error-codes\/add-track\)/);
  t.regex(text, /next: npx peerproof run fake --scripts 200 --baseline known.json --update-baseline$/);
});

test('crashes, variances and missing members are told; equal crashes once', (t) => {
  const crash = { property: 'a/b', how: 'crash', detail: 'SIGSEGV', script: SCRIPT, trace: TRACE } as const;
  const text = rendered({
    properties: [property('a/b', { crash: 2, conforms: 1 }), property('a/c', {})],
    broken: [crash, crash],
    variances: { mid: 2, order: 30 },
    missing: { setStreams: 1 },
  });
  t.regex(text, /! b {2}2 crash, 1 conform/);
  t.regex(text, /\? c {2}not run/);
  t.regex(text, /! crash: a\/b: SIGSEGV \(2 times\)/);
  t.regex(text, /variances {4}order \(30\), mid \(2\)\nunsupported {2}setStreams \(1\)/);
  t.regex(text, /no new divergence; 2 crashes; a\/c ran no script/);
  t.regex(text, /next: npx peerproof run fake --suite a\/b --seed 7$/);
});

const LONG = finding({
  divergence: divergence({ expected: 'word '.repeat(60), observed: 'x'.repeat(300), explanation: 'why '.repeat(70) }),
  script: [
    { pc: 0, call: 'setRemoteDescription', args: [{ type: 'offer', sdp: 'a b '.repeat(100) }, [], {}, 1, 2, 3] },
  ],
});

for (const width of [40, 80, 100])
  test(`lines fit ${width} columns, with and without colours, but for links and commands`, (t) => {
    for (const colour of [false, true]) {
      const lines = stripVTControlCharacters(rendered({ findings: [LONG] }, width, colour)).split('\n');
      const wide = lines.filter((line) => line.length > width && !/https:|npx peerproof/.test(line));
      t.deepEqual(wide, []);
    }
  });

test('without colours there is no escape sequence, whatever an implementation said', (t) => {
  const text = rendered({ findings: [finding({ divergence: divergence({ observed: '\u001b[2Jboo\u0007' }) })] });
  t.is(text, stripVTControlCharacters(text));
  t.false(text.includes('\u0007'));
});

test('wrapping loses no word', (t) => {
  t.deepEqual(wrap('  one two\nthree  ', 7), ['one two', 'three']);
  t.is(wrap('x'.repeat(25), 10).join(''), 'x'.repeat(25));
});

const shown = (interactive: boolean, times: readonly number[]): string => {
  const written: string[] = [];
  let now = 0;
  const line = progressLine({ write: (text) => written.push(text), interactive, columns: 20, now: () => now });
  for (now of times) line.show({ property: 'a/b', done: 1, total: 10, findings: 2, phase: 'searching' });
  line.clear();
  return written.join('');
};

test('on a terminal, progress is one line, cut to its width, redrawn now and then, and taken away', (t) => {
  t.is(shown(true, [0, 10, 20, 100]), `${'\r\u001b[2Ka/b  searching 1/10'.repeat(2)}\r\u001b[2K`);
});

test('elsewhere, a short run shows no progress, and a long one a line every ten seconds', (t) => {
  t.is(shown(false, [0, 1000, 9000]), '');
  t.is(shown(false, [0, 10_000, 11_000, 20_000]), 'a/b  searching 1/10  2 distinct divergences\n'.repeat(2));
});
