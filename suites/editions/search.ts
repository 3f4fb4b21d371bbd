import * as fc from 'fast-check';
import { differingSwitches, type Edition } from '../../spec-model/editions/editions';
import type { SwitchKey } from '../../spec-model/editions/switches';
import type { Divergence, Script, Trace } from '../../spec-model/vocabulary';
import { shrink } from '../campaign/shrink';
import { type Aim, aims } from './aims';
import type { Distinction } from './result';
import { divergencesUnder, responsible, type Simulate, simulated } from './tell-apart';

/** What became of an aim. */
export interface Aimed {
  readonly aim: Aim;
  readonly found: Distinction | undefined;
}

export interface SearchOptions {
  readonly simulate: Simulate;
  readonly seed: number;
  /** For each aim. */
  readonly scripts: number;
  readonly onProgress?: (aim: Aim, done: number) => void;
}

interface Shown {
  readonly trace: Trace;
  readonly switches: readonly SwitchKey[];
  readonly divergence: Divergence;
}

/** Descriptions are made by who takes part: a script that brings its own says nothing about others than this model. */
const bringsDescriptions = (script: Script): boolean => JSON.stringify(script).includes('"sdp":"v=0');

const nothing = { subject: '', expected: '', observed: '' };

/** Whether a script shows what is aimed at, when one edition is followed and another one judges. */
const shownBy = async (
  { key, shows, needs, variant }: Aim,
  script: Script,
  [follows, judgedBy]: readonly [Edition, Edition],
  { simulate }: SearchOptions,
): Promise<Shown | undefined> => {
  if (bringsDescriptions(script) || needs?.test(JSON.stringify(script)) === false) return undefined;
  const trace = await simulated(simulate, follows, script, variant);
  const switches = responsible(trace, follows, judgedBy);
  if (!switches?.includes(key)) return undefined;
  const divergences = divergencesUnder(judgedBy, trace);
  const divergence = shows ? divergences.find(({ subject }) => shows.test(subject)) : divergences[0];
  if (shows && !divergence) return undefined;
  return { trace, switches, divergence: divergence ?? (nothing as Divergence) };
};

/** No other switches. */
const isAsGood = (keys: readonly SwitchKey[], before: readonly SwitchKey[]): boolean =>
  keys.every((key) => before.includes(key));

/** The shortest script found that shows the same, by the same switches. */
const shortest = async (
  aim: Aim,
  script: Script,
  pair: readonly [Edition, Edition],
  first: Shown,
  options: SearchOptions,
): Promise<{ script: Script; shown: Shown }> => {
  const shows = async (candidate: Script) => {
    const shown = await shownBy(aim, candidate, pair, options);
    return shown && isAsGood(shown.switches, first.switches) ? shown.trace : undefined;
  };
  const short = await shrink(script, shows);
  return { script: short, shown: (await shownBy(aim, short, pair, options)) ?? first };
};

/** A script that shows what is aimed at, as it was found. */
interface Find {
  readonly script: Script;
  readonly pair: readonly [Edition, Edition];
  readonly shown: Shown;
  readonly scripts: number;
}

/** The first script that the switch decides by itself; if there is none, the first that it decides with others. */
const firstFind = async (aim: Aim, a: Edition, b: Edition, options: SearchOptions): Promise<Find | undefined> => {
  const scripts = fc.sample(aim.script, { seed: options.seed, numRuns: options.scripts });
  let fallback: Find | undefined;
  for (const [index, script] of scripts.entries()) {
    options.onProgress?.(aim, index);
    for (const pair of [[a, b] as const, [b, a] as const]) {
      const shown = await shownBy(aim, script, pair, options);
      if (!shown) continue;
      const find = { script, pair, shown, scripts: index + 1 };
      if (shown.switches.length === 1) return find;
      fallback ??= find;
    }
  }
  return fallback;
};

/** Looks for a script that an aim's switch decides. */
export const searchFor = async (
  aim: Aim,
  a: Edition,
  b: Edition,
  options: SearchOptions,
): Promise<Distinction | undefined> => {
  const first = await firstFind(aim, a, b, options);
  if (!first) return undefined;
  const { script, shown } = await shortest(aim, first.script, first.pair, first.shown, options);
  const { subject, expected, observed } = shown.divergence;
  const [follows, judgedBy] = first.pair.map(({ id }) => id) as [string, string];
  const facts = { switches: shown.switches, follows, judgedBy, script, subject, expected, observed };
  return { ...facts, scripts: first.scripts, foundWith: first.script.length };
};

/** For each aim at a switch that differs, the shortest script found that tells the editions apart by it. Same seed, same result. */
export const search = async (a: Edition, b: Edition, options: SearchOptions): Promise<readonly Aimed[]> => {
  const keys = differingSwitches(a, b);
  const found: Aimed[] = [];
  for (const aim of aims.filter(({ key }) => keys.includes(key)))
    found.push({ aim, found: await searchFor(aim, a, b, options) });
  return found;
};
