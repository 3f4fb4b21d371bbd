import { type Edition, latest } from '../editions/editions';
import { type Mutation, withBroken } from '../infra/step';
import type { Trace } from '../vocabulary';
import { follow } from './follow';

/** A broken step that explains a divergence: what else it explains has the same cause. */
export interface Cause {
  readonly algorithm: string;
  readonly step: string;
  readonly mutation: Mutation;
}

/** Whether a trace is accepted to its end by a model in which that one step is broken. */
export const isCausedBy = (
  trace: Trace,
  { algorithm, step, mutation }: Cause,
  tolerate: ReadonlySet<string> = new Set(),
  edition: Edition = latest,
): boolean => {
  try {
    const course = withBroken(algorithm, step, mutation, () => follow(trace, tolerate, undefined, edition));
    return !course.difference && course.undecided === undefined && course.ended;
  } catch {
    return false; // A broken model may fail in ways that the whole one can't.
  }
};
