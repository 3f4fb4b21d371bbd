import { interfaceOf } from '../idl/registry';
import type { Connection } from '../peer-connection/connection';
import { IceCandidate } from '../peer-connection/ice-candidate';
import { Stream, Track } from '../rtp/track';
import type { Seen } from '../vocabulary';
import { bindCandidate, compareValue } from './compare-outcome';
import { due, missing } from './due';
import type { Emission, EntryOf } from './emission';
import { iceDifference } from './ice-difference';
import { handleOf, memberOf } from './lookahead';
import { compareAttributes, connectionOf } from './observe-object';
import { compareWay } from './observe-outcome';
import { domains, isJudged } from './progress';
import type { EventSight } from './progress/progress';
import { byeCame } from './progress/rtp';
import { show, Undecided } from './refused';
import type { PendingCall, Run } from './run';

/** Makes the model do what would explain the event, if anything would. */
const explain = (run: Run, sight: EventSight): void => {
  const { connection, target, entry } = sight;
  if (entry.type === 'negotiationneeded') return void run.advance(connection, 'negotiation-needed');
  if (entry.type === 'ended') return void run.advance(connection, 'track', (work) => work.about === target);
  if (domains.some(({ event }) => event?.(run, sight)) || !mayTell(run, sight)) return;
  run.advance(connection, 'operation');
};

/** What is received is told by what the other side says: no local description at work is taken up to look for it, but for a rollback. */
const mayTell = (run: Run, { connection, entry }: EventSight): boolean => {
  const call = run.pendingCall(connection);
  const isLocal =
    call?.method === 'setLocalDescription' &&
    memberOf(run.lookahead.firstArgument(call.command), 'type') !== 'rollback';
  return !isLocal || !['track', 'addtrack'].includes(entry.type);
};

/** What is known never to come does not hold up what comes after it. */
const passOver = (run: Run, queue: Emission[]): void => {
  for (const emission of queue.filter((one) => one.kind === 'event' && !run.comesLater(one))) {
    const difference = missing(emission);
    if (!run.tolerates(difference)) return;
    run.differ(difference);
    queue.splice(queue.indexOf(emission), 1);
  }
};

/**
 * Explains an event that is not expected yet. What is expected and comes later in the trace is kept behind it: then it is the order
 * that differs.
 */
const look = (run: Run, sight: EventSight, same: (emission: Emission) => boolean): void => {
  const queue = run.expect(sight.connection);
  if (queue.some(same)) return;
  passOver(run, queue);
  if (queue.some((emission) => emission.kind !== 'settle' && !run.comesLater(emission))) return;
  const held = queue.splice(0);
  run.aside.push({ queue, held });
  explain(run, sight);
  run.aside.pop();
  queue.unshift(...held);
};

/** An operation that the model has finished in another way than the trace will show explains its events, or the lack of them. */
const checkWay = (run: Run, { command, method, outcome }: PendingCall): void => {
  const settled = run.lookahead.settlement(command);
  if (outcome.kind === 'promise' && outcome.promise.state !== 'pending' && settled)
    compareWay(method, outcome.promise, settled);
};

/** The connection that an event belongs to: its target, or that of the target. */
const concerned = (run: Run, target: object | undefined, type: string): Connection => {
  const owner = target && connectionOf(target);
  if (owner) return owner;
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

/** The text does not say whether a stream that is announced twice is listed twice. */
const distinct = (list: readonly Seen[]): readonly Seen[] =>
  list.filter((item, index) => list.findIndex((other) => handleOf(other) === handleOf(item)) === index);

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
      const list = distinct(Array.isArray(observed) ? (observed as readonly Seen[]) : []);
      if (list.length !== value.length)
        run.differ({ aspect: 'value', subject, expected: `${value.length}`, observed: `${list.length}` });
      else value.forEach((item: object, index) => void bindTo(run, handleOf(list[index]) ?? '', item, `${subject}[]`));
    } else if (name === 'candidate')
      compareCandidate(run, subject, value instanceof IceCandidate ? value : null, observed);
    else if (isObject(value)) bindTo(run, handleOf(observed) ?? String(observed), value, subject);
    else compareValue(run, subject, value, observed);
  }
};

/** What an event has to show of a candidate: its line may be written in other ways, the rest is fixed. */
const shownOf = ({ init }: IceCandidate): Readonly<Record<string, unknown>> => {
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = init;
  return { candidate, sdpMid, sdpMLineIndex, usernameFragment };
};

/** An object of the API, not data. */
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && interfaceOf(value) !== undefined;

const compareCandidate = (run: Run, subject: string, wanted: IceCandidate | null, seen: Seen): void => {
  const differ = (what: string, expected: string, observed: string) =>
    run.differ({ aspect: 'value', subject: what, expected, observed });
  if ((wanted === null) !== (seen === null))
    return differ(subject, wanted === null ? 'null' : 'a candidate', seen === null ? 'null' : 'a candidate');
  if (!wanted) return;
  bindCandidate(run, wanted, seen);
  for (const [name, value] of Object.entries(shownOf(wanted))) {
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
    const subject = `${name} in event ${entry.type}`;
    if (name !== 'signalingState') {
      const difference = iceDifference(run, connection, name, subject, observed);
      if (difference) run.differ(difference);
    } else {
      const watch = { pc: run.pcOf(connection), path: name };
      run.differ({
        aspect: 'state',
        subject,
        expected: show(connection[name]),
        observed: show(observed),
        at: undefined,
        watch,
      });
    }
  }
};

const nameOf = (target: object): string => interfaceOf(target)?.name ?? 'object';

/** What an event is dispatched at, by the first part of its handle. */
const interfaces: Readonly<Record<string, string>> = {
  pc: 'RTCPeerConnection',
  track: 'MediaStreamTrack',
  audio: 'MediaStreamTrack',
  video: 'MediaStreamTrack',
  remoteStream: 'MediaStream',
  stream: 'MediaStream',
  channel: 'RTCDataChannel',
  dtmf: 'RTCDTMFSender',
  sctp: 'RTCSctpTransport',
  dtls: 'RTCDtlsTransport',
  ice: 'RTCIceTransport',
};

const alwaysJudged: readonly string[] = ['RTCPeerConnection', 'MediaStreamTrack', 'MediaStream'];

const isJudgedEvent = ({ on, type }: EntryOf<'event'>): boolean => {
  const name = type === 'datachannel' ? 'RTCDataChannel' : (interfaces[on.replace(/\d+$/, '')] ?? '');
  return alwaysJudged.includes(name) || isJudged(name);
};

/** Media may arrive at any time once the transceiver is receptive. */
const unmuted = (run: Run, track: Track): boolean => {
  const receptive = run
    .allConnections()
    .some((connection) =>
      connection.transceivers.some(
        ({ receiver, receptive, wasReceptive }) => (receptive || wasReceptive) && receiver.receiverTrack === track,
      ),
    );
  if (!receptive || !track.muted || track.readyState === 'ended') return false;
  track.muted = false;
  return true;
};

/** A clone has the source of a remote track, which may provide media at any time, or no longer: of its own tasks no text speaks. */
const mutedWithSource = (target: Track, muted: boolean): boolean => {
  if (!target.original?.remote || target.muted === muted || target.readyState === 'ended') return false;
  target.muted = muted;
  return true;
};

/** The source of a clone gives no more media once the original was ended by a step: whether that ends the clone, no step says. */
const endsWithOriginal = (run: Run, target: Track): boolean => {
  if (target.original?.readyState !== 'ended' || !target.original.remote || target.readyState === 'ended') return false;
  run.variance('clones-end');
  target.readyState = 'ended';
  return true;
};

/** Whether an event tells of the media of a track, which no step does. */
const followsSource = (run: Run, type: string, target: Track): boolean => {
  if (type === 'ended') return endsWithOriginal(run, target);
  if (type !== 'mute' && type !== 'unmute') return false;
  return (type === 'unmute' && unmuted(run, target)) || mutedWithSource(target, type === 'mute');
};

/** Before 3082, a remote track was also muted when no RTCP came for some time. */
const timedOut = (run: Run, track: Track): boolean => {
  if (!track.remote || track.muted || track.readyState === 'ended' || run.world.edition.has('3082')) return false;
  track.muted = true;
  return true;
};

/** Whether an operation can take away what is received: by a description of the other side, by an answer, by a rollback. */
const takesAway = ({ method }: PendingCall, { signalingState }: Connection): boolean =>
  method === 'setRemoteDescription' ||
  (method === 'setLocalDescription' && signalingState !== 'stable' && signalingState !== 'have-local-offer');

/** What may be fired after mute, in the task that applies a description. */
const afterMute: ReadonlySet<string> = new Set(['mute', 'removetrack', 'addtrack', 'track']);

/**
 * Whether mute can't be one of the events of the operation at work: it takes nothing away, its events begin with
 * signalingstatechange, which is still to come, or something else is fired before its promise is settled, which is in the same task.
 */
const comesFirst = (
  run: Run,
  connection: Connection,
  same: (emission: Emission) => boolean,
  call: PendingCall | undefined,
): boolean => {
  if (run.expect(connection).some(same)) return false;
  if (!call) return false;
  return !takesAway(call, connection) || run.lookahead.typesWithin(call.command, run.at).some((t) => !afterMute.has(t));
};

/** Attributes that were read with an event at another object. */
const compareTarget = (
  run: Run,
  target: object,
  entry: EntryOf<'event'>,
  detail: Readonly<Record<string, unknown>>,
) => {
  const told = Object.entries(entry.d).filter(([name]) => !(name in detail));
  compareAttributes(run, entry.on, target, Object.fromEntries(told));
};

export const observeEvent = (run: Run, entry: EntryOf<'event'>): void => {
  run.world.runMicrotasks();
  const target = run.find(entry.on);
  if (target instanceof Track && followsSource(run, entry.type, target)) return;
  if (!isJudgedEvent(entry)) return;
  const connection = concerned(run, target, entry.type);
  const same = (emission: Emission) =>
    emission.kind === 'event' && emission.type === entry.type && (target === undefined || emission.target === target);
  const call = run.pendingCall(connection);
  if (
    entry.type === 'mute' &&
    target instanceof Track &&
    comesFirst(run, connection, same, call) &&
    (byeCame(run, target) || timedOut(run, target))
  )
    return;
  const { at } = run;
  look(run, { connection, target, entry }, same);
  if (run.at !== at) return; // it was gone through already, with what its handler called
  if (call) checkWay(run, call);
  const told = run.expect(connection).some(same);
  if (entry.type === 'mute' && target instanceof Track && !told && timedOut(run, target)) return;
  const emission = due(run, connection, same, { observed: `event ${entry.type}`, target, told: entry.d });
  if (emission?.kind !== 'event') return;
  if (target === undefined) bindTo(run, entry.on, emission.target, `target of event ${entry.type}`);
  compareDetail(run, entry.type, emission.detail, entry.d);
  if (target === connection) compareStates(run, connection, entry);
  else compareTarget(run, emission.target, entry, emission.detail);
  if (entry.via === 'listener') run.missing(`${nameOf(emission.target)}.on${entry.type}`);
  if (entry.via === 'handler') run.missing(`${nameOf(emission.target)}: ${entry.type} to listeners`);
};
