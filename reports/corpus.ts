import type { Script } from '../spec-model/vocabulary';
import { compare } from './compare';
import type { Report } from './json';

/** A script that showed a divergence. */
export interface Kept {
  /** Of the divergence, and the adapters on which this script shows it. */
  readonly fingerprint: string;
  readonly seen: readonly string[];
  readonly script: Script;
}

/** Characters of JSON: what is longer has whole descriptions in it, which another script will have shorter. */
const longest = 6000;

const textOf = (script: Script): string => JSON.stringify(script);
const byNameAndLength = (a: Kept, b: Kept): number =>
  compare(a.fingerprint, b.fingerprint) || textOf(a.script).length - textOf(b.script).length;

/** Now that script shows it on that adapter, and no other one: a campaign tries those that are kept before it makes one shorter. */
const withShown = (kept: readonly Kept[], script: Script, fingerprint: string, adapter: string): Kept[] => {
  const others = kept.map((one) => ({ ...one, seen: one.seen.filter((name) => name !== adapter) }));
  const same = others.find((one) => textOf(one.script) === textOf(script));
  const shows = { fingerprint, script, seen: [...(same?.seen ?? []), adapter].sort() };
  return [...others.filter((one) => one !== same && one.seen.length > 0), shows];
};

/** The scripts that are kept, with those of reports: for each divergence, one for each adapter, few in all. A pure function; sorted. */
export const withFound = (kept: readonly Kept[], reports: readonly Report[]): readonly Kept[] => {
  const all = new Map<string, readonly Kept[]>();
  for (const one of kept) all.set(one.fingerprint, [...(all.get(one.fingerprint) ?? []), one]);
  for (const { adapter, findings } of reports)
    for (const { divergence, script, repeated } of findings) {
      if (repeated.shown < repeated.of || textOf(script).length > longest) continue;
      const { fingerprint } = divergence;
      all.set(fingerprint, withShown(all.get(fingerprint) ?? [], script, fingerprint, adapter));
    }
  return [...all.values()].flat().sort(byNameAndLength);
};
