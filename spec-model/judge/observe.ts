import type { Outcome } from '../idl/invoke';
import type { ModelPromise } from '../infra/promise';
import { lastMarker } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { Stream, Track } from '../rtp/track';
import type { Entry, Seen, Snapshot } from '../vocabulary';
import { compareError, compareValue } from './compare-outcome';
import { compareSnapshot } from './compare-snapshot';
import { type Emission, nameOf } from './emission';
import { explainIce } from './ice';
import { handleOf, memberOf } from './lookahead';
import { Refused, refuse, type StepAt, show, Undecided } from './refused';
import type { Run } from './run';

type EntryOf<T extends Entry['t']> = Extract<Entry, { t: T }>;

/** What was called, for the subject of a difference. */
const subjects = new WeakMap<Run, Map<number, { readonly subject: string; readonly outcome: Outcome }>>();
const outcomesOf = (run: Run) => {
  const known = subjects.get(run);
  if (known) return known;
  const fresh = new Map<number, { subject: string; outcome: Outcome }>();
  subjects.set(run, fresh);
  return fresh;
};

export const observeCall = (run: Run, entry: EntryOf<'call'>): void => {
  const subject = entry.kind === 'construct' ? `new ${entry.m}` : entry.kind === 'set' ? `set ${entry.m}` : entry.m;
  outcomesOf(run).set(entry.i, { subject, outcome: run.call(entry) });
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

const refuseOutcome = (subject: string, outcome: Outcome, observed: string): never =>
  refuse({
    aspect: 'outcome',
    subject,
    expected: describeOutcome(outcome),
    observed,
    at: outcome.kind === 'throw' ? outcome.error.at : lastMarker(),
  });

export const observeReturn = (run: Run, entry: EntryOf<'return'>): void => {
  const { subject, outcome } = calledAt(run, entry.i);
  if (outcome.kind !== 'return') return refuseOutcome(subject, outcome, 'returns');
  compareValue(run, subject, outcome.value, entry.v);
};

export const observeThrow = (run: Run, entry: EntryOf<'throw'>): void => {
  const { subject, outcome } = calledAt(run, entry.i);
  if (outcome.kind !== 'throw') return refuseOutcome(subject, outcome, `throws ${entry.e.name}`);
  compareError(run, subject, outcome.error, entry.e);
};

export const observePromise = (run: Run, entry: EntryOf<'promise'>): void => {
  const { subject, outcome } = calledAt(run, entry.i);
  if (outcome.kind !== 'promise') refuseOutcome(subject, outcome, 'returns a promise');
};

/** Something was seen that the model does not tell. */
const tooMuch = (run: Run, connection: Connection, observed: string): undefined => {
  const type = observed.replace('event ', '');
  const adopt = type === 'negotiationneeded' ? () => Object.assign(connection, { negotiationNeeded: true }) : undefined;
  const at = type === 'negotiationneeded' ? lastMarker() : unexpectedAt(type, connection.isClosed);
  run.differ({ aspect: 'event', subject: observed, expected: 'nothing', observed, at, ...(adopt ? { adopt } : {}) });
  return undefined;
};

/** The step that keeps an event from being fired when it is not due. */
const unexpectedAt = (type: string, closed: boolean): StepAt | undefined => {
  const [algorithm, step, closedAlgorithm = algorithm, closedStep = step] = guards[type] ?? [];
  return algorithm && step
    ? { algorithm: closed ? String(closedAlgorithm) : algorithm, step: closed ? String(closedStep) : step }
    : undefined;
};

/** Event type -> algorithm and step that fire it; then those that hold it back on a closed connection, where they are others. */
const guards: Readonly<Record<string, readonly string[]>> = {
  signalingstatechange: ['set-a-session-description', '4.6.15', 'close-the-connection', '3'],
  connectionstatechange: ['update-the-connection-state', '4', 'update-the-connection-state', '2'],
  iceconnectionstatechange: [
    'change-the-selected-candidate-pair-and-state',
    '12',
    'change-the-selected-candidate-pair-and-state',
    '2',
  ],
  icegatheringstatechange: ['ice-gathering-began', '7', 'ice-gathering-began', '1'],
  icecandidate: ['surface-a-candidate', '7', 'surface-a-candidate', '1'],
  track: ['set-a-session-description', '4.6.20'],
  mute: ['set-a-session-description', '4.6.17'],
  addtrack: ['set-a-session-description', '4.6.19'],
  removetrack: ['set-a-session-description', '4.6.18'],
  ended: ['stop-sending-and-receiving', '5'],
};

/**
 * Takes the next emission off the queue, which has to be `wanted`. Another one that is due is missing, or too late; if there is none,
 * what was seen is too much. Gives undefined where that is a known difference.
 */
const due = (
  run: Run,
  connection: Connection,
  wanted: (emission: Emission) => boolean,
  observed: string,
): Emission | undefined => {
  const queue = run.expect(connection);
  for (let head = queue[0]; head; head = queue[0]) {
    if (wanted(head)) return queue.shift();
    const place = queue.findIndex(wanted);
    if (run.comesLater(head)) {
      if (place < 0) return tooMuch(run, connection, observed);
      outOfOrder(run, head, observed);
      return queue.splice(place, 1)[0];
    }
    run.differ({
      aspect: 'missing-event',
      subject: nameOf(head),
      expected: nameOf(head),
      observed: 'nothing',
      at: head.at,
    });
    queue.shift();
  }
  return tooMuch(run, connection, observed);
};

const outOfOrder = (run: Run, head: Emission, observed: string): void =>
  run.differ({
    aspect: 'order',
    subject: nameOf(head),
    expected: `${nameOf(head)} before ${observed}`,
    observed: `${observed} before it`,
    at: head.at,
    adopt: () => {},
  });

/** Whether the promise was settled in the way seen. */
const compareWay = (subject: string, promise: ModelPromise, entry: EntryOf<'resolve'> | EntryOf<'reject'>): void => {
  const expected = promise.reason ? `rejects with ${promise.reason.name}` : 'fulfils';
  const observed = entry.t === 'reject' ? `rejects with ${entry.e.name}` : 'fulfils';
  if ((promise.reason === undefined) === (entry.t === 'resolve')) return;
  refuse({ aspect: 'outcome', subject, expected, observed, at: promise.reason?.at });
};

export const observeSettlement = (run: Run, entry: EntryOf<'resolve'> | EntryOf<'reject'>): void => {
  run.world.runMicrotasks();
  const { subject, outcome } = calledAt(run, entry.i);
  if (outcome.kind !== 'promise') return refuseOutcome(subject, outcome, 'returns a promise');
  const { promise } = outcome;
  const connection = connectionOf(run, entry.i);
  run.finish(connection, promise);
  if (promise.state === 'pending')
    refuse({ aspect: 'settlement', subject, expected: 'a promise that stays pending', observed: `${entry.t}d` });
  compareWay(subject, promise, entry);
  const isThis = (emission: Emission) => emission.kind === 'settle' && emission.command === entry.i;
  due(run, connection, isThis, `${entry.t === 'resolve' ? 'fulfilment' : 'rejection'} of ${subject}`);
  if (entry.t === 'resolve') compareValue(run, subject, promise.value, entry.v);
  else if (promise.reason) compareError(run, subject, promise.reason, entry.e);
};

const connectionOf = (run: Run, command: number): Connection => {
  const pc = run.concernedBy(command);
  if (pc === undefined) throw new Undecided('a settlement without a connection');
  return run.connection(pc);
};

export const observeUnsettled = (run: Run, entry: EntryOf<'unsettled'>): void => {
  run.world.runMicrotasks();
  const { subject } = calledAt(run, entry.i);
  const call = run.calls.get(entry.i);
  if (call && run.neverSettles(entry.i)) return;
  if (call) run.advance(call.connection, 'operation');
  refuse({ aspect: 'settlement', subject, expected: 'a promise that settles', observed: 'still pending' });
};

export const observeCallback = (run: Run, entry: EntryOf<'callback'>): void => {
  run.world.runMicrotasks();
  const connection = connectionOf(run, entry.i);
  run.advance(connection, 'operation');
  const isThis = (e: Emission) => e.kind === 'callback' && e.command === entry.i && e.arg === entry.arg;
  due(run, connection, isThis, `callback ${entry.arg}`);
};

/** Makes the model do what would explain the event, if anything would. */
const explain = (run: Run, connection: Connection, entry: EntryOf<'event'>, target: object | undefined): void => {
  const ice = explainIce[entry.type];
  if (entry.type === 'negotiationneeded') run.advance(connection, 'negotiation-needed');
  else if (entry.type === 'ended') run.advance(connection, 'track', (work) => work.about === target);
  else if (ice) ice(run, connection, entry);
  else run.advance(connection, 'operation');
};

/**
 * Explains an event that is not expected yet. What is expected and comes later in the trace is kept behind it: then it is the order
 * that differs.
 */
const look = (
  run: Run,
  connection: Connection,
  entry: EntryOf<'event'>,
  target: object | undefined,
  same: (emission: Emission) => boolean,
): void => {
  const queue = run.expect(connection);
  if (queue.some(same) || queue.some((emission) => !run.comesLater(emission))) return;
  const held = queue.splice(0);
  explain(run, connection, entry, target);
  queue.unshift(...held);
};

/** The connection that an event belongs to: its target, or that of the track or stream. */
const concerned = (run: Run, target: object | undefined, type: string): Connection => {
  for (const connection of run.allConnections()) {
    if (connection === target) return connection;
    if (run.expect(connection).some((emission) => emission.kind === 'event' && emission.type === type))
      return connection;
    if (connection.transceivers.some(({ receiver }) => receiver.receiverTrack === target)) return connection;
    if (target instanceof Stream && [...connection.remoteStreams.values()].includes(target)) return connection;
    if (run.world.work.some((work) => work.connection === connection && work.about === target)) return connection;
  }
  const busy = run
    .allConnections()
    .find((c) => run.world.work.some((w) => w.connection === c && w.lane === 'operation'));
  const connection = busy ?? run.allConnections()[0];
  if (!connection) throw new Undecided('an event without a connection');
  return connection;
};

const bindTo = (run: Run, handle: string, object: object, subject: string): void => {
  if (run.bindings.bind(handle, object)) return;
  run.differ({
    aspect: 'identity',
    subject,
    expected: run.bindings.handle(object) ? 'the object seen before' : 'a new object',
    observed: run.bindings.object(handle) ? 'another known object' : 'a new object',
  });
};

/** Compares what an event carries: model objects by identity, candidates by their members. */
const compareDetail = (
  run: Run,
  type: string,
  detail: Readonly<Record<string, unknown>>,
  seen: Readonly<Record<string, Seen>>,
): void => {
  for (const [name, value] of Object.entries(detail)) {
    const subject = `event ${type}: ${name}`;
    const observed = seen[name] ?? null;
    if (Array.isArray(value)) {
      const list = Array.isArray(observed) ? (observed as readonly Seen[]) : [];
      if (list.length !== value.length)
        run.differ({ aspect: 'value', subject, expected: `${value.length}`, observed: `${list.length}` });
      value.forEach((item: object, index) => void bindTo(run, handleOf(list[index]) ?? '', item, `${subject}[]`));
    } else if (name === 'candidate')
      compareCandidate(run, subject, value as Readonly<Record<string, unknown>> | null, observed);
    else bindTo(run, handleOf(observed) ?? (typeof observed === 'string' ? observed : ''), value as object, subject);
  }
};

const compareCandidate = (
  run: Run,
  subject: string,
  wanted: Readonly<Record<string, unknown>> | null,
  seen: Seen,
): void => {
  const differ = (what: string, expected: string, observed: string) =>
    run.differ({ aspect: 'value', subject: what, expected, observed });
  if ((wanted === null) !== (seen === null))
    return differ(subject, wanted === null ? 'null' : 'a candidate', seen === null ? 'null' : 'a candidate');
  for (const [name, value] of Object.entries(wanted ?? {})) {
    const observed = memberOf(seen, name);
    if (observed === undefined || memberOf(observed, '$') === 'undefined') run.missing(`RTCIceCandidate.${name}`);
    else if ((run.lookahead.text(observed) ?? observed) !== value)
      differ(`${subject}.${name}`, "its section's", observed === null ? 'null' : 'another');
  }
};

const stateNames = ['signalingState', 'iceGatheringState', 'iceConnectionState', 'connectionState'] as const;

/** Attributes are in their new state when the event is fired. */
const compareStates = (run: Run, connection: Connection, entry: EntryOf<'event'>): void => {
  for (const name of stateNames) {
    const observed = entry.d[name];
    if (observed === undefined || memberOf(observed, '$') === 'undefined' || observed === connection[name]) continue;
    run.differ({
      aspect: 'state',
      subject: `${name} in event ${entry.type}`,
      expected: show(connection[name]),
      observed: show(observed),
      at: undefined,
      watch: { pc: run.pcOf(connection), path: name },
      ...(name === 'signalingState' ? {} : { adopt: () => void Object.assign(connection, { [name]: observed }) }),
    });
  }
};

const interfaceOf = (target: object): string =>
  target instanceof Track ? 'MediaStreamTrack' : target instanceof Stream ? 'MediaStream' : 'RTCPeerConnection';

/** Media may arrive at any time once the transceiver is receptive. */
const unmuted = (run: Run, track: Track): boolean => {
  const receptive = run
    .allConnections()
    .some((connection) =>
      connection.transceivers.some(({ receiver, receptive: ready }) => ready && receiver.receiverTrack === track),
    );
  if (!receptive || !track.muted || track.readyState === 'ended') return false;
  track.muted = false;
  return true;
};

export const observeEvent = (run: Run, entry: EntryOf<'event'>): void => {
  run.world.runMicrotasks();
  const target = entry.on.startsWith('pc') ? run.connection(entry.on) : run.bindings.object(entry.on);
  if (entry.type === 'unmute' && target instanceof Track && unmuted(run, target)) return;
  if (entry.type === 'datachannel' || entry.type === 'icecandidateerror') return;
  const connection = concerned(run, target, entry.type);
  const same = (emission: Emission) =>
    emission.kind === 'event' && emission.type === entry.type && (target === undefined || emission.target === target);
  look(run, connection, entry, target, same);
  const emission = due(run, connection, same, `event ${entry.type}`);
  if (emission?.kind !== 'event') return;
  if (target === undefined) bindTo(run, entry.on, emission.target, `target of event ${entry.type}`);
  compareDetail(run, entry.type, emission.detail, entry.d);
  if (target === connection) compareStates(run, connection, entry);
  if (entry.via === 'listener') run.missing(`${interfaceOf(emission.target)}.on${entry.type}`);
  if (entry.via === 'handler') run.missing(`${interfaceOf(emission.target)}: ${entry.type} to listeners`);
};

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
  const seen = run.see(pc, {});
  if (seen.transceivers === undefined) return; // the first snapshot, which is whole, was not written
  const silent = run.world.work.filter((work) => work.connection === connection && work.suspension.silent);
  for (const work of silent) if (storedAlready(connection, seen)) run.world.take(work);
  try {
    compareSnapshot(run, pc, connection, seen);
  } catch (error) {
    if (!(error instanceof Refused) || !changedEarly(run, pc, connection, seen)) throw error;
  }
};

/** The step at which an operation changes what can be observed. */
const changesAt = (method: string): StepAt => {
  if (method === 'replaceTrack') return { algorithm: 'RTCRtpSender.replaceTrack', step: '6.4.4' };
  if (method === 'addIceCandidate') return { algorithm: 'RTCPeerConnection.addIceCandidate', step: '4.7.2' };
  return { algorithm: 'set-a-session-description', step: '4.6' };
};

/**
 * Whether what was seen is what the operation at work will have changed: then it was changed too early, before the task in which all
 * of it changes at once and is told. The model has gone on to that task, so that what follows can be judged.
 */
const changedEarly = (run: Run, pc: string, connection: Connection, seen: Snapshot): boolean => {
  const call = run.pendingCall(connection);
  if (call?.outcome.kind !== 'promise') return false;
  run.finish(connection, call.outcome.promise);
  try {
    compareSnapshot(run, pc, connection, seen);
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
  run.differ({
    aspect: 'order',
    subject: `state changed by ${call.method}`,
    expected: 'changes in a task, together with its events, after the call has returned',
    observed: 'changed before',
    at: changesAt(call.method),
    adopt: () => {},
  });
  return true;
};

/** The connections that the agent looks at after an entry. */
export const lookedAt = (run: Run, entry: Entry): string[] => {
  if (entry.t === 'waited') return run.allConnections().map((connection) => run.pcOf(connection));
  if (!('i' in entry) || entry.t === 'call' || entry.t === 'callback' || entry.t === 'skip') return [];
  const pc = run.concernedBy(entry.i);
  return pc ? [pc] : [];
};

/** A task that changes a sender's track tells nobody: it has run when the track is seen to be another one. */
const storedAlready = (
  connection: Connection,
  seen: { readonly transceivers: readonly { readonly senderTrack: string | null }[] },
): boolean =>
  connection.transceivers.some(
    (transceiver, index) =>
      (transceiver.sender.senderTrack === null) !== ((seen.transceivers[index]?.senderTrack ?? null) === null),
  );

/** Nothing happened for the quiet time: whatever had to happen has to have happened. */
export const observeWait = (run: Run, entry: EntryOf<'waited'>): void => {
  run.world.runMicrotasks();
  if (entry.wait !== 'settle') return;
  if (entry.busy) throw new Undecided('events kept coming until the limit of a settle');
  for (const connection of run.allConnections()) {
    run.exhaust(connection);
    for (const missed of run.expect(connection).splice(0))
      run.differ({
        aspect: missed.kind === 'settle' ? 'settlement' : 'missing-event',
        subject: nameOf(missed),
        expected: nameOf(missed),
        observed: 'nothing',
        at: missed.at,
      });
  }
};
