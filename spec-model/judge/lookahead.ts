import { normalise } from '../sdp/edit';
import type { Entry, Seen, Trace, TransceiverSeen } from '../vocabulary';
import { introductions, localIn, seenInside } from './local-snapshot';

type EventEntry = Extract<Entry, { t: 'event' }>;
type Settled = Extract<Entry, { t: 'resolve' } | { t: 'reject' }>;

/** Entries of other tasks than what was called before them. */
export const turnEnds: ReadonlySet<Entry['t']> = new Set([
  'event',
  'waited',
  'resolve',
  'reject',
  'callback',
  'enter',
  'leave',
]);

/** No event of the same task comes after these. */
const laterTask: readonly Entry['t'][] = ['waited', 'resolve', 'reject', 'unsettled', 'end', 'broken'];
/** What a script does in one go, and what is seen then. */
const ofOneTurn: ReadonlySet<Entry['t']> = new Set([
  ...introductions,
  'snap',
  'call',
  'return',
  'throw',
  'promise',
  'skip',
]);

const listed = <T>(lists: Map<string, T[]>, key: string): T[] => {
  const known = lists.get(key);
  if (known) return known;
  const fresh: T[] = [];
  lists.set(key, fresh);
  return fresh;
};

const candidatesIn = (sdp: string): readonly string[] => sdp.match(/^a=candidate:.*$/gm) ?? [];

/** What a trace will say: the choices of the model are decided by what was seen later. */
export class Lookahead {
  private readonly texts = new Map<number, string>();
  private readonly methods = new Map<number, string>();
  private readonly arguments = new Map<number, Seen | undefined>();
  private readonly returns = new Map<number, Seen>();
  /** What the callback of a command was called with. */
  private readonly given = new Map<number, Seen>();
  private readonly thrown = new Map<number, string>();
  private readonly settlements = new Map<number, { readonly at: number; readonly entry: Settled }>();

  /** Events by type, states by object, in their order. */
  private readonly events = new Map<string, { readonly at: number; readonly on: string }[]>();
  private readonly states = new Map<string, { readonly at: number; readonly s: Readonly<Record<string, Seen>> }[]>();
  private readonly hasHandlers: boolean;

  constructor(readonly trace: Trace) {
    this.hasHandlers = trace.some(({ t }) => t === 'enter');
    trace.forEach((entry, at) => {
      if (entry.t === 'text') this.texts.set(entry.n, entry.s);
      else if (entry.t === 'call') {
        this.methods.set(entry.i, entry.m);
        this.arguments.set(entry.i, entry.a[0]);
      } else if (entry.t === 'return') this.returns.set(entry.i, entry.v);
      else if (entry.t === 'throw') this.thrown.set(entry.i, entry.e.name);
      else if (entry.t === 'callback' && entry.v[0] !== undefined) this.given.set(entry.i, entry.v[0]);
      else if (entry.t === 'event') listed(this.events, entry.type).push({ at, on: entry.on });
      else if (entry.t === 'state') listed(this.states, entry.on).push({ at, s: entry.s });
      else if (entry.t === 'resolve' || entry.t === 'reject') this.settlements.set(entry.i, { at, entry });
    });
  }

  /** A string, or the text that it stands for. */
  text(seen: Seen | undefined): string | undefined {
    if (typeof seen === 'string') return seen;
    if (typeof seen !== 'object' || seen === null || !('text' in seen)) return undefined;
    return typeof seen.text === 'number' ? this.texts.get(seen.text) : undefined;
  }

  /** Whether the promise of a command settles after an entry, or an event of that type comes after it (at `on`, if that is known). */
  settlesAfter(command: number, index: number): boolean {
    return (this.settlements.get(command)?.at ?? -1) > index;
  }

  eventAfter(type: string, on: string | undefined, index: number): boolean {
    const seen = this.events.get(type) ?? [];
    for (let at = seen.length - 1; at >= 0; at--) {
      const event = seen[at];
      if (!event || event.at <= index) return false;
      if (on === undefined || event.on === on) return true;
    }
    return false;
  }

  /** The place of the next call of that method on one of these objects; behind the end, if there is none. */
  callFrom(index: number, method: string, on: readonly string[]): number {
    const at = this.trace.findIndex(
      (e, place) => place >= index && e.t === 'call' && e.m === method && on.includes(e.on),
    );
    return at < 0 ? this.trace.length : at;
  }

  /** The place of the next event of that type at `on`; behind the end, if there is none. */
  eventFrom(index: number, type: string, on: string): number {
    return this.events.get(type)?.find((event) => event.on === on && event.at >= index)?.at ?? this.trace.length;
  }

  /** What connectionState was seen to be before an entry, and what it is first seen to be from there on, until a call comes after a wait. */
  connectionState(pc: string, index: number): { readonly before: Seen | undefined; readonly next: Seen | undefined } {
    const shown = (entry: Entry): Seen | undefined => {
      if (entry.t === 'event' && entry.on === pc) return entry.d.connectionState;
      return entry.t === 'snap' && entry.pc === pc ? entry.s.connectionState : undefined;
    };
    const waited = this.trace.findIndex((entry, at) => at >= index && entry.t === 'waited');
    const end = waited < 0 ? -1 : this.trace.findIndex((entry, at) => at > waited && entry.t === 'call');
    const next = this.trace.slice(index, end < 0 ? undefined : end).map(shown);
    const before = this.trace.slice(0, index).map(shown);
    return {
      before: before.findLast((seen) => seen !== undefined),
      next: next.find((seen) => seen !== undefined),
    };
  }

  /** How many milliseconds the wait took that an entry comes in, if it comes in one. */
  waitedAfter(index: number): number {
    for (const entry of this.trace.slice(index + 1)) {
      if (entry.t === 'waited') return entry.ms ?? 0;
      if (entry.t === 'call') return 0;
    }
    return 0;
  }

  /** The types of the events that come after an entry, and before the promise of a command settles. */
  typesWithin(command: number, index: number): string[] {
    const end = this.settlements.get(command)?.at ?? this.trace.length;
    return this.trace.slice(index + 1, end).flatMap((entry) => (entry.t === 'event' ? [entry.type] : []));
  }

  /** The handle that a connection's RTCSctpTransport is first seen to have from an entry on. */
  sctpHandle(pc: string, index: number): string | undefined {
    for (const entry of this.trace.slice(index)) {
      const handle = entry.t === 'snap' && entry.pc === pc ? handleOf(entry.s.sctp) : undefined;
      if (handle !== undefined) return handle;
    }
    return undefined;
  }

  /** What an attribute of an object is seen to be after an entry, each time that it changes. */
  valuesAfter(on: string, name: string, index: number): Seen[] {
    return (this.states.get(on) ?? []).flatMap(({ at, s }) => {
      const seen = at > index ? s[name] : undefined;
      return seen === undefined ? [] : [seen];
    });
  }

  /** Whether, from an entry on, a datachannel event has a channel with that id, before the channel `closer` is told to be closed. */
  announces(id: number | null, index: number, closer: string | undefined): boolean {
    for (let at = index; at < this.trace.length; at++) {
      const entry = this.trace[at];
      if (entry?.t !== 'event') continue;
      if (entry.on === closer && entry.type === 'close') return false;
      const handle = entry.type === 'datachannel' ? handleOf(entry.d.channel) : undefined;
      if (handle !== undefined && this.valuesAfter(handle, 'id', at)[0] === id) return true;
    }
    return false;
  }

  /** How many messages a channel was given to send in the turn that an entry belongs to, up to it. */
  sentInTurn(on: string, index: number): number {
    let count = 0;
    for (let at = index; at >= 0; at--) {
      const entry = this.trace[at];
      if (!entry || turnEnds.has(entry.t)) return count;
      if (entry.t === 'call' && entry.on === on && entry.m === 'send' && this.returns.has(entry.i)) count++;
    }
    return count;
  }

  /** How many bytes can be buffered, as far as a later send() that was refused for want of room tells; or Infinity. */
  roomForSending(index: number): number {
    const amounts = new Map<string, number>();
    let room = Number.POSITIVE_INFINITY;
    let call: Extract<Entry, { t: 'call' }> | undefined;
    this.trace.forEach((entry, at) => {
      if (entry.t === 'state' && typeof entry.s.bufferedAmount === 'number')
        amounts.set(entry.on, entry.s.bufferedAmount);
      if (entry.t === 'call') call = entry;
      if (at <= index || entry.t !== 'throw' || call?.i !== entry.i || call.m !== 'send') return;
      if (entry.e.name === 'OperationError')
        room = Math.min(room, (amounts.get(call.on) ?? 0) + this.sizeOf(call.a[0]) - 1);
    });
    return room;
  }

  /** The bytes of a message. */
  sizeOf(data: Seen | undefined): number {
    const bytes = memberOf(data, 'bytes');
    return typeof bytes === 'number' ? bytes : Buffer.byteLength(this.text(data) ?? '', 'utf8');
  }

  /** The name of the error that a command threw, or its promise was rejected with. */
  errorName(command: number): string | undefined {
    const settled = this.settlement(command);
    return this.thrown.get(command) ?? (settled?.t === 'reject' ? settled.e.name : undefined);
  }

  /** What the first call of a method after a command returned. */
  firstReturned(method: string, command: number): Seen | undefined {
    const call = this.trace.find((entry) => entry.t === 'call' && entry.m === method && entry.i > command);
    return call?.t === 'call' ? this.returned(call.i) : undefined;
  }

  /** Whether an entry is where an attribute of an object is first seen. */
  isFirstSight(on: string, name: string, index: number): boolean {
    const shows = (entry: Entry): boolean =>
      entry.t === 'event' ? entry.on === on : entry.t === 'state' && entry.on === on && name in entry.s;
    return this.trace.findIndex(shows) >= index;
  }

  /**
   * If the entry at `index` is an event, and an event of that type at `on` (it, or one that follows in the same task) has handlers that
   * call something: the entry at which the last of them is left.
   */
  handled(type: string, on: string, index: number): number | undefined {
    if (!this.hasHandlers || this.trace[index]?.t !== 'event') return undefined;
    for (let at = index; at < this.trace.length; at++) {
      const entry = this.trace[at] as Entry;
      if (laterTask.includes(entry.t)) return undefined;
      if (entry.t === 'event' && entry.type === type && entry.on === on) return this.leftAt(at);
    }
    return undefined;
  }

  /** Whether an entry is inside of a reaction to a promise that was seen to settle just before, or what the script goes on with then. */
  isInReaction(index: number): boolean {
    let depth = 0;
    for (let at = index - 1; at >= 0; at--) {
      const entry = this.trace[at] as Entry;
      if (entry.t === 'leave') depth++;
      else if (entry.t === 'enter') depth--;
      else if (depth <= 0 && !ofOneTurn.has(entry.t)) return entry.t === 'resolve' || entry.t === 'reject';
    }
    return false;
  }

  /** Where the handlers that follow an entry at once are left. */
  private leftAt(index: number): number | undefined {
    let at = index + 1;
    while (introductions.includes(this.trace[at]?.t ?? 'end')) at++;
    const entry = this.trace[at];
    if (entry?.t !== 'enter') return undefined;
    const leave = this.trace.findIndex((one, place) => place > at && one.t === 'leave' && one.i === entry.i);
    return leave < 0 ? undefined : (this.leftAt(leave) ?? leave);
  }

  /** What the last event of a type at an object showed of an attribute. */
  shownLast(type: string, on: string, name: string, index: number): Seen | undefined {
    const last = this.trace.findLast(
      (entry, at): entry is EventEntry => at < index && entry.t === 'event' && entry.type === type && entry.on === on,
    );
    return last?.d[name];
  }

  /** What the next event of a type at an object shows of an attribute. */
  shownNext(type: string, on: string, name: string, index: number): Seen | undefined {
    const next = this.trace.find(
      (entry, at): entry is EventEntry => at > index && entry.t === 'event' && entry.type === type && entry.on === on,
    );
    return next?.d[name];
  }

  /** Whether a later event of a type at an object shows an attribute with that value. */
  isShownLater(type: string, on: string, name: string, value: Seen, index: number): boolean {
    return this.trace.some(
      (entry, at) =>
        at > index && entry.t === 'event' && entry.type === type && entry.on === on && entry.d[name] === value,
    );
  }

  /** The method that a command calls. */
  methodOf(command: number): string | undefined {
    return this.methods.get(command);
  }

  /** What a command was called with first. */
  firstArgument(command: number): Seen | undefined {
    return this.arguments.get(command);
  }

  returned(command: number): Seen | undefined {
    return this.returns.get(command);
  }

  settlement(command: number): Settled | undefined {
    return this.settlements.get(command)?.entry;
  }

  /** The sdp with which createOffer or createAnswer was fulfilled, or called the success callback. */
  createdText(command: number): string | undefined {
    const settled = this.settlement(command);
    const created = settled?.t === 'resolve' ? this.text(memberOf(settled.v, 'sdp')) : undefined;
    return created ?? this.text(memberOf(this.given.get(command), 'sdp'));
  }

  /** Whether a transceiver is seen to have a mid once command's promise was fulfilled. */
  isAssociated(command: number, pc: string, handle: string): boolean {
    const settled = this.settlements.get(command);
    const shown = settled && this.transceiversAt(settled.at, pc).find(({ h }) => h === handle);
    return shown !== undefined && shown.mid !== null;
  }

  /**
   * How many streams the track event has for a transceiver, from a command on until its promise is settled. It is found by its mid, or else
   * by its place in the set.
   */
  trackStreams(command: number, pc: string, mid: string | null, place: number): number | undefined {
    const from = this.trace.findIndex((entry) => entry.t === 'call' && entry.i === command);
    const until = this.settlements.get(command)?.at ?? this.trace.length;
    const shown = this.transceiversAt(until, pc);
    // Without a mid it goes by its place alone: others may have none yet.
    const handle = ((mid === null ? undefined : shown.find((one) => one.mid === mid)) ?? shown[place])?.h;
    for (const entry of this.trace.slice(from, until + 1))
      if (entry.t === 'event' && entry.on === pc && entry.type === 'track')
        if (handle !== undefined && handleOf(entry.d.transceiver) === handle)
          return Array.isArray(entry.d.streams) ? entry.d.streams.length : undefined;
    return undefined;
  }

  /** The transceivers when the agent looked after an entry: as it wrote them then, or as they were before, if they have not changed. */
  private transceiversAt(index: number, pc: string): readonly TransceiverSeen[] {
    let next = index + 1;
    while (introductions.includes(this.trace[next]?.t ?? 'end')) next++;
    for (let at = Math.min(next, this.trace.length - 1); at >= 0; at--) {
      const entry = this.trace[at] as Entry;
      if (entry.t === 'snap' && entry.pc === pc && entry.s.transceivers) return entry.s.transceivers;
    }
    return [];
  }

  /** Whether the transceiver with a mid has left the set, or is stopped, once command's promise was fulfilled. */
  isGone(command: number, pc: string, mid: string | null): boolean {
    const settled = this.settlements.get(command);
    if (!settled) return false;
    const shown = this.transceiversAt(settled.at, pc).find((transceiver) => transceiver.mid === mid);
    return shown === undefined || shown.currentDirection === 'stopped';
  }

  /**
   * The sdp of the local description in the first snapshot after command's promise was fulfilled; that of the one before, if only candidates
   * have come since.
   */
  localText(command: number, pc: string): string | undefined {
    const settled = this.settlements.get(command);
    if (settled?.entry.t !== 'resolve') return undefined;
    const inside = this.hasHandlers ? seenInside(this.trace, settled.at, pc) : undefined;
    const first = inside ?? this.trace.slice(settled.at).find((entry) => entry.t === 'snap' && entry.pc === pc);
    if (first?.t !== 'snap') return undefined;
    const [text, before] = [this.localIn(first), this.localBefore(settled.at, pc)];
    if (text === undefined) return before; // it is the same
    const isBefore = (one: string) =>
      normalise(text) === normalise(one) && candidatesIn(one).every((line) => text.includes(line));
    if (before === undefined || isBefore(before)) return before ?? text;
    return this.localsWithin(command, settled.at, pc).findLast(isBefore) ?? text; // others that do not wait came between
  }

  /** The local descriptions that are shown after a command is called, up to an entry. */
  private localsWithin(command: number, index: number, pc: string): string[] {
    const from = this.trace.findIndex((entry) => entry.t === 'call' && entry.i === command);
    return this.trace.slice(from, index).flatMap((entry) => {
      const text = entry.t === 'snap' && entry.pc === pc ? this.localIn(entry) : undefined;
      return text === undefined ? [] : [text];
    });
  }

  private localIn(snapshot: Extract<Entry, { t: 'snap' }>): string | undefined {
    return this.text(memberOf(localIn(snapshot), 'sdp'));
  }

  private localBefore(index: number, pc: string): string | undefined {
    for (let at = index; at >= 0; at--) {
      const entry = this.trace[at];
      const text = entry?.t === 'snap' && entry.pc === pc ? this.localIn(entry) : undefined;
      if (text !== undefined) return text;
    }
    return undefined;
  }
}

export const memberOf = (seen: Seen | undefined, name: string): Seen | undefined =>
  typeof seen === 'object' && seen !== null && !Array.isArray(seen)
    ? (seen as Readonly<Record<string, Seen>>)[name]
    : undefined;

export const handleOf = (seen: Seen | undefined): string | undefined => {
  const handle = memberOf(seen, 'h');
  return typeof handle === 'string' ? handle : undefined;
};
