import { DataChannel } from '../../spec-model/data-channel/channel';
import { get } from '../../spec-model/idl/invoke';
import { isThrown } from '../../spec-model/infra/completion';
import type { World } from '../../spec-model/infra/world';
import { createLocalTrack } from '../../spec-model/media/media-devices';
import { constructStream } from '../../spec-model/media/media-stream';
import type { Connection, Description } from '../../spec-model/peer-connection/connection';
import { constructConnection } from '../../spec-model/peer-connection/construct-connection';
import { IceCandidate } from '../../spec-model/peer-connection/ice-candidate';
import { Receiver, Sender, Transceiver } from '../../spec-model/rtp/transceiver';
import { viewDescription } from '../../spec-model/sdp/view';
import type { Edit, Path, Reference, Value } from '../../spec-model/vocabulary/value';
import { Absent } from './absent';
import { Results } from './results';

/** How many local tracks of each kind, and how many streams, a script has. */
const pool = { track: 2, stream: 3 };

/** What values with a name may have besides. */
interface Named {
  readonly $: string;
  readonly index?: number;
  readonly pc?: number;
  readonly section?: number;
  readonly kind?: 'audio' | 'video';
  readonly interface?: string;
  readonly of?: unknown;
  readonly name?: string;
  readonly path?: Path;
  readonly edit?: readonly Edit[];
  readonly edits?: readonly { readonly find: string; readonly with: string }[];
  readonly text?: string;
  readonly times?: number;
}

const isNamed = (value: object): value is Named => '$' in value && typeof value.$ === 'string';

/** What a script can refer to, while it runs on the model itself: the objects of the model, in the order in which it came to see them. */
export class Registers {
  readonly connections: (Connection | undefined)[] = [];
  readonly pooled = new Map<string, object>();
  /** Results of createOffer and createAnswer, oldest first. */
  readonly descriptions: object[] = [];
  readonly results = new Results();
  private readonly lists = {
    transceiver: new Set<Transceiver>(),
    sender: new Set<Sender>(),
    receiver: new Set<Receiver>(),
    candidate: new Set<IceCandidate>(),
    channel: new Set<DataChannel>(),
  };

  constructor(private readonly world: World) {}

  /** The connection; made now if there is none. */
  connection(index: number): Connection {
    const known = this.connections[index];
    if (known) return known;
    const made = constructConnection(this.world);
    if (isThrown(made)) throw new Absent(`no connection: ${made.error.message}`);
    this.connections[index] = made;
    return made;
  }

  /** An object that the script came to see. */
  see(object: unknown): void {
    const { lists } = this;
    if (object instanceof Transceiver) lists.transceiver.add(object);
    else if (object instanceof Sender) lists.sender.add(object);
    else if (object instanceof Receiver) lists.receiver.add(object);
    else if (object instanceof IceCandidate) lists.candidate.add(object);
    else if (object instanceof DataChannel) lists.channel.add(object);
  }

  /** What the connections show. */
  look(): void {
    for (const connection of this.connections)
      for (const transceiver of connection?.transceivers ?? []) {
        this.see(transceiver);
        this.see(transceiver.sender);
        this.see(transceiver.receiver);
      }
  }

  seen(kind: keyof Registers['lists'], index: number): object {
    const list = [...this.lists[kind]];
    if (list.length === 0) throw new Absent(`no ${kind}`);
    return list[index % list.length] as object;
  }

  /** Everything that commands may refer to from now on: of descriptions and results, explorations name the last ones only. */
  get roots(): readonly unknown[] {
    const { connections, lists, pooled, descriptions, results } = this;
    return [connections, Object.values(lists), pooled, descriptions.at(-1), results.last];
  }

  /** A value of a script as an argument of the model. */
  decode(value: Value): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.list(value);
    if (isNamed(value)) return this.named(value);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.decode(one)]));
  }

  list(values: readonly Value[]): unknown[] {
    return values.map((one) => this.decode(one));
  }

  private named(value: Named): unknown {
    const { index = 0, pc = 0, section = 0, kind = 'audio' } = value;
    switch (value.$) {
      case 'undefined':
        return undefined;
      case 'function':
        return () => undefined;
      case 'track':
        return this.fromPool(`${kind}${index % pool.track}`, () => createLocalTrack(this.world, kind));
      case 'stream':
        return this.fromPool(`stream${index % pool.stream}`, () => constructStream(this.world));
      case 'receiverTrack':
        return (this.seen('receiver', index) as Receiver).receiverTrack;
      case 'description':
        return this.description(this.descriptions[this.descriptions.length - 1 - (index % this.descriptions.length)]);
      case 'local':
        return this.description(this.connection(pc).localDescription, value.edits);
      case 'remote':
        return this.description(this.connection(pc).remoteDescription, value.edits);
      case 'remoteMid':
        return this.section(pc, section).mid ?? undefined;
      case 'remoteUfrag':
        return this.section(pc, section).ufrag ?? undefined;
      case 'transceiver':
      case 'sender':
      case 'receiver':
      case 'candidate':
        return this.seen(value.$, index);
      case 'repeat':
        return (value.text ?? '').repeat(value.times ?? 1);
      case 'pc':
        return this.connection(pc);
      case 'attribute':
        return this.attribute(value.of as Reference, value.name ?? '');
      case 'result':
        return this.results.get(String(value.of), value.path ?? [], value.edit ?? [], (one) => this.decode(one));
      case 'object':
        if (value.interface === 'RTCDataChannel') return this.seen('channel', index);
    }
    throw new Error(`no value of an exploration: ${JSON.stringify(value)}`);
  }

  private attribute(of: Reference, name: string): unknown {
    const object = this.decode(of) as object | null | undefined;
    const found = object ? get(object, name) : undefined;
    if (found?.kind !== 'return' || typeof found.value !== 'object' || found.value === null)
      throw new Absent(`no ${name}`);
    return found.value;
  }

  private fromPool(name: string, make: () => object): object {
    const known = this.pooled.get(name) ?? make();
    this.pooled.set(name, known);
    return known;
  }

  private description(source: object | null | undefined, edits: Named['edits'] = []): object {
    if (!source) throw new Absent('no description');
    const { type, sdp } = source as Description;
    return { type, sdp: edits.reduce((text, edit) => text.split(edit.find).join(edit.with), sdp) };
  }

  private section(pc: number, index: number) {
    const { remoteDescription } = this.connection(pc);
    const sections = remoteDescription ? viewDescription(remoteDescription.sdp).sections : [];
    const section = sections[index % sections.length];
    if (!section) throw new Absent('no media section');
    return section;
  }
}
