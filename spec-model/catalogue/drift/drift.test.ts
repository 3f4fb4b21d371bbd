import test from 'ava';
import fc from 'fast-check';
import type { Lock } from '../lock';
import { driftOf } from './drift';
import { hash, likeness, near } from './fingerprint';
import { readDocument } from './read-document';
import { words } from './words';

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** A step that says something that no other number says: twelve words that are drawn by it. */
const sentence = (n: number): string => {
  let state = n + 1;
  const draw = (letters: string): string => {
    state = (state * 48271) % 2147483647;
    return letters[state % letters.length] ?? '';
  };
  const word = (): string => [CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS].map(draw).join('');
  return Array.from({ length: 12 }, (_, k) => (k === 6 ? 'until' : word())).join(' ');
};

type Algorithm = readonly number[];
const step = (text: string): string => `<li data-tests=""><p>${text}.</p></li>`;
const page = (algorithms: readonly (readonly string[])[]): string =>
  algorithms
    .map((steps, n) => `<section><h4>Part ${n}</h4><p>Run:</p><ol class="algorithm">${steps.join('')}</ol></section>`)
    .join('');
const rendered = (algorithms: readonly Algorithm[]): string =>
  page(algorithms.map((steps) => steps.map((n) => step(sentence(n)))));

const lockOf = (html: string): Lock => ({
  specification: 'a/b',
  commit: '0',
  date: '2026-01-01',
  others: [],
  algorithms: readDocument(html).map(({ section, steps }, n) => ({
    key: `algorithm-${n}`,
    section,
    steps: steps.map((found) => ({ ...found, slug: `slug-${found.path}`, standing: 'testable' as const })),
  })),
});

/** Some algorithms without a step in common. */
const algorithms = fc
  .uniqueArray(fc.nat(999), { minLength: 12, maxLength: 60 })
  .chain((steps) =>
    fc.integer({ min: 4, max: 9 }).map((size) => {
      const parts: number[][] = [];
      for (let n = 0; n + size <= steps.length; n += size) parts.push(steps.slice(n, n + size));
      return parts;
    }),
  )
  .filter((parts) => parts.length > 0);

const changed = (html: string, lock: Lock) => {
  const drift = driftOf(html, lock);
  return drift?.drifted.flatMap(({ locked, steps }) =>
    steps.map((one) => `${locked?.key} ${one.kind} ${one.kind === 'new' ? one.now : one.step.path}`),
  );
};

test('a document has not drifted from itself', (t) => {
  fc.assert(
    fc.property(algorithms, (parts) => {
      const html = rendered(parts);
      const drift = driftOf(html, lockOf(html));
      t.deepEqual([drift?.drifted, drift?.gone, drift?.unknown], [[], [], []]);
    }),
    { numRuns: 50 },
  );
});

test('a step that is taken out is gone, and those behind it moved', (t) => {
  fc.assert(
    fc.property(algorithms, fc.nat(), fc.nat(), (parts, a, s) => {
      const part = a % parts.length;
      const steps = parts[part] ?? [];
      const out = s % steps.length;
      const now = parts.map((one, n) => (n === part ? one.filter((_, k) => k !== out) : one));
      const moved = steps.slice(out + 1).map((_, k) => `algorithm-${part} moved ${out + 2 + k}`);
      const expected = [`algorithm-${part} gone ${out + 1}`, ...moved];
      t.deepEqual(changed(rendered(now), lockOf(rendered(parts))), expected);
    }),
    { numRuns: 50 },
  );
});

test('a step that is put in is new, and those behind it moved', (t) => {
  fc.assert(
    fc.property(algorithms, fc.nat(), fc.nat(), (parts, a, s) => {
      const part = a % parts.length;
      const steps = parts[part] ?? [];
      const at = s % (steps.length + 1);
      const now = parts.map((one, n) => (n === part ? [...one.slice(0, at), 1234567, ...one.slice(at)] : one));
      const moved = steps.slice(at).map((_, k) => `algorithm-${part} moved ${at + 1 + k}`);
      t.deepEqual(changed(rendered(now), lockOf(rendered(parts))), [...moved, `algorithm-${part} new ${at + 1}`]);
    }),
    { numRuns: 50 },
  );
});

test('a step with one other word changed', (t) => {
  fc.assert(
    fc.property(algorithms, fc.nat(), fc.nat(), (parts, a, s) => {
      const part = a % parts.length;
      const at = s % (parts[part]?.length ?? 1);
      const html = page(
        parts.map((steps, n) =>
          steps.map((one, k) =>
            step(n === part && k === at ? sentence(one).replace('until', 'unless') : sentence(one)),
          ),
        ),
      );
      t.deepEqual(changed(html, lockOf(rendered(parts))), [`algorithm-${part} changed ${at + 1}`]);
    }),
    { numRuns: 50 },
  );
});

test('a whole algorithm can be gone, or be one that nobody knows', (t) => {
  const parts = [
    [1, 2, 3, 4],
    [105, 216, 327, 438],
  ];
  const drift = driftOf(rendered([parts[0] ?? [], [559, 661, 772, 883]]), lockOf(rendered(parts)));
  t.deepEqual(
    drift?.gone.map(({ locked }) => locked?.key),
    ['algorithm-1'],
  );
  t.deepEqual(
    drift?.unknown.map(({ found }) => found?.section),
    ['Part 1'],
  );
});

test('a document that has nothing in common is another one', (t) => {
  const lock = lockOf(rendered([[1, 2, 3, 4]]));
  t.is(driftOf('# a README', lock), undefined);
  t.is(driftOf(rendered([[559, 661, 772, 883]]), lock), undefined);
});

test('source and published page have the same words', (t) => {
  const source = [
    'If <var>connection</var>.{{RTCPeerConnection/[[IsClosed]]}} is <code>true</code>, [= exception/throw =] a "{{InvalidStateError}}".',
    'Let |p:Promise| be the result of [=basic url parser|parsing=] it (see [[!RFC3986]]), for all [= media description =]s.',
  ];
  const published = [
    'If <var>connection</var>.<a href="#x"><code>[[IsClosed]]</code></a> is <code>true</code>, <a href="#y">throw</a> a "<a>InvalidStateError</a>".',
    'Let <var>p</var> be the result of <a href="#z">parsing</a> it (see [<cite><a>RFC3986</a></cite>]), for all <a>media description</a>s.',
  ];
  const read = (steps: string[]) => readDocument(page([steps.map(step)])).map((found) => found.steps);
  t.deepEqual(read(source), read(published));
});

test('steps in steps are numbered as rendered; notes, removed text and empty items say nothing', (t) => {
  const html = page([
    [
      '<li>One<ol><li>Inner<p class="note">as you know</p></li><li class="diff-rm">Old</li><li></li><li>Last</li></ol></li>',
      '<li>Two</li>',
    ],
  ]);
  const [found] = readDocument(html);
  t.deepEqual(
    found?.steps.map(({ path }) => path),
    ['1', '1.1', '1.3', '2'],
  );
  t.is(found?.steps[1]?.hash, hash(['inner']));
});

test('likeness is 1 for equal words and low for other ones', (t) => {
  fc.assert(
    fc.property(fc.nat(999), fc.nat(999), (a, b) => {
      const like = likeness(near(words(sentence(a))), near(words(sentence(b))));
      t.true(a === b ? like === 1 : like < 1);
    }),
  );
});
