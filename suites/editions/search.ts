import * as fc from 'fast-check';
import { differingSwitches, type Edition, latest, withSwitches } from '../../spec-model/editions/editions';
import type { SwitchKey } from '../../spec-model/editions/switches';
import { judge } from '../../spec-model/judge/judge';
import type { Divergence, Script, Trace } from '../../spec-model/vocabulary';
import { shrink } from '../campaign/shrink';
import { type Aim, aims } from './aims';
import type { Distinction } from './result';
import { accepts, responsible, type Simulate, simulated } from './tell-apart';

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

/** Of two editions, the one that the model follows, and the one by which it is judged. */
interface Sides {
  readonly follows: Edition;
  readonly judgedBy: Edition;
  /** The edition in which only the switch is changed: that of today, if it makes a difference there. */
  readonly base: Edition;
}

interface Shown {
  readonly trace: Trace;
  readonly divergence: Divergence;
}

/** Descriptions are made by who takes part: a script that brings its own says nothing about others than this model. */
const bringsDescriptions = (script: Script): boolean => JSON.stringify(script).includes('"sdp":"v=0');

/** Nothing differs but that something is there. */
const present = { subject: '', expected: '', observed: '' } as Divergence;

const isFit = ({ needs }: Aim, script: Script): boolean =>
  !bringsDescriptions(script) && needs?.test(JSON.stringify(script)) !== false;

/** What a script shows of the switch alone: followed as in one edition, judged as in the other, everything else being the same. */
const shownAlone = async (
  { key, variant }: Aim,
  script: Script,
  { follows, judgedBy, base }: Sides,
  { simulate }: SearchOptions,
): Promise<Shown | undefined> => {
  const followed = withSwitches(base, [key], follows);
  const text = withSwitches(base, [key], judgedBy);
  const trace = await simulated(simulate, followed, script, variant);
  if (accepts(text, trace) || !accepts(followed, trace)) return undefined;
  return { trace, divergence: judge(trace, { edition: text }).divergence ?? present };
};

/** The switches that tell the editions themselves apart. */
const switchesOf = async (
  { variant }: Aim,
  script: Script,
  { follows, judgedBy }: Sides,
  { simulate }: SearchOptions,
): Promise<readonly SwitchKey[]> =>
  responsible(await simulated(simulate, follows, script, variant), follows, judgedBy) ?? [];

/** Whether a script shows the switch by itself, and tells the two editions apart. */
const shownBy = async (aim: Aim, script: Script, sides: Sides, options: SearchOptions): Promise<Shown | undefined> => {
  if (!isFit(aim, script)) return undefined;
  const shown = await shownAlone(aim, script, sides, options);
  if (!shown || (aim.shows && !aim.shows.test(shown.divergence.subject))) return undefined;
  return (await switchesOf(aim, script, sides, options)).includes(aim.key) ? shown : undefined;
};

interface Find {
  readonly script: Script;
  readonly sides: Sides;
  readonly scripts: number;
}

const firstFind = async (aim: Aim, a: Edition, b: Edition, options: SearchOptions): Promise<Find | undefined> => {
  const scripts = fc.sample(aim.script, { seed: options.seed, numRuns: options.scripts });
  for (const base of new Set(aim.older ? [a, b] : [latest, b, a]))
    for (const [index, script] of scripts.entries()) {
      options.onProgress?.(aim, index);
      for (const [follows, judgedBy] of [[a, b] as const, [b, a] as const]) {
        const sides = { follows, judgedBy, base };
        if (await shownBy(aim, script, sides, options)) return { script, sides, scripts: index + 1 };
      }
    }
  return undefined;
};

/** Looks for the shortest script that an aim's switch decides. */
export const searchFor = async (
  aim: Aim,
  a: Edition,
  b: Edition,
  options: SearchOptions,
): Promise<Distinction | undefined> => {
  const first = await firstFind(aim, a, b, options);
  if (!first) return undefined;
  const { sides, scripts } = first;
  const shows = async (candidate: Script) => (await shownBy(aim, candidate, sides, options))?.trace;
  const script = await shrink(first.script, shows);
  const { divergence } = (await shownAlone(aim, script, sides, options)) ?? { divergence: present };
  const { subject, expected, observed } = divergence;
  const { follows, judgedBy, base } = sides;
  return {
    key: aim.key,
    switches: await switchesOf(aim, script, sides, options),
    follows: follows.id,
    judgedBy: judgedBy.id,
    base: base.id,
    script,
    subject,
    expected,
    observed,
    scripts,
    foundWith: first.script.length,
  };
};

/** For each aim at a switch that differs, the shortest script found that tells the editions apart by it. Same seed, same result. */
export const search = async (a: Edition, b: Edition, options: SearchOptions): Promise<readonly Aimed[]> => {
  const keys = differingSwitches(a, b);
  const found: Aimed[] = [];
  for (const aim of aims.filter(({ key }) => keys.includes(key)))
    found.push({ aim, found: await searchFor(aim, a, b, options) });
  return found;
};
