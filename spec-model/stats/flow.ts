import type { DataChannel } from '../data-channel/channel';
import type { DataTransport } from '../data-channel/data-transport';
import type { DtlsTransport } from '../dtls/transport';
import type { Receiver, Sender } from '../rtp/transceiver';

/** What went through something, both ways: packets of a transport, messages of a data channel. */
export interface Traffic {
  sent: number;
  bytesSent: number;
  received: number;
  bytesReceived: number;
}

type Carrier = DtlsTransport | DataChannel;
const traffic = new WeakMap<Carrier, Traffic>();

export const trafficOf = (carrier: Carrier): Traffic => {
  const counts = traffic.get(carrier) ?? { sent: 0, bytesSent: 0, received: 0, bytesReceived: 0 };
  traffic.set(carrier, counts);
  return counts;
};

export const countSent = (carrier: Carrier, bytes: number): void => {
  const counts = trafficOf(carrier);
  counts.sent++;
  counts.bytesSent += bytes;
};

export const countReceived = (carrier: Carrier, bytes: number): void => {
  const counts = trafficOf(carrier);
  counts.received++;
  counts.bytesReceived += bytes;
};

/** A message goes out: of its channel, and over the DTLS transport below. */
export const countMessageSent = ({ channel, end }: DataTransport, bytes: number): void => {
  if (channel) countSent(channel, bytes);
  if (end?.transport) countSent(end.transport, bytes);
};

export const countMessageReceived = ({ channel, end }: DataTransport, bytes: number): void => {
  if (channel) countReceived(channel, bytes);
  if (end?.transport) countReceived(end.transport, bytes);
};

/** Milliseconds between two packets, and their bytes. A frame of video is one packet. */
const packets = { audio: { every: 20, bytes: 160 }, video: { every: 40, bytes: 1000 } } as const;

/** An RTP stream: packets at an even rate while it flows, the first at once. */
export class Stream {
  private before = 0;
  private since: number | undefined;

  constructor(
    readonly ssrc: number,
    readonly kind: 'audio' | 'video',
  ) {}

  get flows(): boolean {
    return this.since !== undefined;
  }

  start(now: number): void {
    this.since ??= now;
  }

  stop(now: number): void {
    this.before = this.packetsAt(now);
    this.since = undefined;
  }

  packetsAt(now: number): number {
    if (this.since === undefined) return this.before;
    return this.before + 1 + Math.max(0, Math.floor((now - this.since) / packets[this.kind].every));
  }

  bytesAt(now: number): number {
    return this.packetsAt(now) * packets[this.kind].bytes;
  }

  /** Seconds of media. */
  durationAt(now: number): number {
    return (this.packetsAt(now) * packets[this.kind].every) / 1000;
  }
}

/** What a sender sends, and what a receiver receives, from the first packet on: the same stream at both ends. */
export const outgoing = new WeakMap<Sender, Stream>();
export const incoming = new WeakMap<Receiver, Stream>();
