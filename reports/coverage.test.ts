import test from 'ava';
import type { Coverage } from '../spec-model/vocabulary';
import { coverageMarkdown, coverageSummary, noticedOf } from './coverage';

const step = { path: '1', modelled: true, exercised: true };
const covered: Coverage = {
  commit: 'c',
  scripts: 7,
  mutants: { made: 10, killed: 7, listed: 2, unexplained: ['a/1 skip'] },
  algorithms: [
    { key: 'a', steps: [{ ...step, mutants: 4, killed: 2, listed: 1 }] },
    {
      key: 'b',
      steps: [
        { ...step, mutants: 2, killed: 1, listed: 1 },
        { ...step, path: '2', exercised: false, reason: 'why' },
      ],
    },
    { key: 'none', steps: [] },
  ],
};

test('the summary tells what was noticed of what can be, what is listed, and what is neither', (t) => {
  const summary = coverageSummary(covered);
  t.regex(summary, /3 testable steps: 3 modelled, 2 exercised by 7 scripts/);
  t.regex(summary, /10 mutants: 7 noticed \(87\.5 % of those that can be\), 2 listed as beyond notice, 1 unexplained/);
});

test('the table has a row for each algorithm with testable steps, and names what is not exercised and what is unexplained', (t) => {
  const rows = coverageMarkdown(covered)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  t.deepEqual(rows, [
    ['', '`a`', '1', '1', '1', '4', '2', '1', '', '1', ''],
    ['', '`b`', '2', '2', '1', '2', '1', '1', '2 (why)', '', ''],
  ]);
});

test('of a requirement it is told how many of its mutants are noticed', (t) => {
  const noticed = noticedOf(['a/1 skip', 'a/1 force', 'a/2.1 skip', 'b.c/1 later']);
  t.is(noticed('a'), 3);
  t.is(noticed('a', '1'), 2);
  t.is(noticed('a', '2.1'), 1);
  t.is(noticed('a', '2'), 0);
  t.is(noticed('b.c', '1'), 1);
});
