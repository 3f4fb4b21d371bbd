import { viewDescription } from '../../spec-model/sdp/view';
import type { Entry, Seen, Snapshot, Trace } from '../../spec-model/vocabulary';

/** What is compared of two runs: what does not depend on time, on names that are drawn, or on the network. */

type Sight = Readonly<Record<string, string>>;

const textsOf = (trace: Trace): ReadonlyMap<number, string> =>
  new Map(trace.flatMap((entry) => (entry.t === 'text' ? [[entry.n, entry.s] as const] : [])));

const member = (seen: Seen | undefined, name: string): Seen | undefined =>
  typeof seen === 'object' && seen !== null && !Array.isArray(seen)
    ? (seen as Readonly<Record<string, Seen>>)[name]
    : undefined;

/** Type, and of each section its kind, and its direction or whether it is rejected. */
const shapeOf = (seen: Seen | undefined, texts: ReadonlyMap<number, string>): string => {
  const sdp = member(seen, 'sdp');
  if (sdp === undefined) return 'null';
  const number = member(sdp, 'text');
  const text = typeof number === 'number' ? (texts.get(number) ?? '') : String(sdp);
  const sections = viewDescription(text).sections.map(
    ({ kind, direction, rejected }) => `${kind} ${rejected ? 'rejected' : direction}`,
  );
  return `${String(member(seen, 'type'))} of ${sections.join(', ')}`;
};

const settled = (entry: Entry, texts: ReadonlyMap<number, string>): string | undefined => {
  switch (entry.t) {
    case 'return':
      return 'returns';
    case 'throw':
      return `throws ${entry.e.name}`;
    case 'resolve':
      return member(entry.v, 'sdp') === undefined ? 'fulfils' : `fulfils with ${shapeOf(entry.v, texts)}`;
    case 'reject':
      return `rejects with ${entry.e.name}`;
    case 'unsettled':
      return 'stays pending';
    case 'skip':
      return 'is skipped';
    default:
      return undefined;
  }
};

/** How each command ended. */
export const outcomesOf = (trace: Trace): ReadonlyMap<number, string> => {
  const texts = textsOf(trace);
  return new Map(
    trace.flatMap((entry) => {
      const outcome = settled(entry, texts);
      return outcome !== undefined && 'i' in entry ? [[entry.i, outcome] as const] : [];
    }),
  );
};

/** Where in a trace a command ended. */
export const endOf = (trace: Trace, command: number): number =>
  trace.findIndex((entry) => 'i' in entry && entry.i === command && settled(entry, new Map()) !== undefined);

/** Every attribute of a connection as it was seen last, before an entry. */
export const stateBefore = (trace: Trace, pc: string, end = trace.length): Partial<Snapshot> | undefined => {
  const parts = trace.slice(0, end).flatMap((entry) => (entry.t === 'snap' && entry.pc === pc ? [entry.s] : []));
  return parts.length > 0 ? Object.assign({}, ...parts) : undefined;
};

/** The place among the senders of a connection of the one that a command returned, and how many there are. */
export const senderGiven = (trace: Trace, command: number): { place: number; count: number } | undefined => {
  const at = trace.findIndex((entry) => entry.t === 'return' && entry.i === command);
  const entry = trace[at];
  const handle = entry?.t === 'return' ? member(entry.v, 'h') : undefined;
  const call = trace.slice(0, at).findLast((one) => one.t === 'call' && one.i === command);
  if (call?.t !== 'call' || call.m !== 'addTrack' || typeof handle !== 'string') return undefined;
  const shown = trace.findIndex((one, place) => place > at && one.t === 'call');
  const senders = stateBefore(trace, call.on, shown < 0 ? trace.length : shown)?.senders ?? [];
  return { place: senders.indexOf(handle), count: senders.length };
};

const descriptions = [
  'currentLocalDescription',
  'pendingLocalDescription',
  'currentRemoteDescription',
  'pendingRemoteDescription',
] as const;

/** What is compared of a connection once all is quiet. Mids are drawn: whether there is one is all that is compared. */
export const lastState = (trace: Trace, pc: string): Sight | undefined => {
  const seen = stateBefore(trace, pc);
  if (!seen) return undefined;
  const texts = textsOf(trace);
  const transceivers = (seen.transceivers ?? []).map(
    ({ mid, direction, currentDirection, senderTrack, receiverTrack: { kind, readyState } }) => ({
      kind,
      mid: mid === null ? null : 'there',
      direction,
      currentDirection,
      senderTrack,
      readyState,
    }),
  );
  return {
    signalingState: JSON.stringify(seen.signalingState),
    sctp: seen.sctp === null ? 'null' : 'there',
    ...Object.fromEntries(descriptions.map((name) => [name, shapeOf(seen[name], texts)])),
    'number of transceivers': String(transceivers.length),
    ...Object.fromEntries(
      transceivers.flatMap((one, place) =>
        Object.entries(one).map(([name, value]) => [`transceivers[${place}].${name}`, JSON.stringify(value)]),
      ),
    ),
  };
};

/** A run that ended as scripts do: all was quiet, and nothing broke. */
export const isWhole = (trace: Trace): boolean =>
  trace.at(-1)?.t === 'end' && !trace.some((entry) => entry.t === 'waited' && entry.busy === true);
