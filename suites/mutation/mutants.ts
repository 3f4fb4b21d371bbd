import type { Session } from '../../adapters/contract';
import { breakStep, type Mutation } from '../../spec-model/infra/step';
import { judge } from '../../spec-model/judge/judge';
import type { Divergence, Entry, Script, Trace } from '../../spec-model/vocabulary';
import type { Property } from '../property';
import { how } from '../rounds';
import type { Corpus } from './corpus';
import { breakWrites, isDeciding, type Written } from './effects';

/** One step of the model, broken in one way. */
export interface Mutant {
  readonly algorithm: string;
  readonly step: string;
  readonly mutation: Mutation;
  /** Scripts in which the break changes what the step does, those with most hope first. */
  readonly scripts: readonly Script[];
}

/** `algorithm/step mutation`. */
export const nameOf = ({ algorithm, step, mutation }: Omit<Mutant, 'scripts'>): string =>
  `${algorithm}/${step} ${mutation}`;

/** How a mutant was noticed: by a divergence, or because the broken model failed, or could not be judged. */
export interface Kill {
  readonly script: Script;
  readonly divergence: Divergence | undefined;
}

export interface Verdict {
  readonly mutant: Mutant;
  /** Undefined: no script noticed it. */
  readonly kill: Kill | undefined;
  /** How many scripts were run. */
  readonly tried: number;
}

type Passages = NonNullable<ReturnType<Corpus['get']>>;

/** The passages in which each way to break a step changes something. */
const applicable = (passages: Passages, written: Written | undefined): Readonly<Record<Mutation, Passages>> => {
  const held = passages.filter((one) => one.held);
  const failed = passages.filter((one) => one.failed);
  const fires = passages.filter(({ deeds }) => deeds.has('event'));
  const acts = passages.filter(({ deeds }) => deeds.has('event') || deeds.has('settlement'));
  return {
    skip: held,
    force: failed,
    negate: held.length > 0 && failed.length > 0 ? passages : [],
    rename: passages.filter(({ deeds }) => deeds.has('error')),
    lose: fires,
    double: fires,
    sooner: passages.filter(({ deeds }) => deeds.has('task')),
    later: written?.any ? held : acts,
    alter: written?.alterable ? held : [],
  };
};

/** Properties that aim at the step come first, then those that aim at its algorithm. */
const distance = ({ checks }: Property, key: string): number => {
  if (checks.includes(key)) return 0;
  const algorithm = key.slice(0, key.lastIndexOf('/'));
  return checks.some((check) => check === algorithm || check.startsWith(`${algorithm}/`)) ? 1 : 2;
};

/** All scripts of the properties that aim at the step; then one script of each other property after the other: those of one are much alike. */
const dealt = (passages: Passages, key: string): Script[] => {
  const rounds = new Map<Property, number>();
  const ranked = passages.map(({ aimed: { property, script } }) => {
    const round = rounds.get(property) ?? 0;
    rounds.set(property, round + 1);
    return { script, rank: distance(property, key), round };
  });
  ranked.sort(
    (one, other) => Math.min(one.rank, 1) - Math.min(other.rank, 1) || one.round - other.round || one.rank - other.rank,
  );
  return ranked.map(({ script }) => script);
};

/** Every way to break every step that the corpus runs, where breaking changes what happens. */
export const mutantsOf = (corpus: Corpus, written: ReadonlyMap<string, Written>): Mutant[] =>
  [...corpus].flatMap(([key, passages]) => {
    const cut = key.lastIndexOf('/');
    const [algorithm, step] = [key.slice(0, cut), key.slice(cut + 1)];
    const ways = applicable(passages, written.get(key));
    const whole = isDeciding({ algorithm }) ? { skip: ways.skip, force: ways.force, negate: ways.negate } : ways;
    return Object.entries(whole).flatMap(([mutation, concerned]) => {
      const scripts = dealt(concerned, key);
      return scripts.length > 0 ? [{ algorithm, step, mutation: mutation as Mutation, scripts }] : [];
    });
  });

let fail: () => void = () => {};

/** Runs `body` with every uncaught exception taken for one of a mutant: broken models fail in tasks, also after their script has ended. */
export const amongFailures = async <T>(body: () => Promise<T>): Promise<T> => {
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', () => fail());
  try {
    return await body();
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const listener of listeners) process.on('uncaughtException', listener);
  }
};

/** Breaks a step, until `restore`. */
const breakMutant = ({ algorithm, step, mutation }: Mutant): (() => void) => {
  const restore = breakStep(algorithm, step, mutation);
  if (mutation !== 'later' && mutation !== 'alter') return restore;
  const leave = breakWrites(algorithm, step, mutation);
  return () => {
    leave();
    restore();
  };
};

/** Performs a script on the broken model. Undefined: the model failed, in a task where nobody could catch it. */
const performBroken = async (session: Session, mutant: Mutant, script: Script): Promise<Trace | undefined> => {
  const restore = breakMutant(mutant);
  const failed = new Promise<undefined>((resolve) => {
    fail = () => resolve(undefined);
  });
  try {
    const heard = ({ t }: Entry) => void (t === 'end' && restore()); // what is closed behind it is nobody's observation
    return await Promise.race([session.perform(script, { ...how, heard }), failed]);
  } finally {
    restore();
  }
};

type Judged = Pick<Kill, 'divergence'> & { readonly accepted: boolean };

/** A model that lacks members, or does not come to its end, is noticed as well. */
const judged = (trace: Trace | undefined): Judged => {
  if (!trace) return { accepted: false, divergence: undefined };
  try {
    const { verdict, divergence } = judge(trace);
    return { accepted: verdict === 'conforms' || verdict === 'permitted-variance', divergence };
  } catch {
    return { accepted: false, divergence: undefined };
  }
};

/** A new session on the model. */
export type Simulate = () => Session;

/** Inside of `amongFailures`: runs a script on the broken model. Gives how the whole model refuses what it shows, if it does. */
export const notice = async (simulate: Simulate, mutant: Mutant, script: Script): Promise<Kill | undefined> => {
  const { accepted, divergence } = judged(await performBroken(simulate(), mutant, script));
  return accepted ? undefined : { script, divergence };
};

const soundness = new WeakMap<Script, boolean>();

/** Whether the whole model accepts what itself shows: else a script tells nothing of a broken one. */
export const isSound = async (simulate: Simulate, script: Script): Promise<boolean> => {
  const known = soundness.get(script);
  if (known !== undefined) return known;
  const { accepted } = judged(await simulate().perform(script, how));
  soundness.set(script, accepted);
  return accepted;
};

/** Inside of `amongFailures`: runs a mutant until it is noticed, `first` with the scripts that noticed it before. */
export const tryMutant = async (
  simulate: Simulate,
  mutant: Mutant,
  most: number,
  first: readonly Script[] = [],
): Promise<Verdict> => {
  let tried = 0;
  for (const script of [...first, ...mutant.scripts.slice(0, most)]) {
    tried++;
    const kill = await notice(simulate, mutant, script);
    if (kill && (await isSound(simulate, script))) return { mutant, kill, tried };
  }
  return { mutant, kill: undefined, tried };
};
