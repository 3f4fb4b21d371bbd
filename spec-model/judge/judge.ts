import type { Entry, Judgement, Trace } from '../vocabulary';
import { attribute } from './attribute';
import {
  observeCall,
  observeCallback,
  observeEvent,
  observePromise,
  observeReturn,
  observeSettlement,
  observeSnapshot,
  observeThrow,
  observeUnsettled,
  observeWait,
} from './observe';
import { type Difference, Refused, Undecided } from './refused';
import { Run } from './run';

/** How a run of the judge over a trace ended. */
export interface Course {
  readonly run: Run;
  /** The entry at which it stopped: the difference's, or the last. */
  readonly entry: number;
  readonly difference?: Difference;
  readonly undecided?: string;
  readonly broken?: Extract<Entry, { t: 'broken' }>;
  readonly ended: boolean;
}

const observe = (run: Run, entry: Entry): void => {
  switch (entry.t) {
    case 'object':
      return run.meet(entry);
    case 'call':
      return observeCall(run, entry);
    case 'return':
      return observeReturn(run, entry);
    case 'throw':
      return observeThrow(run, entry);
    case 'promise':
      return observePromise(run, entry);
    case 'resolve':
    case 'reject':
      return observeSettlement(run, entry);
    case 'unsettled':
      return observeUnsettled(run, entry);
    case 'callback':
      return observeCallback(run, entry);
    case 'event':
      return observeEvent(run, entry);
    case 'snap':
      return observeSnapshot(run, entry);
    case 'waited':
      return observeWait(run, entry);
    case 'skip':
      if (entry.missing) run.missing(entry.missing);
      return;
    default:
      return;
  }
};

/** Follows a trace with the model. `before` is called before each entry. */
export const follow = (trace: Trace, before?: (run: Run, entry: number) => void): Course => {
  const run = new Run(trace);
  let ended = false;
  for (let index = 0; index < trace.length; index++) {
    const entry = trace[index] as Entry;
    if (entry.t === 'broken') return { run, entry: index, broken: entry, ended };
    if (entry.t === 'end') ended = true;
    before?.(run, index);
    try {
      observe(run, entry);
    } catch (error) {
      if (error instanceof Refused) return { run, entry: index, difference: error.difference, ended };
      if (error instanceof Undecided) return { run, entry: index, undecided: error.message, ended };
      throw error;
    }
  }
  return { run, entry: trace.length - 1, ended };
};

/**
 * Judges a recorded run. A pure function of the trace: same trace, same judgement.
 * @returns `diverges` with the first difference, its step in the specification and the steps that the model took
 */
export const judge = (trace: Trace): Judgement => {
  const course = follow(trace);
  const { run, broken } = course;
  const notes = [...run.variances];
  if (course.difference) return { verdict: 'diverges', divergence: attribute(trace, course), notes };
  if (broken) return { verdict: broken.how, notes: [broken.detail] };
  if (course.undecided !== undefined) return { verdict: 'inconclusive', notes: [course.undecided] };
  if (!course.ended) return { verdict: 'inconclusive', notes: ['the trace is cut off: it has no end'] };
  if (run.lacks.size > 0) return { verdict: 'unsupported', notes: [...run.lacks] };
  return { verdict: notes.length > 0 ? 'permitted-variance' : 'conforms', notes };
};
