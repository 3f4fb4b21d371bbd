import test from 'ava';
import { ambiguitiesOf, blame } from './blame';
import { blameMarkdown } from './blame-markdown';
import type { Report } from './json';
import { questionOf } from './question';
import { blameText } from './terminal/blame';
import { style } from './terminal/style';
import { divergence, finding, property, report, result } from './testing/results';

const engines = { wrtc: 'libwebrtc', chromium: 'libwebrtc', firefox: 'Gecko', werift: 'werift' };
const ran = property('sender-reuse/closed-connection', { diverges: 10 });

const reportOf = (adapter: string, fingerprints: readonly string[], properties = [ran]): Report => {
  const findings = fingerprints.map((fingerprint) => finding({ divergence: divergence({ fingerprint }) }));
  return report(result({ findings, properties }), adapter);
};

test('what implementations of different engines show, and none that tried it does not, is suspect', (t) => {
  const [row] = blame([reportOf('wrtc', ['a']), reportOf('firefox', ['a'])], engines);
  t.deepEqual(row?.shows, ['wrtc', 'firefox']);
  t.true(row?.suspect);
});

test('two of the same engine are no second opinion', (t) => {
  const [row] = blame([reportOf('wrtc', ['a']), reportOf('chromium', ['a'])], engines);
  t.false(row?.suspect);
});

test('one that tried it and conforms takes the suspicion away; one that did not try does not', (t) => {
  const both = [reportOf('wrtc', ['a']), reportOf('firefox', ['a'])];
  const [tried] = blame([...both, reportOf('werift', [])], engines);
  t.deepEqual([tried?.suspect, tried?.doesNot, tried?.notTried], [false, ['werift'], []]);
  const [untried] = blame([...both, reportOf('werift', [], [])], engines);
  t.deepEqual([untried?.suspect, untried?.doesNot, untried?.notTried], [true, [], ['werift']]);
});

test('findings that have a fingerprint in common are one row', (t) => {
  const first = reportOf('wrtc', ['a']);
  const other = reportOf('firefox', ['b']);
  const joined = { ...other, findings: other.findings.map((one) => ({ ...one, also: ['a'] })) };
  t.is(blame([first, joined], engines).length, 1);
  t.is(blame([first, other], engines).length, 2);
});

test('a debated step is told with its issue, and only that one', (t) => {
  const issues = (requirement: string) => ambiguitiesOf(requirement).map(({ issue }) => issue);
  t.true(issues('set-a-session-description/4.5.3').includes(3096));
  t.deepEqual(issues('set-a-session-description/4.50'), []);
});

test('the question has the step, the implementations and the program', (t) => {
  const [row] = blame([reportOf('wrtc', ['a']), reportOf('firefox', ['a'])], engines);
  if (!row) return t.fail();
  const question = questionOf(row);
  for (const part of ['RTCPeerConnection.addTrack/5', 'wrtc and firefox agree', 'pc0.close()'])
    t.true(question.includes(part), part);
});

test('several runs of one implementation are told apart by their seeds', (t) => {
  const [row] = blame([reportOf('wrtc', ['a']), { ...reportOf('wrtc', ['b']), seed: 8 }], engines);
  t.deepEqual([row?.shows, row?.doesNot], [['wrtc (seed 7)'], ['wrtc (seed 8)']]);
});

test('both forms list every row', (t) => {
  const reports = [reportOf('wrtc', ['a', 'b']), reportOf('firefox', ['a'])];
  const rows = blame(reports, engines);
  const markdown = blameMarkdown(rows, ['wrtc', 'firefox']);
  t.true(markdown.includes('Suspect: model or specification (1)'));
  t.true(markdown.includes('Of one or some (1)'));
  const text = blameText(rows, ['wrtc', 'firefox'], style(80, false));
  t.regex(text, /2 distinct divergences; 1 in all of 2 reports; 1 that independent implementations share$/);
});
