import { type Edition, latest } from '../editions/editions';
import { Restless } from '../infra/world';
import type { Entry, Trace } from '../vocabulary';
import { ripen } from './created-before';
import { turnEnds } from './lookahead';
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
import { domains } from './progress';
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
  if (turnEnds.has(entry.t)) for (const { turn } of domains) turn?.(run);
  ripen(run, entry);
  if (entry.t === 'call') for (const { call } of domains) call?.(run, entry);
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

/** A reaction to a promise runs in a microtask, and none runs before the script that makes the call gives way. */
const calledInside = (run: Run, arg: number, method: string): void =>
  run.differ({
    aspect: 'order',
    subject: `callback ${arg} of ${method}`,
    expected: 'after the call has returned',
    observed: `before ${method} returns`,
    at: { algorithm: `RTCPeerConnection.${method}.legacy`, step: method === 'createAnswer' ? '5' : '6' },
    adopt: () => {},
  });

/** Goes through a trace, entry by entry; through those of an event handler while the model is at the step that fires the event. */
class Follower {
  readonly run: Run;
  private readonly due: Due = { connections: new Set(), objects: new Set() };
  private next = 0;
  private ended = false;
  private broken: Extract<Entry, { t: 'broken' }> | undefined;
  private calling: Extract<Entry, { t: 'call' }> | undefined;

  constructor(
    private readonly trace: Trace,
    tolerate: ReadonlySet<string>,
    edition: Edition,
    private readonly before: ((run: Run, entry: number) => void) | undefined,
  ) {
    this.run = new Run(trace, tolerate, edition);
    this.run.inside = (last) => {
      this.next = this.run.at;
      this.through(last);
    };
  }

  course(): Course {
    const { run } = this;
    try {
      this.through(this.trace.length - 1);
    } catch (error) {
      const { at: entry } = run;
      if (error instanceof Refused) return { run, entry, difference: error.difference, ended: this.ended };
      if (!(error instanceof Undecided || error instanceof Restless)) throw error;
      return { run, entry, undecided: error.message, ended: this.ended };
    }
    const { broken, ended } = this;
    return { run, entry: broken ? run.at : this.trace.length - 1, ended, ...(broken ? { broken } : {}) };
  }

  private through(last: number): void {
    while (this.next <= last && !this.broken) this.take(this.next++);
  }

  private take(index: number): void {
    const { run, due } = this;
    const entry = this.trace[index] as Entry;
    run.at = index;
    if (entry.t === 'broken') this.broken = entry;
    if (this.broken) return;
    if (entry.t === 'end') this.ended = true;
    this.before?.(run, index);
    if (entry.t === 'call') this.calling = entry;
    else if (entry.t === 'return' || entry.t === 'throw' || entry.t === 'promise') this.calling = undefined;
    if (this.calling && entry.t === 'event') firedInside(run, entry.type, this.calling.m);
    checkDue(run, due, entry);
    if (this.calling && entry.t === 'callback' && entry.i === this.calling.i) {
      calledInside(run, entry.arg, this.calling.m);
      run.calledEarly.add(entry.i);
    } else observe(run, entry);
    look(run, due, entry);
  }
}

/** Follows a trace with the model. `before` is called before each entry. */
export const follow = (
  trace: Trace,
  tolerate: ReadonlySet<string> = new Set(),
  before?: (run: Run, entry: number) => void,
  edition: Edition = latest,
): Course => new Follower(trace, tolerate, edition, before).course();
