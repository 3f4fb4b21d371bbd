import test from 'ava';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import claims from '../../spec-model/catalogue/claims.json';
import { properties } from '../registry';

/** Claims of a page that has so many. */
const numbered = (page: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${page}${index + 1}`);
/** What the specification contradicts. */
const contradicted = ['A5', 'A11', 'A13', 'A27', 'A32', 'B6', 'B7', 'B14', 'B17', 'B23', 'B24', 'B26'];

interface Claim {
  readonly id: string;
  readonly claim: string;
  readonly verdict: string;
  readonly anchor?: string;
  readonly decidedBy?: readonly string[];
  readonly undecided?: string;
}
const list: readonly Claim[] = claims.claims;

test('each property has an id of its own, in its suite, and a title', (t) => {
  t.is(new Set(properties.map(({ id }) => id)).size, properties.length);
  for (const { id, suite, title } of properties) {
    t.regex(id, /^[a-z-]+\/[a-z-]+$/);
    t.true(id.startsWith(`${suite}/`), id);
    t.regex(title, /^\S.*[^.\s]$/, id);
  }
});

test('what properties aim at is in the catalogue', (t) => {
  for (const { id, checks } of properties) {
    t.true(checks.length > 0, id);
    for (const check of checks) {
      const [algorithm = '', step] = check.split('/');
      const entry = algorithmEntry(algorithm);
      t.true(entry !== undefined && (step === undefined || step in entry.steps), `${id} checks ${check}`);
    }
  }
});

test('every claim of the two pages is decided by the properties that say so, or there is a reason why not', (t) => {
  t.deepEqual(
    list.map(({ id }) => id),
    [...numbered('A', 38), ...numbered('B', 41)],
  );
  for (const { id, decidedBy, undecided, anchor } of list) {
    const ids = properties.filter((property) => property.claims?.includes(id)).map((property) => property.id);
    t.deepEqual(decidedBy ?? [], ids, id);
    t.true(ids.length > 0 ? anchor !== undefined && undecided === undefined : (undecided ?? '') !== '', id);
  }
});

test('properties decide no claim that there is not', (t) => {
  const known = new Set(list.map(({ id }) => id));
  for (const { id, claims: decided = [] } of properties)
    for (const claim of decided) t.true(known.has(claim), `${id} ${claim}`);
});

test('each claim that the specification contradicts is decided', (t) => {
  for (const id of contradicted) {
    const claim = list.find((one) => one.id === id);
    t.is(claim?.verdict, 'disagrees', id);
    t.true((claim?.decidedBy?.length ?? 0) > 0, id);
  }
});
