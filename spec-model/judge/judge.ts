import type { Edition } from '../editions/editions';
import type { Divergence, Judgement, Trace } from '../vocabulary';
import { attribute, fingerprintFor } from './attribute';
import { follow } from './follow';
import { keyOf } from './refused';

export interface JudgeOptions {
  /** Known differences, by `differenceKey`: they are passed over, and the rest of the trace is judged. */
  readonly tolerate?: ReadonlySet<string>;
  /** The text to judge by; the pinned one by default. A trace says nothing of it. */
  readonly edition?: Edition;
}

/** What has to be tolerated for a divergence not to be met again. */
export const differenceKey = (divergence: Divergence): string => keyOf(divergence);

/** Whether a run is one that the text allows: without looking for the step that a difference belongs to, which costs as much again. */
export const isAllowed = (trace: Trace, edition?: Edition): boolean => {
  const { run, broken, difference, undecided, ended } = follow(trace, undefined, undefined, edition);
  return !broken && !difference && undecided === undefined && ended && run.lacks.size === 0;
};

/** The fingerprint of the divergence that `judge` gives, if there is one; for less than half of the time. */
export const fingerprintOf = (trace: Trace, { tolerate, edition }: JudgeOptions = {}): string | undefined => {
  const course = follow(trace, tolerate, undefined, edition);
  return course.difference && fingerprintFor(trace, course, tolerate);
};

/**
 * Judges a recorded run. A pure function of the trace: same trace, same judgement.
 * @returns `diverges` with the first difference that is not a known one, its step in the specification and the steps that the model
 *   took; or `diverges` without it, if all differences are known ones
 */
export const judge = (trace: Trace, { tolerate, edition }: JudgeOptions = {}): Judgement => {
  const course = follow(trace, tolerate, undefined, edition);
  const { run, broken } = course;
  const notes = [...run.variances];
  if (course.difference) return { verdict: 'diverges', divergence: attribute(trace, course, tolerate), notes };
  if (broken) return { verdict: broken.how, notes: [broken.detail] };
  if (run.known.size > 0) return { verdict: 'diverges', notes: [...run.known.keys()].map((key) => `known: ${key}`) };
  if (course.undecided !== undefined) return { verdict: 'inconclusive', notes: [course.undecided] };
  if (!course.ended) return { verdict: 'inconclusive', notes: ['the trace is cut off: it has no end'] };
  if (run.lacks.size > 0) return { verdict: 'unsupported', notes: [...run.lacks] };
  return { verdict: notes.length > 0 ? 'permitted-variance' : 'conforms', notes };
};
