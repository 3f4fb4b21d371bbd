import type { Thrown } from '../../infra/completion';
import { type Chooser, World } from '../../infra/world';
import { Connection } from '../../peer-connection/connection';
import { associate } from '../../sctp/connected';
import { createSctpTransport, type SctpTransport } from '../../sctp/transport';
import type { DataChannel } from '../channel';
import { createDataChannel, type DataChannelInit } from '../create-data-channel';

/** An event that the model told of. */
export interface Told {
  readonly target: object;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** readyState of the channel, or state of the transport, when it was told. */
  readonly state: string | undefined;
}

export const firstOption: Chooser['choose'] = (_site, options) => options[0] as never;

const stateOf = (target: object): string | undefined =>
  (target as DataChannel).readyState ?? (target as SctpTransport).state;

/** Two connections that have negotiated data, and no network yet: `connect` makes the association. */
export class Pair {
  readonly told: Told[] = [];
  readonly world: World;
  readonly a: Connection;
  readonly b: Connection;

  constructor(choose: Chooser['choose'] = firstOption) {
    const chooser: Chooser = { choose, describe: (_connection, _plan, write) => write() };
    const fire = (_connection: Connection, target: object, type: string, detail: Told['detail']) =>
      void this.told.push({ target, type, detail, state: stateOf(target) });
    this.world = new World(chooser, { fire });
    [this.a, this.b] = [new Connection(this.world, 0), new Connection(this.world, 1)];
  }

  /** Both have an RTCSctpTransport, `a` as DTLS client. */
  negotiate(): this {
    for (const [connection, role] of [
      [this.a, 'client'],
      [this.b, 'server'],
    ] as const) {
      connection.sctpTransport ??= createSctpTransport(connection, 'connecting');
      connection.sctpTransport.dtlsRole = role;
      connection.sctpTransport.maxMessageSize = 1000;
      connection.sctpTransport.maxBufferSize = 2500;
    }
    return this;
  }

  connect(): this {
    associate(this.a, this.b);
    return this.settle();
  }

  /** Runs everything that is to be done. */
  settle(): this {
    for (let next = this.world.work[0]; next; next = this.world.work[0]) this.world.take(next);
    return this;
  }

  create(on: Connection, init: Partial<DataChannelInit> = {}, label = 'chat'): DataChannel {
    return createDataChannel(on, label, { ordered: true, protocol: '', negotiated: false, ...init }) as DataChannel;
  }

  refused(on: Connection, init: Partial<DataChannelInit>, label = 'chat'): string | undefined {
    return (this.create(on, init, label) as unknown as Thrown).error?.name;
  }

  /** Types of the events at an object so far. */
  at(target: object): string[] {
    return this.told.filter((one) => one.target === target).map(({ type }) => type);
  }

  /** The channels that a connection's datachannel events told of. */
  announced(connection: Connection): DataChannel[] {
    return this.told.flatMap(({ target, type, detail }) =>
      target === connection && type === 'datachannel' ? [detail.channel as DataChannel] : [],
    );
  }

  /** A channel that is open, as both sides see it. */
  open(init: Partial<DataChannelInit> = {}): readonly [DataChannel, DataChannel] {
    const mine = this.create(this.a, init);
    this.connect();
    return [mine, this.announced(this.b).at(-1) as DataChannel];
  }
}

/** Two connections that are ready for an association. */
export const pair = (choose?: Chooser['choose']): Pair => new Pair(choose).negotiate();
