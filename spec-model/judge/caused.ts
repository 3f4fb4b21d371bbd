import { type Edition, latest } from '../editions/editions';
import { type Mutation, withBroken } from '../infra/step';
import type { Divergence, Trace } from '../vocabulary';
import { type Course, follow } from './follow';
import { keyOf } from './refused';

/** A broken step that explains a divergence: what else it explains has the same cause. */
export interface Cause {
  readonly algorithm: string;
  readonly step: string;
  readonly mutation: Mutation;
}

/** A cause in one line: `algorithm/step: mutation`. */
export const nameOfCause = ({ algorithm, step, mutation }: Cause): string => `${algorithm}/${step}: ${mutation}`;

/** The cause of such a line; undefined for any other text. */
export const causeNamed = (name: string): Cause | undefined => {
  const [, algorithm, step, mutation] = /^(.+)\/(.+): (.+)$/.exec(name) ?? [];
  return algorithm && step && mutation ? { algorithm, step, mutation: mutation as Mutation } : undefined;
};

/** The known differences that the whole model meets once a divergence is passed over, how often, and up to which entry it follows. */
export interface Passed {
  readonly known: ReadonlyMap<string, number>;
  readonly until: number;
}

export const passedOver = (
  trace: Trace,
  divergence: Divergence,
  tolerate: ReadonlySet<string>,
  edition: Edition,
): Passed => {
  const { run, entry, difference } = follow(trace, new Set([...tolerate, keyOf(divergence)]), undefined, edition);
  return { known: run.known, until: difference ? entry : trace.length };
};

/**
 * Follows a trace with a broken model. It `accounts` for a divergence if it accepts the trace to its end, and meets no known difference
 * that the whole model does not: it would only put one in the place of another, such as an event too much in that of one too late.
 */
export const followBroken = (
  trace: Trace,
  { algorithm, step, mutation }: Cause,
  passed: Passed,
  tolerate: ReadonlySet<string>,
  edition: Edition,
): Course & { readonly accounts: boolean } => {
  let met: ReadonlyMap<string, number> | undefined;
  const course = withBroken(algorithm, step, mutation, () =>
    follow(
      trace,
      tolerate,
      (run, entry) => {
        if (entry >= passed.until) met ??= new Map(run.known);
      },
      edition,
    ),
  );
  const { run, difference, undecided, ended } = course;
  const accepted = !difference && undecided === undefined && ended;
  const more = [...(met ?? run.known)].some(([key, times]) => times > (passed.known.get(key) ?? 0));
  return { ...course, accounts: accepted && !more };
};

/** Whether a divergence is gone, and none other comes, in a model in which that one step is broken. */
export const isCausedBy = (
  trace: Trace,
  divergence: Divergence,
  cause: Cause,
  tolerate: ReadonlySet<string> = new Set(),
  edition: Edition = latest,
): boolean => {
  try {
    return followBroken(trace, cause, passedOver(trace, divergence, tolerate, edition), tolerate, edition).accounts;
  } catch {
    return false; // A broken model may fail in ways that the whole one can't.
  }
};
