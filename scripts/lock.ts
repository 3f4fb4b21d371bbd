/**
 * Moves the lock to another commit of the specification, after the catalogue's entries (webrtc-pc.json) were brought up to date:
 *
 *     node -r ts-node/register/transpile-only scripts/lock.ts webrtc.html <commit> <date>
 *
 * Steps that are recognised keep their slug and their standing; new ones get a slug out of their text in the catalogue. A new algorithm
 * is taken in once it has an entry in the lock, without steps, at the place where it stands in the document.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { algorithmEntry } from '../spec-model/catalogue/catalogue';
import { alignAlgorithms } from '../spec-model/catalogue/drift/align';
import { type FoundStep, readDocument } from '../spec-model/catalogue/drift/read-document';
import { slugs } from '../spec-model/catalogue/drift/slug';
import { type LockedAlgorithm, lock, type Requirement } from '../spec-model/catalogue/lock';

const FILE = join(__dirname, '..', 'spec-model', 'catalogue', 'webrtc-pc.lock.json');

const relocked = (
  { key, steps }: LockedAlgorithm,
  section: string,
  found: readonly FoundStep[],
  partner: ReadonlyMap<string, Requirement>,
): LockedAlgorithm => {
  const texts = algorithmEntry(key)?.steps ?? {};
  const fresh = found.filter(({ path }) => !partner.has(path)).map(({ path }) => path);
  const names = slugs(
    fresh.map((path) => texts[path] ?? ''),
    steps.map(({ slug }) => slug),
  );
  return {
    key,
    section,
    steps: found.map(({ path, level, hash, near }) => {
      const { slug, standing } = partner.get(path) ?? { slug: names[fresh.indexOf(path)] ?? '', standing: 'testable' };
      return { slug, path, level, standing, hash, near };
    }),
  };
};

const [file, commit, date] = process.argv.slice(2);
if (!file || !commit || !date) throw new Error('usage: lock.ts <webrtc.html> <commit> <date>');
const found = readDocument(readFileSync(file, 'utf8')).filter(
  ({ steps: [first] }) => !lock.others.includes(first?.hash ?? ''),
);
const unmatched = lock.algorithms.filter(({ steps }) => steps.length === 0);
const algorithms = alignAlgorithms(lock.algorithms, found).flatMap(({ locked, found: there, steps }) => {
  if (!locked) {
    const waiting = unmatched.find(({ section }) => section === there?.section);
    if (waiting && there) return [relocked(waiting, there.section, there.steps, new Map())];
    console.log(`left out: ${there?.section}, "${there?.begins}": give it an entry without steps in the lock`);
    return [];
  }
  if (!there) return [];
  const drift = new Map(steps.flatMap((step) => ('step' in step ? [[step.step.slug, step] as const] : [])));
  const partner = new Map(
    locked.steps.flatMap((step) => {
      const drifted = drift.get(step.slug);
      if (!drifted) return [[step.path, step] as const];
      return 'now' in drifted ? [[drifted.now, step] as const] : [];
    }),
  );
  return [relocked(locked, there.section, there.steps, partner)];
});

const lines = algorithms.map(({ key, section, steps }) =>
  [
    '    {',
    `      "key": ${JSON.stringify(key)},`,
    `      "section": ${JSON.stringify(section)},`,
    '      "steps": [',
    steps.map((step) => `        ${JSON.stringify(step)}`).join(',\n'),
    '      ]\n    }',
  ].join('\n'),
);
const { specification, others } = lock;
const head = { specification, commit, date, others };
const members = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
writeFileSync(FILE, `{\n${members.join('\n')}\n  "algorithms": [\n${lines.join(',\n')}\n  ]\n}\n`);
