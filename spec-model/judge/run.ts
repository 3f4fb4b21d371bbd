import { type Edition, latest } from '../editions/editions';
import { assign, call, construct, hasConstructor, hasMethod, hasSetter, type Outcome } from '../idl/invoke';
import type { ModelPromise } from '../infra/promise';
import { lastMarker } from '../infra/step';
import { type Lane, type Work, World } from '../infra/world';
import { Connection } from '../peer-connection/connection';
import { type Kind, Stream, Track } from '../rtp/track';
import type { Entry, Snapshot, Trace } from '../vocabulary';
import { Bindings } from './bindings';
import { isChained } from './chained';
import type { IceState } from './compare-snapshot';
import { Decoder } from './decode';
import { type Emission, eventEmission } from './emission';
import { Lookahead } from './lookahead';
import { type CurrentCall, Oracle } from './oracle';
import { type Difference, keyOf, refuse, type StepAt, show, tolerable, Undecided } from './refused';

/** A call of the script, while its promise is pending in the model. */
export interface PendingCall extends CurrentCall {
  readonly connection: Connection;
  readonly outcome: Outcome;
}

/** The model while it follows a trace: its world, what stands for what, and what it expects to be seen next. */
export class Run {
  readonly bindings = new Bindings();
  readonly lookahead: Lookahead;
  readonly world: World;
  readonly variances = new Set<string>();
  readonly lacks = new Set<string>();
  /** Known differences that were met and passed over. */
  readonly known = new Set<string>();
  readonly calls = new Map<number, PendingCall>();
  /** Everything seen of a connection so far, merged. */
  readonly seen = new Map<string, Partial<Snapshot>>();
  /** Command -> the connection that it is about. */
  private readonly commands = new Map<number, string>();
  /** Index of the entry that is being looked at. */
  at = 0;
  private readonly connections = new Map<string, Connection>();
  private readonly emissions = new Map<Connection, Emission[]>();
  private readonly decoder: Decoder;
  private calling: (CurrentCall & { readonly connection: Connection }) | undefined;

  constructor(
    trace: Trace,
    private readonly tolerate: ReadonlySet<string> = new Set(),
    edition: Edition = latest,
  ) {
    this.lookahead = new Lookahead(trace);
    const oracle = new Oracle(
      this.lookahead,
      this.bindings,
      (connection) => this.current(connection),
      (connection) => this.pcOf(connection),
      (key) => this.variances.add(key),
    );
    this.world = new World(
      oracle,
      {
        fire: (connection, target, type, detail) => {
          if (this.canBeHeard(target)) this.expect(connection).push(eventEmission(target, type, detail));
        },
      },
      undefined,
      edition,
    );
    this.world.fuel = 5000 + 50 * trace.length;
    this.decoder = new Decoder(this.lookahead, this.bindings, (command, arg) => this.calledBack(command, arg));
  }

  /** Refuses, unless the difference is a known one: then the judge goes on as if it had not been there. */
  readonly differ = (difference: Difference): void => {
    const key = keyOf(difference);
    if (!this.tolerate.has(key) || !tolerable(difference)) refuse(difference);
    this.known.add(key);
    difference.adopt?.();
  };

  readonly variance = (key: string): void => void this.variances.add(key);
  readonly missing = (member: string): void => void this.lacks.add(member);

  connection(handle: string): Connection {
    const known = this.connections.get(handle);
    if (known) return known;
    const connection = new Connection(this.world, this.connections.size);
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

  /** What the trace has to show next for a connection, in order. */
  expect(connection: Connection): Emission[] {
    const known = this.emissions.get(connection);
    if (known) return known;
    const fresh: Emission[] = [];
    this.emissions.set(connection, fresh);
    return fresh;
  }

  /** An event at an object that the application has not met yet has no listener. */
  private canBeHeard(target: object): boolean {
    return target instanceof Connection || this.bindings.handle(target) !== undefined;
  }

  /** A local track or stream becomes known. */
  meet(entry: Extract<Entry, { t: 'object' }>): void {
    if (!entry.local) return;
    const object =
      entry.interface === 'MediaStream' ? new Stream(entry.id) : new Track(entry.kind as Kind, entry.id, false);
    this.bindings.bind(entry.h, object);
  }

  private target(handle: string): object {
    if (handle.startsWith('pc')) return this.connection(handle);
    const object = this.bindings.object(handle);
    if (object) return object;
    throw new Undecided(`${handle} is not known to the model`);
  }

  /** Makes a recorded call in the model, in the same turn. */
  call(entry: Extract<Entry, { t: 'call' }>): Outcome {
    const args = this.decoder.args(entry.i, entry.a);
    if (!this.has(entry)) throw new Undecided(`${entry.m} is not in the model yet`);
    if (entry.kind === 'construct') return construct(this.world, entry.m, args);
    const target = this.target(entry.on);
    const connection = connectionOf(target);
    if (!connection) return this.act(entry, target, args);
    this.commands.set(entry.i, this.pcOf(connection));
    this.calling = { command: entry.i, method: entry.m, connection };
    const outcome = this.act(entry, target, args);
    this.calling = undefined;
    if (outcome.kind === 'promise') this.follow(entry, connection, outcome);
    return outcome;
  }

  private has({ kind, on, m }: Extract<Entry, { t: 'call' }>): boolean {
    if (kind === 'construct') return hasConstructor(m);
    return (kind === 'set' ? hasSetter : hasMethod)(this.target(on), m);
  }

  private act({ kind, m }: Extract<Entry, { t: 'call' }>, target: object, args: readonly unknown[]): Outcome {
    return kind === 'set' ? assign(this.world, target, m, args[0]) : call(this.world, target, m, args);
  }

  private follow(
    entry: Extract<Entry, { t: 'call' }>,
    connection: Connection,
    outcome: Outcome & { kind: 'promise' },
  ): void {
    const { promise } = outcome;
    this.calls.set(entry.i, { command: entry.i, method: entry.m, connection, outcome });
    promise.upon(() => {
      this.calls.delete(entry.i);
      this.expect(connection).push({
        kind: 'settle',
        command: entry.i,
        promise,
        at: promise.reason?.at ?? lastMarker(),
      });
    });
  }

  private calledBack(command: number, arg: number): void {
    const pc = this.concernedBy(command);
    const connection = pc === undefined ? undefined : this.connection(pc);
    if (connection) this.expect(connection).push({ kind: 'callback', command, arg, at: lastMarker() });
  }

  /** The call whose choices are being made: the synchronous one, or the first pending operation of the connection. */
  private current(connection: Connection): CurrentCall | undefined {
    if (this.calling?.connection === connection && !isChained(this.calling.method)) return this.calling;
    for (const call of this.calls.values()) if (call.connection === connection && isChained(call.method)) return call;
    return this.calling?.connection === connection ? this.calling : undefined;
  }

  /** Takes up suspended work of a lane, oldest first, until there is something to expect. Tells whether there is. */
  advance(connection: Connection, lane: Lane, which: (work: Work) => boolean = () => true): boolean {
    const expected = this.expect(connection);
    for (;;) {
      if (expected.length > 0) return true;
      const next = this.world.work.find((work) => work.lane === lane && work.connection === connection && which(work));
      if (!next) return false;
      this.world.take(next);
    }
  }

  /** Takes up the operation at work until the promise is settled. */
  finish(connection: Connection, promise: ModelPromise): void {
    while (promise.state === 'pending') {
      const next = this.world.work.find((work) => work.lane === 'operation' && work.connection === connection);
      if (!next) return;
      this.world.take(next);
    }
  }

  /** Takes up everything that has to have happened once nothing happens any more. */
  exhaust(connection: Connection): void {
    const due = (work: Work) => work.connection === connection && (work.lane !== 'operation' || connection.isClosed);
    for (let next = this.world.work.find(due); next; next = this.world.work.find(due)) this.world.take(next);
  }

  /**
   * How a state of ICE or DTLS differs. If its event comes later with that value, it was only changed before its event; the model waits
   * for the event. Otherwise the model takes the value over.
   */
  iceDifference(connection: Connection, name: IceState, subject: string, observed: unknown): Difference {
    const pc = this.pcOf(connection);
    const watch = { pc, path: name };
    const early = !connection.isClosed && this.lookahead.eventAfter(`${name.toLowerCase()}change`, pc, this.at - 1);
    if (early)
      return {
        aspect: 'order',
        subject: name,
        expected: 'changes together with its event',
        observed: 'changed before its event',
        at: eventStep(name),
        adopt: () => {},
      };
    const follows = name !== 'canTrickleIceCandidates';
    const adopt = () => void (follows && Object.assign(connection, { [name]: observed }));
    const told = follows && !connection.isClosed; // how far ICE is differs from run to run, that no event told it does not
    const values = told
      ? { subject: name, expected: 'what its last event told', observed: 'another value' }
      : { subject, expected: show(connection[name]), observed: show(observed) };
    return { aspect: 'state', ...values, at: told ? eventStep(name) : undefined, watch, adopt };
  }

  /** Attributes in the latest snapshot of each connection. */
  private readonly latest = new Map<string, Partial<Snapshot>>();
  /** Commands whose promise was returned and has not been seen to settle. */
  readonly unsettled = new Set<number>();

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
    return (
      emission.kind === 'event' &&
      this.lookahead.eventAfter(emission.type, this.bindings.handle(emission.target), this.at)
    );
  }

  /** Whether a call's promise can never settle: its connection is closed. */
  neverSettles(command: number): boolean {
    return this.calls.get(command)?.connection.isClosed === true;
  }
}

/** The connection that an object belongs to, if it belongs to one. */
const connectionOf = (object: object): Connection | undefined => {
  if (object instanceof Connection) return object;
  return 'connection' in object && object.connection instanceof Connection ? object.connection : undefined;
};

/** The step that fires the event of a state, in the task that changes it. */
const eventStep = (name: IceState): StepAt | undefined => {
  const change = 'change-the-selected-candidate-pair-and-state';
  const steps: Readonly<Partial<Record<IceState, StepAt>>> = {
    iceGatheringState: { algorithm: 'ice-gathering-began', step: '7' },
    iceConnectionState: { algorithm: change, step: '12' },
    connectionState: { algorithm: change, step: '13' },
  };
  return steps[name];
};
