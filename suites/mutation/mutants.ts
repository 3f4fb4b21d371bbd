import type { Session } from '../../adapters/contract';
import { breakStep, type Mutation } from '../../spec-model/infra/step';
import { judge } from '../../spec-model/judge/judge';
import type { Divergence, Script, Trace } from '../../spec-model/vocabulary';
import { how } from '../rounds';
import type { Corpus } from './corpus';

/** One step of the model, broken in one way. `negate` is left out: it is noticed where `skip` or `force` is. */
export interface Mutant {
  readonly algorithm: string;
  readonly step: string;
  readonly mutation: Mutation;
  /** Scripts in which the break changes what the step does, shortest first. */
  readonly scripts: readonly Script[];
}

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

/** Every way to break every step that the corpus runs, where breaking changes what happens. */
export const mutantsOf = (corpus: Corpus): Mutant[] =>
  [...corpus].flatMap(([key, passages]) => {
    const cut = key.lastIndexOf('/');
    const [algorithm, step] = [key.slice(0, cut), key.slice(cut + 1)];
    const scripts = (which: 'held' | 'failed') => passages.filter((one) => one[which]).map(({ aimed }) => aimed.script);
    const mutants: Mutant[] = [
      { algorithm, step, mutation: 'skip', scripts: scripts('held') },
      { algorithm, step, mutation: 'force', scripts: scripts('failed') },
    ];
    return mutants.filter((mutant) => mutant.scripts.length > 0);
  });

/** `most` of a list, the first ones and then evenly spread over the rest: short scripts, and others too. */
const sample = <T>(list: readonly T[], most: number): T[] => {
  if (list.length <= most) return [...list];
  const head = list.slice(0, Math.ceil(most / 2));
  const rest = list.slice(head.length);
  const stride = rest.length / (most - head.length);
  return [...head, ...Array.from({ length: most - head.length }, (_, n) => rest[Math.floor(n * stride)] as T)];
};

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

/** Performs a script on the broken model. Undefined: the model failed, in a task where nobody could catch it. */
const performBroken = async (
  session: Session,
  { algorithm, step, mutation }: Mutant,
  script: Script,
): Promise<Trace | undefined> => {
  const restore = breakStep(algorithm, step, mutation);
  const failed = new Promise<undefined>((resolve) => {
    fail = () => resolve(undefined);
  });
  try {
    return await Promise.race([session.perform(script, how), failed]);
  } finally {
    restore();
  }
};

const judged = (trace: Trace): { readonly failed?: boolean; readonly divergence?: Divergence } => {
  try {
    return judge(trace);
  } catch {
    return { failed: true };
  }
};

/** Inside of `amongFailures`: runs a mutant of the simulator until the whole model refuses what it shows. */
export const tryMutant = async (session: () => Session, mutant: Mutant, most: number): Promise<Verdict> => {
  let tried = 0;
  for (const script of sample(mutant.scripts, most)) {
    tried++;
    const trace = await performBroken(session(), mutant, script);
    const { failed, divergence } = trace ? judged(trace) : { failed: true };
    if (failed || divergence) return { mutant, kill: { script, divergence }, tried };
  }
  return { mutant, kill: undefined, tried };
};
