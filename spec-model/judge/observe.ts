import type { Outcome } from '../idl/invoke';
import { lastMarker } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { Stream, Track } from '../rtp/track';
import type { Entry, Seen } from '../vocabulary';
import { compareError, compareValue } from './compare-outcome';
import { compareSnapshot } from './compare-snapshot';
import { type Emission, nameOf } from './emission';
import { explainIce } from './ice';
import { handleOf, memberOf } from './lookahead';
import { refuse, show, Undecided } from './refused';
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
  compareError(subject, outcome.error, entry.e, run.variance);
};

export const observePromise = (run: Run, entry: EntryOf<'promise'>): void => {
  const { subject, outcome } = calledAt(run, entry.i);
  if (outcome.kind !== 'promise') refuseOutcome(subject, outcome, 'returns a promise');
};

/** Takes the next emission off the queue, which has to be `wanted`; leaves by refusing if another one is due, or none. */
const due = (run: Run, connection: Connection, wanted: (emission: Emission) => boolean, observed: string): Emission => {
  const queue = run.expect(connection);
  const [head] = queue;
  if (head && wanted(head)) return queue.shift() as Emission;
  if (!head) return refuse({ aspect: 'event', subject: observed, expected: 'nothing', observed });
  const later = queue.some(wanted);
  return refuse({
    aspect: later ? 'order' : 'missing-event',
    subject: nameOf(head),
    expected: later ? `${nameOf(head)} before ${observed}` : nameOf(head),
    observed: later ? `${observed} before it` : `${observed} without it`,
    at: head.at,
  });
};

export const observeSettlement = (run: Run, entry: EntryOf<'resolve'> | EntryOf<'reject'>): void => {
  run.world.runMicrotasks();
  const { subject, outcome } = calledAt(run, entry.i);
  if (outcome.kind !== 'promise') return refuseOutcome(subject, outcome, 'returns a promise');
  const connection = run.calls.get(entry.i)?.connection ?? connectionOf(run, entry.i);
  const isThis = (emission: Emission) => emission.kind === 'settle' && emission.command === entry.i;
  run.advance(connection, 'operation');
  if (run.expect(connection).length === 0)
    refuse({ aspect: 'settlement', subject, expected: 'a promise that stays pending', observed: `${entry.t}d` });
  due(run, connection, isThis, `${entry.t === 'resolve' ? 'fulfilment' : 'rejection'} of ${subject}`);
  const { promise } = outcome;
  if (entry.t === 'reject') {
    if (promise.reason) compareError(subject, promise.reason, entry.e, run.variance);
    else refuse({ aspect: 'outcome', subject, expected: 'fulfils', observed: `rejects with ${entry.e.name}` });
  } else if (promise.reason)
    refuse({
      aspect: 'outcome',
      subject,
      expected: `rejects with ${promise.reason.name}`,
      observed: 'fulfils',
      at: promise.reason.at,
    });
  else compareValue(run, subject, promise.value, entry.v);
};

const connectionOf = (run: Run, command: number): Connection => {
  for (const connection of run.allConnections())
    if (run.expect(connection).some((emission) => emission.kind !== 'event' && emission.command === command))
      return connection;
  const [first] = run.allConnections();
  if (!first) throw new Undecided('a settlement without a connection');
  return first;
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
  const connection = run.calls.get(entry.i)?.connection ?? connectionOf(run, entry.i);
  run.advance(connection, 'operation');
  const isThis = (e: Emission) => e.kind === 'callback' && e.command === entry.i && e.arg === entry.arg;
  due(run, connection, isThis, `callback ${entry.arg}`);
};

/** Makes the model do what would explain the event, if anything would. */
const explain = (run: Run, connection: Connection, entry: EntryOf<'event'>, target: object | undefined): void => {
  if (run.expect(connection).length > 0) return;
  const ice = explainIce[entry.type];
  if (entry.type === 'negotiationneeded') run.advance(connection, 'negotiation-needed');
  else if (entry.type === 'ended') run.advance(connection, 'track', (work) => work.about === target);
  else if (ice) ice(connection, entry, run.variance);
  else run.advance(connection, 'operation');
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
  refuse({
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
        refuse({ aspect: 'value', subject, expected: `${value.length}`, observed: `${list.length}` });
      value.forEach((item: object, index) => void bindTo(run, handleOf(list[index]) ?? '', item, `${subject}[]`));
    } else if (name === 'candidate')
      compareCandidate(subject, value as Readonly<Record<string, unknown>> | null, observed);
    else bindTo(run, handleOf(observed) ?? (typeof observed === 'string' ? observed : ''), value as object, subject);
  }
};

const compareCandidate = (subject: string, wanted: Readonly<Record<string, unknown>> | null, seen: Seen): void => {
  if ((wanted === null) !== (seen === null))
    refuse({
      aspect: 'value',
      subject,
      expected: wanted === null ? 'null' : 'a candidate',
      observed: seen === null ? 'null' : 'a candidate',
    });
  for (const [name, value] of Object.entries(wanted ?? {})) {
    const observed = memberOf(seen, name);
    if (observed !== value)
      refuse({
        aspect: 'value',
        subject: `${subject}.${name}`,
        expected: name === 'candidate' ? 'its line' : show(value),
        observed: show(observed),
      });
  }
};

const stateNames = ['signalingState', 'iceGatheringState', 'iceConnectionState', 'connectionState'] as const;

/** Attributes are in their new state when the event is fired. */
const compareStates = (run: Run, connection: Connection, entry: EntryOf<'event'>): void => {
  for (const name of stateNames) {
    const observed = entry.d[name];
    if (observed === undefined || memberOf(observed, '$') === 'undefined') continue;
    if (observed !== connection[name])
      refuse({
        aspect: 'state',
        subject: `${name} in event ${entry.type}`,
        expected: show(connection[name]),
        observed: show(observed),
        at: undefined,
        watch: { pc: run.pcOf(connection), path: name },
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
  explain(run, connection, entry, target);
  const same = (emission: Emission) =>
    emission.kind === 'event' && emission.type === entry.type && (target === undefined || emission.target === target);
  const emission = due(run, connection, same, `event ${entry.type}`);
  if (emission.kind !== 'event') return;
  if (target === undefined) bindTo(run, entry.on, emission.target, `target of event ${entry.type}`);
  compareDetail(run, entry.type, emission.detail, entry.d);
  if (target === connection) compareStates(run, connection, entry);
  if (entry.via === 'listener') run.missing(`${interfaceOf(emission.target)}.on${entry.type}`);
  if (entry.via === 'handler') run.missing(`${interfaceOf(emission.target)}: ${entry.type} to listeners`);
};

export const observeSnapshot = (run: Run, entry: EntryOf<'snap'>): void => {
  run.world.runMicrotasks();
  const connection = run.connection(entry.pc);
  const seen = run.see(entry.pc, entry.s);
  const silent = run.world.work.filter((work) => work.connection === connection && work.suspension.silent);
  for (const work of silent) if (storedAlready(connection, seen)) run.world.take(work);
  compareSnapshot(run, entry.pc, connection, seen);
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
    const [head] = run.expect(connection);
    if (head)
      refuse({
        aspect: head.kind === 'settle' ? 'settlement' : 'missing-event',
        subject: nameOf(head),
        expected: nameOf(head),
        observed: 'nothing',
        at: head.at,
      });
  }
};
