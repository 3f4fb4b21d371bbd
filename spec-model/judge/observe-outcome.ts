import type { Outcome } from '../idl/invoke';
import type { ModelPromise } from '../infra/promise';
import { lastMarker } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { isChained } from './chained';
import { closeInReaction, isKept } from './close-in-reaction';
import { compareError, compareValue } from './compare-outcome';
import { due } from './due';
import type { EntryOf } from './emission';
import { type Emission, nameOf } from './emission';
import { domains } from './progress';
import { type Difference, refuse, type StepAt, Undecided } from './refused';
import type { Run } from './run';

/** What was called, for the subject of a difference. */
interface Called {
  readonly subject: string;
  readonly outcome: Outcome;
  /** The last step that the call took; none, if it took no step. */
  readonly at: StepAt | undefined;
}
const subjects = new WeakMap<Run, Map<number, Called>>();
const outcomesOf = (run: Run) => {
  const known = subjects.get(run);
  if (known) return known;
  const fresh = new Map<number, Called>();
  subjects.set(run, fresh);
  return fresh;
};

const subjectOf = ({ kind, on, m }: EntryOf<'call'>): string => {
  if (kind === 'construct') return `new ${m}`;
  if (kind === 'static') return `${on}.${m}`;
  return kind === 'call' ? m : `${kind} ${m}`;
};

export const observeCall = (run: Run, entry: EntryOf<'call'>): void => {
  const before = lastMarker();
  const count = before?.count;
  const outcome = run.call(entry);
  const last = lastMarker();
  const at = last === before && last?.count === count ? undefined : last;
  outcomesOf(run).set(entry.i, { subject: subjectOf(entry), outcome, at });
  closeInReaction(run, entry);
};

const calledAt = (run: Run, command: number) => {
  const known = outcomesOf(run).get(command);
  if (!known) throw new Undecided(`command ${command} has an outcome and no call`);
  return known;
};

const describeOutcome = (outcome: Outcome): string => {
  if (outcome.kind === 'throw') return `throws ${outcome.error.name}`;
  return outcome.kind === 'promise' ? 'returns a promise' : 'returns';
};

const refuseOutcome = ({ subject, outcome, at }: Called, observed: string): never =>
  refuse({
    aspect: 'outcome',
    subject,
    expected: describeOutcome(outcome),
    observed,
    at: outcome.kind === 'throw' ? at && outcome.error.at : stepOf(observed, at), // no step of the call: of none before it
  });

/** Whether a method gives a promise is said by its declaration. */
const stepOf = (observed: string, at: StepAt | undefined): StepAt | undefined =>
  observed === 'returns' || observed === 'returns a promise' ? { algorithm: 'webidl', step: 'conversion' } : at;

export const observeReturn = (run: Run, entry: EntryOf<'return'>): void => {
  const called = calledAt(run, entry.i);
  const { subject, outcome } = called;
  if (outcome.kind !== 'return') return refuseOutcome(called, 'returns');
  compareValue(run, subject, outcome.value, entry.v);
};

export const observeThrow = (run: Run, entry: EntryOf<'throw'>): void => {
  const called = calledAt(run, entry.i);
  const { subject, outcome } = called;
  if (outcome.kind !== 'throw') return refuseOutcome(called, `throws ${entry.e.name}`);
  compareError(run, subject, outcome.error, entry.e);
};

export const observePromise = (run: Run, entry: EntryOf<'promise'>): void => {
  const called = calledAt(run, entry.i);
  if (called.outcome.kind !== 'promise') refuseOutcome(called, 'returns a promise');
  run.unsettled.add(entry.i);
};

/** Whether the promise was settled in the way seen. */
export const compareWay = (
  subject: string,
  promise: ModelPromise,
  entry: EntryOf<'resolve'> | EntryOf<'reject'>,
): void => {
  const { reason } = promise;
  const about = reason?.about === undefined ? '' : `: ${reason.about}`;
  const expected = reason ? `rejects with ${reason.name}${about}` : 'fulfils';
  const observed = entry.t === 'reject' ? `rejects with ${entry.e.name}` : 'fulfils';
  if ((promise.reason === undefined) === (entry.t === 'resolve')) return;
  refuse({ aspect: 'outcome', subject, expected, observed, at: promise.reason?.at, command: entry.i });
};

/** Operations of a chain settle in the order of the calls. */
const checkTurn = (run: Run, connection: Connection, subject: string, command: number): void => {
  const ahead = run.pendingCall(connection);
  if (!isChained(run.calls.get(command)?.method ?? '') || !ahead || ahead.command === command) return;
  refuse({
    aspect: 'order',
    subject: `settlement of ${subject}`,
    expected: 'after the operations that were called before it',
    observed: 'before one of them',
    at: { algorithm: 'chain-an-operation', step: '6' },
  });
};

/** No description is set while promises of setParameters are pending: then it is the order that differs. */
const stillPending = (run: Run, connection: Connection | undefined, subject: string, observed: string): never => {
  const waits = run.world.work.some(
    (work) => work.lane === 'operation' && work.connection === connection && work.suspension.blocked?.(),
  );
  if (!waits) return refuse({ aspect: 'settlement', subject, expected: 'a promise that stays pending', observed });
  return refuse({
    aspect: 'order',
    subject: `settlement of ${subject}`,
    expected: 'after the promises of setParameters',
    observed: 'before one of them',
    at: { algorithm: 'set-a-session-description', step: '4.6.3' },
  });
};

export const observeSettlement = (run: Run, entry: EntryOf<'resolve'> | EntryOf<'reject'>): void => {
  run.unsettled.delete(entry.i);
  run.world.runMicrotasks();
  const called = calledAt(run, entry.i);
  const { subject, outcome } = called;
  if (outcome.kind !== 'promise') return refuseOutcome(called, 'returns a promise');
  const { promise } = outcome;
  const connection = connectionOf(run, entry.i);
  if (connection) checkTurn(run, connection, subject, entry.i);
  run.finish(connection, promise);
  for (const { settlement } of domains) if (promise.state === 'pending') settlement?.(run, connection, entry.i);
  if (promise.state === 'pending') stillPending(run, connection, subject, `${entry.t}d`);
  compareWay(subject, promise, entry);
  const isThis = (emission: Emission) => emission.kind === 'settle' && emission.command === entry.i;
  due(run, connection, isThis, { observed: `${entry.t === 'resolve' ? 'fulfilment' : 'rejection'} of ${subject}` });
  if (entry.t === 'resolve') compareValue(run, subject, promise.value, entry.v);
  else if (promise.reason) compareError(run, subject, promise.reason, entry.e);
};

const connectionOf = (run: Run, command: number): Connection | undefined => {
  const pc = run.concernedBy(command);
  return pc === undefined ? undefined : run.connection(pc);
};

export const observeUnsettled = (run: Run, entry: EntryOf<'unsettled'>): void => {
  run.world.runMicrotasks();
  const { subject } = calledAt(run, entry.i);
  const call = run.calls.get(entry.i);
  if ((call && run.neverSettles(entry.i)) || isKept(run, entry.i)) return;
  if (call?.connection) run.advance(call.connection, 'operation');
  refuse({ aspect: 'settlement', subject, expected: 'a promise that settles', observed: 'still pending' });
};

/** The promise of a callback version is settled in the turn of the call: it does not wait for the operation, or there is none. */
const checkResolved = (run: Run, { i }: EntryOf<'callback'>, queue: readonly Emission[]): void => {
  if (!queue.some((emission) => emission.kind === 'settle' && emission.command === i)) return;
  const { subject: method, outcome } = calledAt(run, i);
  const reason = outcome.kind === 'promise' ? outcome.promise.reason : undefined;
  const legacy = { algorithm: `RTCPeerConnection.${method}.legacy`, step: method === 'createAnswer' ? '6' : '7' };
  run.differ({
    aspect: 'order',
    subject: `promise of ${method} with callbacks`,
    expected: reason ? `is rejected at once with ${reason.name}` : 'is fulfilled at once',
    observed: 'waits for a callback',
    at: reason ? reason.at : legacy,
    adopt: () => {},
  });
};

/** The operation succeeds where it has to fail, or fails where it has to succeed. */
const checkOther = (run: Run, { i, arg }: EntryOf<'callback'>, queue: readonly Emission[]): void => {
  const other = queue.find((emission) => emission.kind === 'callback' && emission.command === i);
  if (other?.kind !== 'callback') return;
  refuse({
    aspect: 'outcome',
    subject: `${calledAt(run, i).subject} with callbacks`,
    expected: `calls the ${arg > other.arg ? 'success' : 'failure'} callback`,
    observed: 'calls the other one',
    at: other.at,
  });
};

export const observeCallback = (run: Run, entry: EntryOf<'callback'>): void => {
  run.world.runMicrotasks();
  const connection = connectionOf(run, entry.i);
  if (!connection) throw new Undecided('a callback without a connection');
  const isThis = (e: Emission) => e.kind === 'callback' && e.command === entry.i && e.arg === entry.arg;
  const queue = run.expect(connection);
  if (!queue.some(isThis)) {
    checkResolved(run, entry, queue);
    const held = queue.splice(0);
    run.advance(connection, 'operation');
    queue.unshift(...held);
  }
  if (!queue.some(isThis)) checkOther(run, entry, queue);
  const emission = due(run, connection, isThis, { observed: `callback ${entry.arg}` });
  if (emission?.kind === 'callback') compareGiven(run, entry, emission);
};

/** What a callback is called with; `undefined` may be left out. */
const compareGiven = (
  run: Run,
  { i, arg, v }: EntryOf<'callback'>,
  { values, at }: Extract<Emission, { kind: 'callback' }>,
): void => {
  const subject = `${calledAt(run, i).subject}: argument of callback ${arg}`;
  const { bindings, lookahead, missing, variance } = run;
  const here = { bindings, lookahead, missing, variance, differ: (found: Difference) => run.differ({ ...found, at }) };
  for (let n = 0; n < Math.max(values.length, v.length); n++)
    compareValue(here, subject, values[n], v[n] ?? { $: 'undefined' });
};

/** Nothing happened for the quiet time: whatever had to happen has to have happened. */
export const observeWait = (run: Run, entry: EntryOf<'waited'>): void => {
  run.world.runMicrotasks();
  run.time += Math.max((entry.ms ?? 0) - 1, 0); // rounded when it was recorded
  if (entry.wait !== 'microtask') run.world.turn++;
  if (entry.wait !== 'settle') return;
  if (entry.busy) throw new Undecided('events kept coming until the limit of a settle');
  for (const connection of run.allConnections()) {
    run.exhaust(connection);
    for (const { quiet } of domains) quiet?.(run, connection);
    // A callback version has returned before its operation is over: whether close() comes between is for microtasks to say.
    const told = run.expect(connection).splice(0);
    for (const missed of told.filter(({ kind }) => kind !== 'callback' || !connection.isClosed))
      run.differ({
        aspect: missed.kind === 'settle' ? 'settlement' : 'missing-event',
        subject: nameOf(missed),
        expected: nameOf(missed),
        observed: 'nothing',
        at: missed.at,
      });
  }
};
