import { handedOver, structuredClone } from '../configuration/structured-clone';
import { DtlsTransport } from '../dtls/transport';
import { type Edition, latest } from '../editions/editions';
import { IceTransport } from '../ice/transport';
import {
  assign,
  call,
  callStatic,
  construct,
  get,
  hasConstructor,
  hasMethod,
  hasSetter,
  type Outcome,
} from '../idl/invoke';
import { interfaceNamed, interfaceOf } from '../idl/registry';
import { isThrown } from '../infra/completion';
import type { ModelPromise } from '../infra/promise';
import { lastMarker } from '../infra/step';
import { type Lane, type Work, World } from '../infra/world';
import { Connection } from '../peer-connection/connection';
import { constructConnection } from '../peer-connection/construct-connection';
import { type Kind, Stream, Track } from '../rtp/track';
import type { Entry, Seen, Snapshot, Trace } from '../vocabulary';
import { Bindings } from './bindings';
import { isChained } from './chained';
import { chooseConfiguration, isConfigurationSite } from './choices/configuration';
import { chooseData } from './choices/data-channel';
import { chooseIce, isIceSite } from './choices/ice';
import { RtpChoices } from './choices/rtp';
import { createBeforeChange } from './created-before';
import { Decoder } from './decode';
import { type Emission, eventEmission } from './emission';
import { Late } from './late';
import { Lookahead, memberOf } from './lookahead';
import { checkMember, editionHas } from './members';
import { connectionOf } from './observe-object';
import { type CurrentCall, Oracle } from './oracle';
import { updateBeforeQuietChange } from './quiet-changes';
import { type Difference, keyOf, refuse, tolerable, Undecided } from './refused';
import { endTransferability } from './transferable';

/** A call of the script, while its promise is pending in the model. */
export interface PendingCall extends CurrentCall {
  /** Undefined for a static method. */
  readonly connection: Connection | undefined;
  readonly outcome: Outcome;
}

type CallEntry = Extract<Entry, { t: 'call' }>;

/** No script takes longer, in milliseconds. */
const longestRun = 60 * 60 * 1000;

/** The model while it follows a trace: its world, what stands for what, and what it expects to be seen next. */
export class Run {
  readonly bindings = new Bindings();
  readonly lookahead: Lookahead;
  readonly world: World;
  readonly variances = new Set<string>();
  readonly lacks = new Set<string>();
  /** Known differences that were met and passed over, and how often. */
  readonly known = new Map<string, number>();
  readonly calls = new Map<number, PendingCall>();
  /** Calls with callbacks of which the model has called none yet. */
  private readonly owing = new Map<number, Connection | undefined>();
  /** Everything seen of a connection so far, merged. */
  readonly seen = new Map<string, Partial<Snapshot>>();
  /** Everything seen of other objects, by handle. */
  readonly objects = new Map<string, Readonly<Record<string, Seen>>>();
  /** Attributes that are known to differ, each with what it is. */
  readonly excused = new Set<string>();
  /** Command -> the connection that it is about. */
  private readonly commands = new Map<number, string>();
  /** Command -> the connection that the agent looks at when it has an outcome, with the objects that belong to it. */
  readonly looks = new Map<number, string>();
  /** The command that was called last. */
  private atWork: number | undefined;
  /** The earliest time that it may be now. */
  time: number;
  /** Index of the entry that is being looked at. */
  at = 0;
  private readonly connections = new Map<string, Connection>();
  private readonly emissions = new Map<Connection | undefined, Emission[]>();
  private readonly decoder: Decoder;
  private readonly rtp: RtpChoices;
  private calling: (CurrentCall & { readonly connection: Connection }) | undefined;

  constructor(
    trace: Trace,
    private readonly tolerate: ReadonlySet<string> = new Set(),
    edition: Edition = latest,
  ) {
    this.lookahead = new Lookahead(trace);
    this.rtp = new RtpChoices(this, trace);
    const oracle = new Oracle(
      this.lookahead,
      this.bindings,
      (connection) => this.current(connection),
      (connection) => this.pcOf(connection),
      (key) => this.variances.add(key),
      (difference) => this.differ(difference),
      (site, options, about, command) => {
        if (isConfigurationSite(site)) return chooseConfiguration(this, site, options, this.atWork);
        return isIceSite(site) ? chooseIce(this, about) : chooseData(this, site, options, about, command);
      },
      this.rtp,
    );
    this.world = new World(
      oracle,
      {
        fire: (connection, target, type, detail) => {
          if (!this.canBeHeard(target)) return;
          this.expect(connection).push(eventEmission(target, type, detail));
          this.handle(target, type);
        },
      },
      undefined,
      edition,
    );
    const [begin] = trace;
    const time = begin?.t === 'begin' ? begin.time : undefined;
    this.time = time ?? 0;
    this.world.now = () => this.time;
    this.world.lateness = time === undefined ? Number.POSITIVE_INFINITY : longestRun;
    this.world.fuel = 5000 + 50 * trace.length;
    this.decoder = new Decoder(this.lookahead, this.bindings, (...called) => this.calledBack(...called));
  }

  /** Set by who follows the trace: goes through the entries from the present one to this. */
  inside: (last: number) => void = () => {};
  /** Expectations that are kept aside while an event is looked for that is to come before them. */
  readonly aside: { readonly queue: Emission[]; readonly held: Emission[] }[] = [];
  /** How many event handlers are being gone through. */
  depth = 0;

  /** If the trace has calls inside of the handler of an event that is being fired, they are made now: the model is in the middle of a task. */
  private handle(target: object, type: string): void {
    if (this.aside.length === 0) return; // not while an event is looked for
    const on = this.bindings.handle(target);
    const last = on === undefined ? undefined : this.lookahead.handled(type, on, this.at);
    if (last === undefined) return;
    for (const { queue, held } of this.aside) queue.unshift(...held.splice(0));
    this.depth++;
    this.inside(last);
    this.depth--;
  }

  /** Refuses, unless the difference is a known one: then the judge goes on as if it had not been there. */
  readonly differ = (difference: Difference): void => {
    if (!this.tolerates(difference)) refuse(difference);
    this.known.set(keyOf(difference), (this.known.get(keyOf(difference)) ?? 0) + 1);
    difference.adopt?.();
  };

  /** Whether a difference is a known one after which the judge can go on. */
  tolerates(difference: Difference): boolean {
    return this.tolerate.has(keyOf(difference)) && tolerable(difference);
  }

  readonly variance = (key: string): void => void this.variances.add(key);
  readonly missing = (member: string): void => {
    if (editionHas(this.world.edition, member)) this.lacks.add(member);
  };

  connection(handle: string): Connection {
    const known = this.connections.get(handle);
    if (known) return known;
    const connection = constructConnection(this.world);
    if (isThrown(connection)) throw new Undecided('a connection without configuration can not be made');
    this.connections.set(handle, connection);
    this.bindings.bind(handle, connection);
    return connection;
  }

  /** The connection that a command is about; undefined for a constructor. */
  concernedBy(command: number): string | undefined {
    return this.commands.get(command);
  }

  allConnections(): Connection[] {
    return [...this.connections.values()];
  }

  pcOf(connection: Connection): string {
    return this.bindings.handle(connection) ?? '';
  }

  /** What the trace has to show next for a connection (undefined: for static methods), in order. */
  expect(connection: Connection | undefined): Emission[] {
    const known = this.emissions.get(connection);
    if (known) return known;
    const fresh: Emission[] = [];
    this.emissions.set(connection, fresh);
    return fresh;
  }

  /** An event at an object that the application has not met yet has no listener. */
  canBeHeard(target: object): boolean {
    const handle = this.bindings.handle(target);
    if (target instanceof DtlsTransport || target instanceof IceTransport)
      return handle !== undefined && 'state' in (this.objects.get(handle) ?? {});
    return target instanceof Connection || handle !== undefined;
  }

  /** A local track or stream becomes known. */
  meet(entry: Extract<Entry, { t: 'object' }>): void {
    if (!entry.local) return;
    const object =
      entry.interface === 'MediaStream' ? new Stream(entry.id) : new Track(entry.kind as Kind, entry.id, false);
    this.bindings.bind(entry.h, object);
  }

  /** The model's object that a handle stands for. */
  find(handle: string): object | undefined {
    return /^pc\d$/.test(handle) ? this.connection(handle) : this.bindings.object(handle);
  }

  private target(handle: string): object {
    const object = this.find(handle);
    if (object) return object;
    throw new Undecided(`${handle} is not known to the model`);
  }

  /** Makes a recorded call in the model, in the same turn. */
  call(entry: CallEntry): Outcome {
    const args = this.decoder.args(entry.i, entry.a, entry.kind === 'construct' && entry.m.endsWith('Event'));
    if (!this.has(entry)) throw new Undecided(`${entry.m} is not in the model yet`);
    this.atWork = entry.i;
    checkMember(this, entry);
    if (entry.kind === 'construct') return this.construct(entry, args);
    const target = entry.kind === 'static' ? undefined : this.target(entry.on);
    const owner = target && connectionOf(target);
    const connection = target instanceof Track ? undefined : owner; // no promise of a track is one of its connection
    if (owner) this.looks.set(entry.i, this.pcOf(owner));
    if (connection) {
      updateBeforeQuietChange(this, entry, connection);
      createBeforeChange(this, connection);
      this.commands.set(entry.i, this.pcOf(connection));
      this.calling = { command: entry.i, method: entry.m, connection };
    }
    const outcome = this.act(entry, target, args);
    this.calling = undefined;
    if (outcome.kind === 'promise') this.follow(entry, connection, outcome);
    return outcome;
  }

  /** A connection that a script constructs gets its handle at once. */
  private construct({ on, m }: CallEntry, args: readonly unknown[]): Outcome {
    const outcome = construct(this.world, m, args);
    if (outcome.kind === 'return' && outcome.value instanceof Connection && on !== '') {
      this.connections.set(on, outcome.value);
      this.bindings.bind(on, outcome.value);
    }
    return outcome;
  }

  private has({ kind, on, m }: CallEntry): boolean {
    if (kind === 'construct') return hasConstructor(m);
    if (on === 'globalThis') return m === 'structuredClone';
    if (kind === 'static') return Object.hasOwn(interfaceNamed(on)?.statics ?? {}, m);
    const target = this.target(on);
    if (kind === 'get') return Object.hasOwn(interfaceOf(target)?.attributes ?? {}, m);
    return (kind === 'set' ? hasSetter : hasMethod)(target, m);
  }

  private act(entry: CallEntry, target: object | undefined, args: readonly unknown[]): Outcome {
    const { kind, on, m } = entry;
    if (on === 'globalThis') {
      endTransferability(this, entry);
      return structuredClone(args[0] as object | undefined, handedOver(args[1]));
    }
    if (!target) return callStatic(this.world, on, m, args);
    if (kind === 'get') return get(target, m);
    return kind === 'set' ? assign(this.world, target, m, args[0]) : call(this.world, target, m, args);
  }

  private follow(entry: CallEntry, connection: Connection | undefined, outcome: Outcome & { kind: 'promise' }): void {
    const { promise } = outcome;
    this.rtp.gave(promise, entry.i);
    this.calls.set(entry.i, { command: entry.i, method: entry.m, connection, outcome });
    const callbacks = entry.a.filter((arg) => memberOf(arg, '$') === 'function'); // one alone is taken for a dictionary
    if (isChained(entry.m) && callbacks.length > 1 && !promise.reason) this.owing.set(entry.i, connection);
    const chained = isChained(entry.m) && promise.state === 'pending';
    promise.upon(() => {
      this.calls.delete(entry.i);
      this.expect(connection).push({
        kind: 'settle',
        command: entry.i,
        promise,
        inside: this.depth > 0,
        turn: this.world.turn,
        chained,
        at: promise.reason?.at ?? lastMarker(),
      });
    });
  }

  /** Commands whose callback was called before they returned: it is not expected again. */
  readonly calledEarly = new Set<number>();

  private calledBack(command: number, arg: number, values: readonly unknown[]): void {
    this.owing.delete(command);
    const pc = this.concernedBy(command);
    if (pc === undefined || this.calledEarly.has(command)) return;
    this.expect(this.connection(pc)).push({ kind: 'callback', command, arg, values, at: lastMarker() });
  }

  /** The call whose choices are being made: the synchronous one, or the first pending operation of the connection. */
  private current(connection: Connection): CurrentCall | undefined {
    const calling = this.calling?.connection === connection ? this.calling : undefined;
    if (calling && !isChained(calling.method)) return calling;
    const pending = this.pendingCall(connection);
    const [owing] = [...this.owing].find(([, owner]) => owner === connection) ?? [];
    if (owing === undefined || (pending && pending.command < owing)) return pending ?? calling;
    return { command: owing, method: this.lookahead.methodOf(owing) ?? '' };
  }

  /** The first work of a kind that can go on. */
  private next(which: (work: Work) => boolean): Work | undefined {
    return this.world.work.find((work) => which(work) && !work.suspension.blocked?.());
  }

  /** Takes up suspended work of a lane, oldest first, until there is something to expect, or was: it was seen in a handler. Tells whether. */
  advance(connection: Connection, lane: Lane, which: (work: Work) => boolean = () => true): boolean {
    const expected = this.expect(connection);
    const { at } = this;
    for (;;) {
      if (expected.length > 0 || this.at !== at) return true;
      const next = this.next((work) => work.lane === lane && work.connection === connection && which(work));
      if (!next) return false;
      this.world.take(next);
    }
  }

  /** Takes up the work that is about the promise, or the operation at work, until the promise is settled. */
  finish(connection: Connection | undefined, promise: ModelPromise): void {
    while (promise.state === 'pending') {
      const about = this.next((work) => work.about === promise);
      const next = about ?? this.next((work) => work.lane === 'operation' && work.connection === connection);
      if (!next) return;
      this.world.take(next);
    }
  }

  /** Takes up everything that has to have happened once nothing happens any more. */
  exhaust(connection: Connection): void {
    const due = (work: Work) =>
      work.connection === connection && !work.suspension.delay && (work.lane !== 'operation' || connection.isClosed);
    for (let next = this.world.work.find(due); next; next = this.world.work.find(due)) this.world.take(next);
    this.callBack(connection);
  }

  /** An operation with callbacks shows nothing before it is over: by now it is, unless one with a promise is at work before it. */
  private callBack(connection: Connection): void {
    while ([...this.owing.values()].includes(connection) && !this.pendingCall(connection)) {
      const next = this.world.work.find((work) => work.lane === 'operation' && work.connection === connection);
      if (!next) return;
      this.world.take(next);
    }
  }

  /** Attributes in the latest snapshot of each connection. */
  private readonly latest = new Map<string, Partial<Snapshot>>();
  /** Commands whose promise was returned and has not been seen to settle. */
  readonly unsettled = new Set<number>();
  readonly late = new Late(this.unsettled);

  /** Whether an attribute may not have been read: some implementations can't show their descriptions while they change them. */
  readonly mayBeUnread = (pc: string, name: keyof Snapshot): boolean =>
    [...this.unsettled].some((command) => this.concernedBy(command) === pc) && !(name in (this.latest.get(pc) ?? {}));

  /** Everything seen of the connection so far; undefined before its first snapshot. */
  sight(pc: string): Snapshot | undefined {
    return this.seen.get(pc) as Snapshot | undefined;
  }

  /** Merges a snapshot into what was seen of the connection. */
  see(pc: string, part: Partial<Snapshot>): void {
    this.latest.set(pc, part);
    this.seen.set(pc, { ...this.seen.get(pc), ...part });
  }

  /** The first call on the connection whose promise is pending in the model. */
  pendingCall(connection: Connection): PendingCall | undefined {
    return [...this.calls.values()].find((call) => call.connection === connection && isChained(call.method));
  }

  /** Whether the trace shows an emission after the present entry. */
  comesLater(emission: Emission): boolean {
    if (emission.kind === 'settle') return this.lookahead.settlesAfter(emission.command, this.at);
    if (emission.kind !== 'event') return false;
    return this.lookahead.eventAfter(emission.type, this.bindings.handle(emission.target), this.at);
  }

  /** Whether a call's promise can never settle: its connection is closed. */
  neverSettles(command: number): boolean {
    return this.calls.get(command)?.connection?.isClosed === true;
  }
}
