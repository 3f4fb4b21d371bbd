import type { DtlsTransport } from '../dtls/transport';
import { localGenerations, negotiatedGenerations, remoteGenerations } from '../ice/generations';
import type { IceTransportState } from '../ice/transport';
import type { Endpoint, Network } from './network';

/** Two endpoints that reach each other. */
export interface Link {
  readonly own: Endpoint;
  readonly other: Endpoint;
  readonly peer: Session;
}

/** What the ICE agent knows of one transport: more than its object shows, which is set by tasks that come later. */
export class Session {
  /** Where each generation listens, by its username fragment. */
  readonly endpoints = new Map<string, Endpoint>();
  /** Generations that are being gathered. */
  gathering = 0;
  /** The state that the tasks queued so far will end in. */
  state: IceTransportState = 'new';
  link: Link | undefined;
  /** The transport that DTLS is connected with, or will be by the tasks queued so far. */
  secured: Session | undefined;
  /** Transports that have sent checks which could not be answered yet. */
  readonly waiting = new Set<Session>();
  private timer: (() => void) | undefined;

  constructor(readonly transport: DtlsTransport) {}

  get ice() {
    return this.transport.iceTransport;
  }

  get connection() {
    return this.transport.connection;
  }

  /** Whether candidates of the newest remote generation may still come. */
  get awaitsCandidates(): boolean {
    const [newest] = remoteGenerations(this.ice);
    return newest?.endOfCandidates !== true && this.connection.canTrickleIceCandidates !== false;
  }

  /** Runs something later, in place of what was to run later so far. */
  later(milliseconds: number, run: () => void): void {
    this.rest();
    this.timer = this.connection.world.clock.after(milliseconds, run);
  }

  rest(): void {
    this.timer?.();
    this.timer = undefined;
  }

  /** Stops to listen for generations that no description has any more, or for all. */
  unbind(network: Network, all: boolean): void {
    const applied = all ? [] : localGenerations(this.ice).map(({ ufrag }) => ufrag);
    for (const [ufrag, endpoint] of this.endpoints) {
      if (applied.includes(ufrag)) continue;
      network.unbind(endpoint);
      this.endpoints.delete(ufrag);
    }
  }
}

/** Whether a transport has negotiated the generations of both endpoints, seen from its side. */
const knows = (session: Session, own: Endpoint, other: Endpoint): boolean =>
  negotiatedGenerations(session.ice).some(
    ({ local, remote }) =>
      local.ufrag === own.ufrag && remote.ufrag === other.ufrag && local.pwd === own.pwd && remote.pwd === other.pwd,
  );

/**
 * The checks that a transport can send: where a remote candidate leads to an endpoint with the credentials that go with it. One that
 * has not got this side's credentials yet does not answer.
 */
export function* reachable(session: Session, network: Network, sessionOf: (transport: DtlsTransport) => Session) {
  for (const { local, remote } of negotiatedGenerations(session.ice)) {
    const own = session.endpoints.get(local.ufrag);
    for (const candidate of own ? remote.candidates : []) {
      const other = network.find(candidate);
      if (!own || !other || !knows(session, own, other)) continue;
      const peer = sessionOf(other.transport);
      yield { own, other, peer, answered: knows(peer, other, own) };
    }
  }
}

export const hasRemoteCandidates = ({ ice }: Session): boolean =>
  negotiatedGenerations(ice).some(({ remote }) => remote.candidates.length > 0);
