import type { Work } from '../infra/world';
import { comparePlan } from '../jsep/compare';
import { planAnswer } from '../jsep/plan-answer';
import { planOffer } from '../jsep/plan-offer';
import type { Connection } from '../peer-connection/connection';
import type { Transceiver } from '../rtp/transceiver';
import type { Entry } from '../vocabulary';
import type { Run } from './run';

const creation = /^(final steps to create an (offer|answer)|create an (offer|answer)|a certificate is generated)$/;

const creationOf = (run: Run, connection: Connection): Work | undefined =>
  run.world.work.find(
    (work) => work.connection === connection && work.lane === 'operation' && creation.test(work.suspension.label),
  );

/** Work that has been under way while a task ended: it may be over. */
const ripe = new WeakSet<Work>();
export const mayBeOver = (work: Work): boolean => ripe.has(work);

/** Whether the promise of a command is settled by a task, not in the microtasks of the call. */
const takesTask = (run: Run, command: number): boolean => {
  run.world.runMicrotasks();
  const outcome = run.calls.get(command)?.outcome;
  return outcome?.kind === 'promise' && outcome.promise.state === 'pending';
};

const endsTask = (run: Run, entry: Entry): boolean => {
  if (entry.t === 'reject') return takesTask(run, entry.i);
  return entry.t === 'event' || entry.t === 'resolve' || (entry.t === 'waited' && entry.wait !== 'microtask');
};

/** To be called with each entry. */
export const ripen = (run: Run, entry: Entry): void => {
  if (!endsTask(run, entry)) return;
  for (const work of run.world.work) ripe.add(work);
};

/** Steps of creating a description that look at what a call may change. */
const changing: readonly string[] = ['sections', 'rejected', 'data', 'direction', 'msid'];

/** Whether a transceiver is seen without a section when the operation is over: then the description was made for others. */
const staysAlone = (run: Run, connection: Connection, transceiver: Transceiver): boolean => {
  const handle = run.bindings.handle(transceiver);
  const call = run.pendingCall(connection);
  if (handle === undefined || !call || transceiver.mid !== null) return false;
  return !run.lookahead.isAssociated(call.command, run.pcOf(connection), handle);
};

/**
 * setLocalDescription without a text creates the description in a task that shows nothing. Before a call changes what a description has,
 * the trace decides whether that task is over: it is, if what was created fits the state before the call.
 */
export const createBeforeChange = (run: Run, connection: Connection): void => {
  const work = creationOf(run, connection);
  const call = run.pendingCall(connection);
  if (!work || !mayBeOver(work) || call?.method !== 'setLocalDescription') return;
  const text = run.lookahead.localText(call.command, run.pcOf(connection));
  if (text === undefined) return;
  const offers = connection.signalingState === 'stable' || connection.signalingState === 'have-local-offer';
  const plan = offers ? planOffer(connection, false) : planAnswer(connection);
  if (comparePlan(plan, text).some(({ step }) => changing.includes(step))) return;
  if (plan.sections.some(({ transceiver }) => transceiver && staysAlone(run, connection, transceiver))) return;
  for (let next = creationOf(run, connection); next; next = creationOf(run, connection)) run.world.take(next);
};
