import type { Connection } from '../peer-connection/connection';
import { IceCandidate } from '../peer-connection/ice-candidate';
import { Stream, Track } from '../rtp/track';
import type { Seen } from '../vocabulary';
import { due } from './due';
import type { Emission, EntryOf } from './emission';
import { explainIce } from './ice';
import { handleOf, memberOf } from './lookahead';
import { compareWay } from './observe-outcome';
import { show, Undecided } from './refused';
import type { PendingCall, Run } from './run';

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
  if (queue.some(same) || queue.some((emission) => emission.kind !== 'settle' && !run.comesLater(emission))) return;
  const held = queue.splice(0);
  explain(run, connection, entry, target);
  queue.unshift(...held);
};

/** An operation that the model has finished in another way than the trace will show explains its events, or the lack of them. */
const checkWay = (run: Run, { command, method, outcome }: PendingCall): void => {
  const settled = run.lookahead.settlement(command);
  if (outcome.kind === 'promise' && outcome.promise.state !== 'pending' && settled)
    compareWay(method, outcome.promise, settled);
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
      compareCandidate(run, subject, value instanceof IceCandidate ? shownOf(value) : null, observed);
    else bindTo(run, handleOf(observed) ?? (typeof observed === 'string' ? observed : ''), value as object, subject);
  }
};

/** What an event has to show of a candidate: its line may be written in other ways, the rest is fixed. */
const shownOf = ({ init }: IceCandidate): Readonly<Record<string, unknown>> => {
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = init;
  return { candidate, sdpMid, sdpMLineIndex, usernameFragment };
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
    const subject = `${name} in event ${entry.type}`;
    if (name !== 'signalingState') run.differ(run.iceDifference(connection, name, subject, observed));
    else {
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
  const call = run.pendingCall(connection);
  look(run, connection, entry, target, same);
  if (call) checkWay(run, call);
  const emission = due(run, connection, same, `event ${entry.type}`, target);
  if (emission?.kind !== 'event') return;
  if (target === undefined) bindTo(run, entry.on, emission.target, `target of event ${entry.type}`);
  compareDetail(run, entry.type, emission.detail, entry.d);
  if (target === connection) compareStates(run, connection, entry);
  if (entry.via === 'listener') run.missing(`${interfaceOf(emission.target)}.on${entry.type}`);
  if (entry.via === 'handler') run.missing(`${interfaceOf(emission.target)}: ${entry.type} to listeners`);
};
