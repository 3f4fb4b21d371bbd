import type { Script } from '../spec-model/vocabulary';
import type { Found } from '../suites/campaign/result';
import { compare } from './compare';
import type { Report } from './json';

/** Characters of JSON: what is longer has whole descriptions in it, which another script will have shorter. */
const longest = 6000;

const textOf = (script: Script): string => JSON.stringify(script);
const without = (seen: Found['seen'], shown: Found['seen']): Found['seen'] =>
  Object.fromEntries(Object.entries(seen).filter(([adapter]) => !(adapter in shown)));
const byNameAndLength = (a: Found, b: Found): number =>
  compare(a.fingerprint, b.fingerprint) || textOf(a.script).length - textOf(b.script).length;

/** Now that script shows it on that adapter, and no other one: a campaign tries those that are kept before it makes one shorter. */
const withShown = (kept: readonly Found[], script: Script, fingerprint: string, shown: Found['seen']): Found[] => {
  const others = kept.map((one) => ({ ...one, seen: without(one.seen, shown) }));
  const same = others.find((one) => textOf(one.script) === textOf(script));
  const seen = Object.fromEntries(Object.entries({ ...same?.seen, ...shown }).sort(([a], [b]) => compare(a, b)));
  return [...others.filter((one) => one !== same && Object.keys(one.seen).length > 0), { fingerprint, seen, script }];
};

/** The scripts that are kept, with those of reports: for each divergence, one for each adapter, few in all. A pure function; sorted. */
export const withFound = (kept: readonly Found[], reports: readonly Report[]): readonly Found[] => {
  const all = new Map<string, readonly Found[]>();
  for (const one of kept) all.set(one.fingerprint, [...(all.get(one.fingerprint) ?? []), one]);
  for (const { adapter, findings } of reports)
    for (const { divergence, script, repeated, cause = '' } of findings) {
      if (repeated.shown * 2 < repeated.of || textOf(script).length > longest) continue;
      const { fingerprint } = divergence;
      all.set(fingerprint, withShown(all.get(fingerprint) ?? [], script, fingerprint, { [adapter]: cause }));
    }
  return [...all.values()].flat().sort(byNameAndLength);
};
