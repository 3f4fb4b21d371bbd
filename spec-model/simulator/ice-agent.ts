import type { DtlsTransport } from '../dtls/transport';
import { candidateAvailable } from '../ice/candidates';
import { changeIceTransport, type IceChange } from '../ice/change-state';
import { gatheringBegan, gatheringComplete, generationGathered } from '../ice/gathering';
import { type Generation, localGenerations } from '../ice/generations';
import { consideredDtlsTransports } from '../ice/transport';
import { apart } from '../infra/step';
import { type IceAgent, inParallel, type Process } from '../infra/world';
import type { Connection } from '../peer-connection/connection';
import { candidatePair } from './candidate-pair';
import { handshake, notifyClosed } from './handshake';
import { type Addresses, type Endpoint, Network } from './network';
import { hasRemoteCandidates, type Link, reachable, Session } from './session';

/** Times in milliseconds. */
export interface IceOptions {
  readonly addresses?: Addresses;
  /** Whether certificates are compared with the fingerprints that descriptions name; they are by default. */
  readonly verifies?: boolean;
  /** How long candidates are checked before they count as failed. */
  readonly checksTake?: number;
  /** How long the other side is silent before the state is "disconnected", and then until it is "failed". */
  readonly disconnectedAfter?: number;
  readonly failedAfter?: number;
}

/** Called when DTLS has connected two transports, and again when signaling has changed what goes over them. */
export type Connected = (one: DtlsTransport, other: DtlsTransport) => void;

/** A generation of a transport that is gathered. */
interface Gathering {
  readonly session: Session;
  readonly endpoint: Endpoint;
}

/** Turns of the event loop until it is clear that no server answers: other descriptions may have been applied by then. */
const patience = 60;

/** Waits for servers, in parallel. */
function* awaitServers(then: () => void): Process {
  for (let turn = 0; turn < patience; turn++) yield inParallel('wait for a server');
  then();
}

const isUp = ({ state }: Session): boolean => state === 'connected' || state === 'completed';

/**
 * An ICE agent on a simulated network: gathers a host candidate for each generation, checks the candidates that the application hands
 * over, and connects, once both sides have each other's credentials.
 */
export class SimulatedIceAgent implements IceAgent {
  readonly network: Network;
  private readonly sessions = new Map<Connection, Set<Session>>();
  private readonly known = new WeakMap<DtlsTransport, Session>();
  private readonly times: Required<Omit<IceOptions, 'addresses' | 'verifies'>>;
  private readonly verifies: boolean;

  constructor(
    {
      addresses,
      verifies = true,
      checksTake = 15_000,
      disconnectedAfter = 5_000,
      failedAfter = 25_000,
    }: IceOptions = {},
    private readonly connected: Connected = () => {},
  ) {
    this.network = new Network(addresses);
    this.verifies = verifies;
    this.times = { checksTake, disconnectedAfter, failedAfter };
  }

  /** How many connections it still cares for. */
  get size(): number {
    return this.sessions.size;
  }

  /** What it knows of a transport, also when it does not care for it any more. */
  knownOf(transport: DtlsTransport): Session | undefined {
    return this.known.get(transport);
  }

  signaled(connection: Connection): void {
    this.discard(connection);
    if (connection.isClosed) return;
    const sessions = consideredDtlsTransports(connection).map(this.sessionOf);
    this.gather(sessions);
    for (const session of sessions) this.check(session);
    for (const { transport, secured } of sessions)
      if (secured && transport.dtlsTransportState === 'connected') this.connected(transport, secured.transport);
  }

  private readonly sessionOf = (transport: DtlsTransport): Session => {
    const known = this.known.get(transport);
    if (known) return known;
    const session = new Session(transport);
    this.known.set(transport, session);
    const own = this.sessions.get(transport.connection) ?? new Set();
    this.sessions.set(transport.connection, own.add(session));
    return session;
  };

  private readonly task = ({ connection }: Session, label: string, run: () => void): void =>
    connection.world.queueTask('ice', connection, label, run);

  /** Lets go of what signaling has no use for any more. */
  private discard(connection: Connection): void {
    const own = this.sessions.get(connection);
    if (!own) return;
    const considered = connection.isClosed ? [] : consideredDtlsTransports(connection);
    for (const session of own)
      if (considered.includes(session.transport)) session.unbind(this.network, false);
      else {
        this.shut(session);
        own.delete(session);
      }
    if (own.size === 0) this.sessions.delete(connection);
  }

  private shut(session: Session): void {
    session.unbind(this.network, true);
    session.rest();
    const { link, secured } = session;
    session.link = undefined;
    if (secured?.secured === session) {
      secured.secured = undefined;
      if (!secured.connection.isClosed) notifyClosed(this.task, secured);
    }
    if (link?.peer.link?.peer === session) this.lose(link.peer);
  }

  /** The other side is silent. */
  private lose(session: Session): void {
    session.link = undefined;
    if (session.connection.isClosed) return;
    session.later(this.times.disconnectedAfter, () => {
      this.change(session, { state: 'disconnected' });
      session.later(this.times.failedAfter, () => this.change(session, { state: 'failed' }));
    });
  }

  private change(session: Session, change: IceChange): void {
    if (change.state) session.state = change.state;
    this.task(session, `ICE ${change.state}`, () => changeIceTransport(session.ice, change));
  }

  private readonly eachOf =
    (due: readonly Gathering[]) =>
    (label: string, run: (session: Session, endpoint: Endpoint) => void): void => {
      for (const { session, endpoint } of due) this.task(session, label, () => run(session, endpoint));
    };

  /** All transports of a connection that have something to gather do so side by side; where there are servers, once these were given up. */
  private gather(sessions: readonly Session[]): void {
    const due = sessions.flatMap((session) =>
      localGenerations(session.ice)
        .filter(({ ufrag }) => !session.endpoints.has(ufrag))
        .map((generation) => ({ session, endpoint: this.bind(session, generation) })),
    );
    const each = this.eachOf(due);
    each('gathering began', ({ ice }) => gatheringBegan(ice));
    const [first] = due;
    if (!first) return;
    const { connection } = first.session;
    const find = () => this.find(due.filter(({ session }) => this.sessions.get(connection)?.has(session)));
    if (connection.configuration?.iceServers?.length) connection.world.start('ice', connection, awaitServers(find));
    else find();
  }

  /** Candidates, and their end. A generation that another one has replaced meanwhile is not gathered any more. */
  private find(begun: readonly Gathering[]): void {
    const isReplaced = ({ session, endpoint }: Gathering) =>
      !localGenerations(session.ice).some(({ ufrag }) => ufrag === endpoint.ufrag);
    for (const { session } of begun.filter(isReplaced)) session.gathering--;
    const due = begun.filter((one) => !isReplaced(one));
    const each = this.eachOf(due);
    each('candidate available', ({ ice, connection }, { candidate, ufrag }) => {
      if (connection.iceSettings.transports === 'all')
        candidateAvailable({ transport: ice, candidate, usernameFragment: ufrag });
    });
    for (const connection of new Set(due.map(({ session }) => session.connection))) this.askServers(connection);
    each('generation gathered', ({ ice, gathering }, { ufrag }) => generationGathered(ice, ufrag, gathering === 1));
    each('gathering complete', (session) => {
      if (--session.gathering > 0) return;
      gatheringComplete(session.ice);
      apart(() => this.conclude(session)); // no step of the text leads to what the agent does next
    });
  }

  /** There are no servers on this network: each URL fails once. */
  private askServers(connection: Connection): void {
    const { world, configuration } = connection;
    for (const url of new Set((configuration?.iceServers ?? []).flatMap(({ urls }) => urls))) {
      const detail = { address: null, port: null, url, errorCode: 701, errorText: 'no server answers' };
      world.queueTask('ice', connection, 'a server does not answer', () => {
        if (!connection.isClosed) world.observer.fire(connection, connection, 'icecandidateerror', detail);
      });
    }
  }

  /** Begins with a generation. One after the first is a restart. */
  private bind(session: Session, generation: Generation): Endpoint {
    const endpoint = this.network.bind(session.transport, generation);
    session.endpoints.set(generation.ufrag, endpoint);
    session.gathering++;
    if (session.endpoints.size > 1) session.rest();
    if (session.state === 'completed') this.change(session, { state: 'connected' });
    if (session.state === 'disconnected' || session.state === 'failed') this.change(session, { state: 'checking' });
    return endpoint;
  }

  /** Checks what a transport can reach, and lets those check again that it could not answer before. */
  private check(session: Session): void {
    const waiting = [...session.waiting];
    session.waiting.clear();
    for (const one of [session, ...waiting]) {
      if (one.connection.isClosed) continue;
      for (const { answered, peer, ...ends } of reachable(one, this.network, this.sessionOf))
        if (!answered) peer.waiting.add(one);
        else if (peer !== one) {
          this.connect(one, { ...ends, peer });
          break;
        }
    }
    if (!session.link && session.state === 'new' && hasRemoteCandidates(session)) this.begin(session);
    this.conclude(session);
  }

  private begin(session: Session): void {
    this.change(session, { state: 'checking' });
    session.later(this.times.checksTake, () => {
      const open = session.awaitsCandidates || session.gathering > 0;
      this.change(session, { state: open ? 'disconnected' : 'failed' });
    });
  }

  private connect(session: Session, { own, other, peer }: Link): void {
    if (session.link?.own === own && session.link.other === other) return;
    const links: readonly [Session, Link][] = [
      [session, { own, other, peer }],
      [peer, { own: other, other: own, peer: session }],
    ];
    for (const [side, link] of links) {
      side.rest();
      side.link = link;
      if (!isUp(side) && side.state !== 'checking') this.change(side, { state: 'checking' });
    }
    for (const [side, link] of links) {
      const state = isUp(side) ? undefined : this.found(side);
      side.state = state ?? side.state;
      this.task(side, `ICE ${state ?? 'another pair'}`, () =>
        changeIceTransport(side.ice, { pair: candidatePair(side.ice, link), ...(state ? { state } : {}) }),
      );
    }
    this.secure(session, peer);
    for (const [side] of links) this.conclude(side);
  }

  /** Nothing may be left to be checked when a pair is found: then nobody needs to hear of "connected" before. */
  private found(session: Session): 'connected' | 'completed' {
    const { connection, awaitsCandidates, gathering } = session;
    if (awaitsCandidates || gathering > 0) return 'connected';
    return connection.world.chooser.choose(
      'ice.progress',
      ['connected', 'completed'] as const,
      connection,
      session.ice,
    );
  }

  private secure(session: Session, peer: Session): void {
    if (session.secured === peer) return;
    session.secured = peer;
    peer.secured = session;
    if (handshake(this.task, session, peer, this.verifies))
      this.task(session, 'DTLS connected both', () => this.connected(session.transport, peer.transport));
  }

  /** Nothing is left to be checked, once both sides have said that there are no more candidates. */
  private conclude(session: Session): void {
    const { link, state, gathering, awaitsCandidates, ice } = session;
    if (state !== 'connected' || awaitsCandidates || gathering > 0) return;
    if (link?.own.ufrag !== localGenerations(ice)[0]?.ufrag) return;
    this.change(session, { state: 'completed' });
  }
}
