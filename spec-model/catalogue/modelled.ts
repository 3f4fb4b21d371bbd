import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const DECLARATION = /\b(\w+)\s*=\s*\(?(?:0,\s*[\w.]+\.)?algorithm\)?\(\s*'([^']+)'/g;

/** An algorithm as the files of the model have it. */
export interface Modelled {
  /** Files relative to `spec-model/`, without extension. */
  readonly files: string[];
  /** Steps that have a marker. */
  readonly steps: Set<string>;
}

const sources = (): string[] =>
  readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d|\.test)\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** Every algorithm that has a function, with the steps that are marked in it: read off the files of the model themselves. */
export const modelled = (): ReadonlyMap<string, Modelled> => {
  const found = new Map<string, Modelled>();
  for (const file of sources()) {
    const source = readFileSync(file, 'utf8');
    for (const [, marker = '', key = ''] of source.matchAll(DECLARATION)) {
      const algorithm = found.get(key) ?? { files: [], steps: new Set() };
      found.set(key, algorithm);
      algorithm.files.push(relative(ROOT, file).replace(/\.[jt]s$/, ''));
      const use = new RegExp(`\\b${marker}\\(\\s*'([^']+)'`, 'g');
      for (const [, path = ''] of source.matchAll(use)) algorithm.steps.add(path);
    }
  }
  return found;
};
