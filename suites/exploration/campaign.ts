import { type AlphabetName, alphabets } from './alphabets';
import { type Explored, explore, type Summary } from './explore';
import type { AlphabetResult } from './result';

export interface ExploreOptions {
  readonly alphabets: readonly AlphabetName[];
  /** The longest scripts, in commands; as long as there is time, by default. */
  readonly depth?: number;
  /** Of states, for each alphabet. */
  readonly states?: number;
  /** Milliseconds, for all of it: each alphabet has an equal part of what is left. */
  readonly time: number;
  /** Told of each script, the shortest first. */
  readonly onScript?: (alphabet: AlphabetName, one: Explored) => void;
  readonly onProgress?: (alphabet: AlphabetName, states: number) => void;
}

/** An exploration does not end by itself. */
const endless = 1_000;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** How often the event loop gets a turn, in milliseconds. */
const turn = 100;

const exploreOne = async (name: AlphabetName, until: number, options: ExploreOptions): Promise<AlphabetResult> => {
  const { depth = endless, states = Number.POSITIVE_INFINITY, onScript, onProgress } = options;
  const started = performance.now();
  const scripts = explore(alphabets[name], { depth, states });
  let seen = { states: 1, transitions: 0, depth: 0 };
  let summary: Summary | undefined;
  for (let next = scripts.next(), rested = started; ; next = scripts.next()) {
    if (next.done) {
      summary = next.value;
      break;
    }
    const { isNew, length } = next.value;
    seen = { states: seen.states + (isNew ? 1 : 0), transitions: seen.transitions + 1, depth: length - 1 };
    onScript?.(name, next.value);
    const now = performance.now();
    if (now > until) break;
    if (now < rested + turn) continue;
    onProgress?.(name, seen.states);
    await breathe();
    rested = performance.now();
  }
  return {
    alphabet: name,
    letters: alphabets[name].length,
    ...(summary ?? { ...seen, whole: false }),
    took: performance.now() - started,
  };
};

/** Explores alphabets, one after the other. Where a limit of time ends it, how far it gets depends on the machine. */
export const exploreAlphabets = async (options: ExploreOptions): Promise<readonly AlphabetResult[]> => {
  const end = performance.now() + options.time;
  const results: AlphabetResult[] = [];
  for (const [index, name] of options.alphabets.entries()) {
    const now = performance.now();
    results.push(await exploreOne(name, now + (end - now) / (options.alphabets.length - index), options));
  }
  return results;
};
