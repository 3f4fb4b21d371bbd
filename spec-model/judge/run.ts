import { assignDirection, call, construct, hasMethod, type Outcome, type Target } from '../idl/invoke';
import { lastMarker } from '../infra/step';
import { type Lane, type Work, World } from '../infra/world';
import { Connection } from '../peer-connection/connection';
import { type Kind, Stream, Track } from '../rtp/track';
import { Sender, Transceiver } from '../rtp/transceiver';
import type { Entry, Snapshot, Trace } from '../vocabulary';
import { Bindings } from './bindings';
import { Decoder } from './decode';
import { type Emission, eventEmission } from './emission';
import { Lookahead } from './lookahead';
import { type CurrentCall, Oracle } from './oracle';
import { Undecided } from './refused';

/** A call of the script, while its promise is pending in the model. */
interface PendingCall extends CurrentCall {
  readonly connection: Connection;
  readonly outcome: Outcome;
}

/** The operations that wait in a chain: while one is at work, the choices that it asks for are its own. */
const chained = new Set([
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'addIceCandidate',
  'replaceTrack',
]);

/** The model while it follows a trace: its world, what stands for what, and what it expects to be seen next. */
export class Run {
  readonly bindings = new Bindings();
  readonly lookahead: Lookahead;
  readonly world: World;
  readonly variances = new Set<string>();
  readonly lacks = new Set<string>();
  readonly calls = new Map<number, PendingCall>();
  /** Everything seen of a connection so far, merged. */
  readonly seen = new Map<string, Partial<Snapshot>>();
  private readonly connections = new Map<string, Connection>();
  private readonly emissions = new Map<Connection, Emission[]>();
  private readonly decoder: Decoder;
  private calling: (CurrentCall & { readonly connection: Connection }) | undefined;

  constructor(trace: Trace) {
    this.lookahead = new Lookahead(trace);
    const oracle = new Oracle(
      this.lookahead,
      this.bindings,
      (connection) => this.current(connection),
      (connection) => this.pcOf(connection),
      (key) => this.variances.add(key),
    );
    this.world = new World(oracle, {
      fire: (connection, target, type, detail) => this.expect(connection).push(eventEmission(target, type, detail)),
    });
    this.decoder = new Decoder(this.lookahead, this.bindings, (command, arg) => this.calledBack(command, arg));
  }

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

  /** A local track or stream becomes known. */
  meet(entry: Extract<Entry, { t: 'object' }>): void {
    if (!entry.local) return;
    const object =
      entry.interface === 'MediaStream' ? new Stream(entry.id) : new Track(entry.kind as Kind, entry.id, false);
    this.bindings.bind(entry.h, object);
  }

  private target(handle: string): Target {
    if (handle.startsWith('pc')) return this.connection(handle);
    const object = this.bindings.object(handle);
    if (object instanceof Sender || object instanceof Transceiver) return object;
    throw new Undecided(`${handle} is not known to the model`);
  }

  /** Makes a recorded call in the model, in the same turn. */
  call(entry: Extract<Entry, { t: 'call' }>): Outcome {
    const args = this.decoder.args(entry.i, entry.a);
    if (entry.kind === 'construct') return construct(this.world, args);
    const target = this.target(entry.on);
    const connection = target instanceof Connection ? target : target.connection;
    if (entry.kind === 'call' && !hasMethod(target, entry.m)) throw new Undecided(`${entry.m} is not in the model yet`);
    this.calling = { command: entry.i, method: entry.m, connection };
    const outcome =
      entry.kind === 'set' ? assignDirection(target as Transceiver, args[0]) : call(target, entry.m, args);
    this.calling = undefined;
    if (outcome.kind === 'promise') this.follow(entry, connection, outcome);
    return outcome;
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
    const connection = this.calls.get(command)?.connection ?? this.allConnections()[0];
    if (connection) this.expect(connection).push({ kind: 'callback', command, arg, at: lastMarker() });
  }

  /** The call whose choices are being made: the synchronous one, or the first pending operation of the connection. */
  private current(connection: Connection): CurrentCall | undefined {
    if (this.calling?.connection === connection && !chained.has(this.calling.method)) return this.calling;
    for (const call of this.calls.values()) if (call.connection === connection && chained.has(call.method)) return call;
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

  /** Takes up everything that has to have happened once nothing happens any more. */
  exhaust(connection: Connection): void {
    const due = (work: Work) => work.connection === connection && (work.lane !== 'operation' || connection.isClosed);
    for (let next = this.world.work.find(due); next; next = this.world.work.find(due)) this.world.take(next);
  }

  /** Merges a snapshot into what was seen of the connection. */
  see(pc: string, part: Partial<Snapshot>): Snapshot {
    const merged = { ...this.seen.get(pc), ...part };
    this.seen.set(pc, merged);
    return merged as Snapshot;
  }

  /** Whether a call's promise can never settle: its connection is closed. */
  neverSettles(command: number): boolean {
    return this.calls.get(command)?.connection.isClosed === true;
  }
}
