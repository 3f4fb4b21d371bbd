import type { DtlsTransport } from '../dtls/transport';
import type { Generation } from '../ice/generations';

/** Where one generation of a transport listens. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  readonly ufrag: string;
  readonly pwd: string;
  readonly transport: DtlsTransport;
  /** Its host candidate, as icecandidate tells of it. */
  readonly candidate: string;
}

/** How host candidates name their address: as a number, or as a name that only this network can resolve. */
export type Addresses = 'ip' | 'mdns';

const firstPort = 40_000;
const lastPort = 65_535;

const key = (address: string, port: number): string => `${address.toLowerCase()} ${port}`;

/** A name such as mDNS candidates have: a number of the form of a UUID. */
const nameOf = (serial: number): string => `${serial.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000.local`;

/**
 * What endpoints of one simulator can reach: by what candidates say, and nothing else. Two connections find each other only if the
 * application hands the candidates over.
 */
export class Network {
  private readonly endpoints = new Map<string, Endpoint>();
  private serial = 0;

  constructor(private readonly addresses: Addresses = 'ip') {}

  /** Begins to listen for a generation, at an address of its own. */
  bind(transport: DtlsTransport, { ufrag, pwd }: Generation): Endpoint {
    const serial = this.serial++;
    const port = firstPort + (serial % (lastPort - firstPort));
    const address = this.addresses === 'ip' ? '127.0.0.1' : nameOf(serial);
    const candidate = `candidate:1 1 udp 2113929471 ${address} ${port} typ host`;
    const endpoint = { address, port, ufrag, pwd, transport, candidate };
    this.endpoints.set(key(address, port), endpoint);
    return endpoint;
  }

  unbind({ address, port }: Endpoint): void {
    this.endpoints.delete(key(address, port));
  }

  /** Who listens where a candidate says. */
  find(candidate: string): Endpoint | undefined {
    const [, , , , address = '', port = ''] = candidate.split(' ');
    return this.endpoints.get(key(address, Number(port)));
  }

  get size(): number {
    return this.endpoints.size;
  }
}
