import { existsSync } from 'node:fs';
import { Baseline } from '../reports/baseline';
import { writeWhole } from '../reports/recorder';
import { usageError } from './failure';
import { readJson } from './read-file';

/** Reads the baseline that the user named; it may be missing only if it is about to be written. */
export const readBaseline = (file: string | undefined, mayBeMissing: boolean): Baseline | undefined => {
  if (file === undefined) {
    if (mayBeMissing) throw usageError('--update-baseline needs --baseline <file>: which file to write');
    return undefined;
  }
  if (existsSync(file)) return readJson(Baseline, 'baseline', file);
  if (mayBeMissing) return undefined;
  throw usageError(`there is no baseline ${file}: add --update-baseline to write it`);
};

/** Writes a baseline and tells in one line what became of the one before. */
export const writeBaseline = (file: string, before: Baseline | undefined, after: Baseline): string => {
  const prints = ({ divergences }: Baseline): string[] => divergences.map(({ fingerprint }) => fingerprint);
  const [old, now] = [new Set(before ? prints(before) : []), new Set(prints(after))];
  const added = [...now].filter((fingerprint) => !old.has(fingerprint)).length;
  const removed = [...old].filter((fingerprint) => !now.has(fingerprint)).length;
  writeWhole(file, `${JSON.stringify(after, null, 2)}\n`);
  return `${file}: ${added} added, ${removed} removed, ${now.size - added} kept`;
};
