import type { Script } from '../spec-model/vocabulary';
import { grouped } from './blame';
import type { Report } from './json';

/** A script that showed a divergence. */
export interface Kept {
  /** Of the divergence, and on which adapters it was seen. */
  readonly fingerprint: string;
  readonly seen: readonly string[];
  readonly script: Script;
}

/** Characters of JSON: what is longer has whole descriptions in it, which another script will have shorter. */
const longest = 6000;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const lengthOf = (script: Script): number => JSON.stringify(script).length;

/** The scripts that are kept, with those of reports: one for each divergence, the shorter of two. A pure function; sorted by fingerprint. */
export const withFound = (kept: readonly Kept[], reports: readonly Report[]): readonly Kept[] => {
  const all = new Map(kept.map((one) => [one.fingerprint, one]));
  for (const { found } of grouped(reports))
    for (const { report, finding } of found) {
      const { fingerprint } = finding.divergence;
      const before = all.get(fingerprint);
      if (finding.repeated.shown < finding.repeated.of || lengthOf(finding.script) > longest) continue;
      const isShorter = !before || lengthOf(finding.script) < lengthOf(before.script);
      all.set(fingerprint, {
        fingerprint,
        seen: [...new Set([...(before?.seen ?? []), report.adapter])].sort(),
        script: isShorter ? finding.script : before.script,
      });
    }
  return [...all.values()].sort((a, b) => compare(a.fingerprint, b.fingerprint));
};
