import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const DECLARATION = /\balgorithm\)?\(\s*'([^']+)'/g;

/** The files of the model that have the steps of each algorithm, relative to `spec-model/`: read off the files themselves. */
export const functionsOf = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const entry of readdirSync(ROOT, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/(?<!\.d|\.test)\.[jt]s$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    for (const [, key = ''] of readFileSync(file, 'utf8').matchAll(DECLARATION))
      found.set(key, [...(found.get(key) ?? []), relative(ROOT, file).replace(/\.[jt]s$/, '')]);
  }
  return found;
};
