import test from 'ava';
import { algorithmEntry, pinned } from './catalogue';
import { lock } from './lock';

test('the lock and the catalogue are of the same commit', (t) => {
  t.is(lock.commit, pinned.commit);
  t.is(lock.date, pinned.date);
});

test('every requirement has a slug of its own, and its text in our own words under its number', (t) => {
  for (const { key, steps } of lock.algorithms) {
    t.is(new Set(steps.map(({ slug }) => slug)).size, steps.length, key);
    for (const { slug, path } of steps) {
      t.regex(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      t.not(algorithmEntry(key)?.steps[path], undefined, `${key}/${path}`);
    }
  }
});

test('97 algorithms with 968 steps, of which 708 are testable', (t) => {
  const steps = lock.algorithms.flatMap((algorithm) => algorithm.steps);
  const testable = steps.filter(({ standing }) => standing === 'testable');
  t.deepEqual([lock.algorithms.length, steps.length, testable.length], [97, 968, 708]);
});
