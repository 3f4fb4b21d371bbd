import type { Work } from '../infra/world';
import type { Connection } from '../peer-connection/connection';
import type { Entry, Snapshot } from '../vocabulary';
import { compareSnapshot, type IceState } from './compare-snapshot';
import { mayBeOver } from './created-before';
import type { EntryOf } from './emission';
import { iceDifference } from './ice-difference';
import { compareWay } from './observe-outcome';
import type { Difference, StepAt } from './refused';
import type { Run } from './run';

export const observeSnapshot = (run: Run, entry: EntryOf<'snap'>): void => {
  run.see(entry.pc, entry.s);
  checkState(run, entry.pc);
};

/**
 * The agent looks at a connection after each outcome of a call on it, and at all of them after a wait; it writes what has changed
 * since. So what it did not write is as it was, and is compared as well.
 */
export const checkState = (run: Run, pc: string): void => {
  const connection = run.connection(pc);
  const seen = run.sight(pc);
  if (!seen) return; // the first snapshot, which is whole, was not written
  storeTracks(run, connection, seen);
  const before = differences(run, pc, connection, seen).filter((difference) => !run.late.covers(pc, difference));
  const isNew = before.some((difference) => !run.tolerates(difference)); // what is known to differ says nothing of when
  const left = isNew ? changedEarly(run, pc, connection, seen, before) : before;
  for (const difference of left) run.differ(difference);
};

/** Everything in which a snapshot differs from the model, as it is now. */
const differences = (run: Run, pc: string, connection: Connection, seen: Snapshot): Difference[] => {
  const found: Difference[] = [];
  const { bindings, lookahead, missing, variance, mayBeUnread } = run;
  const stateDifference = (name: IceState, value: unknown) => iceDifference(run, connection, name, name, value);
  compareSnapshot(
    {
      bindings,
      lookahead,
      missing,
      variance,
      mayBeUnread,
      iceDifference: stateDifference,
      differ: (d) => void found.push(d),
    },
    pc,
    connection,
    seen,
  );
  return found;
};

/** The step at which an operation changes what can be observed. */
const changesAt = (method: string): StepAt => {
  if (method === 'replaceTrack') return { algorithm: 'RTCRtpSender.replaceTrack', step: '6.4.4' };
  if (method === 'addIceCandidate') return { algorithm: 'RTCPeerConnection.addIceCandidate', step: '4.7.2' };
  return { algorithm: 'set-a-session-description', step: '4.6' };
};

/** Whether an attribute differs again: what a description says does, too, where another description, or none, is to be there then. */
const isStill = (after: Difference, { subject, watch }: Difference): boolean =>
  after.subject === subject ||
  (watch !== undefined && after.subject === watch.path && subject.startsWith(`${watch.path}.`));

/**
 * What differs both from the state before the operation at work and from the state after it. If every attribute has the one value or
 * the other, some were changed too early: before the task in which all changes at once and is told. The model goes on to that task; the
 * others may follow until the promise of the operation is settled.
 */
const changedEarly = (
  run: Run,
  pc: string,
  connection: Connection,
  seen: Snapshot,
  before: readonly Difference[],
): readonly Difference[] => {
  const call = run.pendingCall(connection);
  if (call?.outcome.kind !== 'promise' || connection.isClosed) return before;
  const { promise } = call.outcome;
  run.finish(connection, promise);
  const settled = run.lookahead.settlement(call.command);
  if (settled && promise.state !== 'pending') compareWay(call.method, promise, settled);
  const after = differences(run, pc, connection, seen);
  const both = before.filter((difference) => after.some((one) => isStill(one, difference)));
  const isState = ({ aspect }: Difference) => aspect === 'state'; // descriptions alone tell of other things, too
  if (!before.some((one) => isState(one) && !both.includes(one))) return before;
  run.differ({
    aspect: 'order',
    subject: `state changed by ${call.method}`,
    expected: 'changes in a task, together with its events, after the call has returned',
    observed: 'changed before',
    at: changesAt(call.method),
    adopt: () => {},
  });
  const late = after.filter(({ subject }) => !before.some((one) => one.subject === subject));
  run.late.expect(pc, call.command, late);
  return both;
};

/** The connections that the agent looks at after an entry; undefined if it does not look. */
export const lookedAt = (run: Run, entry: Entry): string[] | undefined => {
  if (entry.t === 'waited') return run.allConnections().map((connection) => run.pcOf(connection));
  if (!('i' in entry) || entry.t === 'call' || entry.t === 'callback' || entry.t === 'skip') return undefined;
  if (entry.t === 'enter' || entry.t === 'leave') return undefined;
  const pc = run.looks.get(entry.i);
  return pc ? [pc] : [];
};

const storing = (run: Run, connection: Connection): Work | undefined =>
  run.world.work.find(
    (work) =>
      work.connection === connection &&
      (work.suspension.silent || (work.suspension.label === 'replace the track' && mayBeOver(work))),
  );

/** A task that changes a sender's track tells nobody: it has run when the track is seen to be another one. */
const storeTracks = (run: Run, connection: Connection, seen: Snapshot): void => {
  for (let work = storing(run, connection); work; work = storing(run, connection)) {
    if (!storedAlready(connection, seen)) return;
    run.world.take(work);
  }
};

const storedAlready = (
  connection: Connection,
  seen: { readonly transceivers: readonly { readonly senderTrack: string | null }[] },
): boolean =>
  connection.transceivers.some(
    (transceiver, index) =>
      (transceiver.sender.senderTrack === null) !== ((seen.transceivers[index]?.senderTrack ?? null) === null),
  );
