import type { DataTransport } from '../data-channel/data-transport';
import type { SctpTransport } from './transport';

/** An SCTP association between two connections of one world: which stream belongs to which data transport, at either end. */
export class Association {
  /** Until one end has aborted it. */
  alive = true;
  private readonly streams = new Map<SctpTransport, Map<number, DataTransport>>();

  constructor(readonly ends: readonly [SctpTransport, SctpTransport]) {
    for (const end of ends) this.streams.set(end, new Map());
  }

  other(end: SctpTransport): SctpTransport {
    return end === this.ends[0] ? this.ends[1] : this.ends[0];
  }

  at(end: SctpTransport): Map<number, DataTransport> {
    return this.streams.get(end) ?? new Map();
  }

  /** What the stream of a data transport leads to at the other end. */
  peerOf({ end, id }: DataTransport): DataTransport | undefined {
    return end === null || id === null ? undefined : this.at(this.other(end)).get(id);
  }
}
