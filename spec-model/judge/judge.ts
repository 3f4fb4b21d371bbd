import { type Edition, latest } from '../editions/editions';
import { Restless } from '../infra/world';
import type { Divergence, Entry, Judgement, Trace } from '../vocabulary';
import { attribute } from './attribute';
import { observeEvent } from './observe-event';
import { checkObjects, observeObject } from './observe-object';
import {
  observeCall,
  observeCallback,
  observePromise,
  observeReturn,
  observeSettlement,
  observeThrow,
  observeUnsettled,
  observeWait,
} from './observe-outcome';
import { checkState, lookedAt, observeSnapshot } from './observe-state';
import { type Difference, keyOf, Refused, Undecided } from './refused';
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
    case 'state':
      return observeObject(run, entry);
    case 'waited':
      return observeWait(run, entry);
    case 'skip':
      if (entry.missing) run.missing(entry.missing);
      return;
    default:
      return;
  }
};

/** What the agent has looked at: connections, and the objects of connections (undefined: all objects). */
interface Due {
  readonly connections: Set<string>;
  readonly objects: Set<string | undefined>;
}

const partsOfLook: readonly Entry['t'][] = ['text', 'object', 'unsettled', 'state'];

/** What the agent looked at and found unchanged is compared before the next entry. */
const checkDue = (run: Run, due: Due, entry: Entry): void => {
  if (entry.t === 'snap') return void due.connections.delete(entry.pc);
  if (partsOfLook.includes(entry.t)) return;
  for (const pc of due.connections) checkState(run, pc);
  due.connections.clear();
  for (const pc of due.objects) checkObjects(run, pc);
  due.objects.clear();
};

const look = (run: Run, due: Due, entry: Entry): void => {
  const pcs = lookedAt(run, entry);
  if (!pcs) return;
  for (const pc of pcs) due.connections.add(pc);
  due.objects.add(entry.t === 'waited' ? undefined : pcs[0]);
};

/** Every event is fired in a task: none can come between a call and its outcome. */
const firedInside = (run: Run, type: string, method: string): void =>
  run.differ({
    aspect: 'order',
    subject: `event ${type}`,
    expected: 'in a task, after the call has returned',
    observed: `before ${method} returns`,
    adopt: () => {},
  });

/** Follows a trace with the model. `before` is called before each entry. */
export const follow = (
  trace: Trace,
  tolerate: ReadonlySet<string> = new Set(),
  before?: (run: Run, entry: number) => void,
  edition: Edition = latest,
): Course => {
  const run = new Run(trace, tolerate, edition);
  const due: Due = { connections: new Set(), objects: new Set() };
  let ended = false;
  let calling: Extract<Entry, { t: 'call' }> | undefined;
  for (let index = 0; index < trace.length; index++) {
    const entry = trace[index] as Entry;
    if (entry.t === 'broken') return { run, entry: index, broken: entry, ended };
    if (entry.t === 'end') ended = true;
    run.at = index;
    before?.(run, index);
    if (entry.t === 'call') calling = entry;
    else if (entry.t === 'return' || entry.t === 'throw' || entry.t === 'promise') calling = undefined;
    try {
      if (calling && entry.t === 'event') firedInside(run, entry.type, calling.m);
      checkDue(run, due, entry);
      observe(run, entry);
    } catch (error) {
      if (error instanceof Refused) return { run, entry: index, difference: error.difference, ended };
      if (error instanceof Undecided || error instanceof Restless)
        return { run, entry: index, undecided: error.message, ended };
      throw error;
    }
    look(run, due, entry);
  }
  return { run, entry: trace.length - 1, ended };
};

export interface JudgeOptions {
  /** Known differences, by `differenceKey`: they are passed over, and the rest of the trace is judged. */
  readonly tolerate?: ReadonlySet<string>;
  /** The text to judge by; the pinned one by default. A trace says nothing of it. */
  readonly edition?: Edition;
}

/** What has to be tolerated for a divergence not to be met again. */
export const differenceKey = (divergence: Divergence): string => keyOf(divergence);

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
  if (run.known.size > 0) return { verdict: 'diverges', notes: [...run.known].map((key) => `known: ${key}`) };
  if (course.undecided !== undefined) return { verdict: 'inconclusive', notes: [course.undecided] };
  if (!course.ended) return { verdict: 'inconclusive', notes: ['the trace is cut off: it has no end'] };
  if (run.lacks.size > 0) return { verdict: 'unsupported', notes: [...run.lacks] };
  return { verdict: notes.length > 0 ? 'permitted-variance' : 'conforms', notes };
};
