import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { Verdict } from './index';
import { pinned } from './spec-model/catalogue/catalogue';
import claims from './spec-model/catalogue/claims.json';
import { choiceSites } from './spec-model/infra/world';
import { properties } from './suites/registry';

const read = (file: string): string => readFileSync(join(__dirname, file), 'utf8');
const page = read('CONFORMANCE.md');
const readme = read('README.md');

test('CONFORMANCE.md lists the verdicts and the places where the model is free, and counts these', (t) => {
  for (const { const: verdict } of Verdict.anyOf) t.true(page.includes(`| \`${verdict}\` |`), verdict);
  for (const site of Object.keys(choiceSites)) t.true(page.includes(`| \`${site}\` |`), site);
  t.true(page.includes(`: ${Object.keys(choiceSites).length} sites,`));
});

test('every key of an open place that the model uses is explained', (t) => {
  const files = readdirSync(join(__dirname, 'spec-model'), { recursive: true, encoding: 'utf8' });
  const model = files.filter((file) => /(?<!\.test)\.ts$/.test(file)).map((file) => read(join('spec-model', file)));
  const uses = /variance\('([^']+)'\)|open: \{ key: '([^']+)'|CONFORMANCE\.md, `([^`]+)`/g;
  const keys = new Set(model.flatMap((text) => [...text.matchAll(uses)].map(([, a, b, c]) => a ?? b ?? c ?? '')));
  t.true(keys.size > 5);
  for (const key of keys) t.true(page.includes(`| \`${key}\` |`), key);
});

test('each contradicted claim of the documentation has its row, with the properties that decide it', (t) => {
  const contradicted = claims.claims.filter(({ verdict }) => verdict === 'disagrees');
  t.true(contradicted.length >= 12);
  for (const { id, decidedBy } of contradicted) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
    t.deepEqual(
      [...row.matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, property]) => property).sort(),
      [...(decidedBy ?? [])].sort(),
      id,
    );
  }
});

test('every suite is in README.md, every property and suite that the pages name exists', (t) => {
  const suites = new Set(properties.map(({ suite }) => suite));
  const known = new Set([...suites, ...properties.map(({ id }) => id)]);
  for (const suite of suites) t.true(readme.includes(`| \`${suite}\` |`), suite);
  for (const [, selector = ''] of readme.matchAll(/--suite ([a-z/-]+)/g)) t.true(known.has(selector), selector);
});

test('both pages name the commit of the specification that the model follows', (t) => {
  t.true(page.includes(pinned.commit));
  for (const text of [page, readme]) t.true(text.includes(pinned.date));
  t.true(readme.includes(pinned.commit.slice(0, 8)));
});
