import type { SctpTransport } from '../sctp/transport';
import type { DataChannel } from './channel';
import type { Message } from './message';

/** A message that arrives at a data transport: what the task is about that gives it to the application. */
export class Arrival {
  constructor(
    readonly transport: DataTransport,
    readonly message: Message,
  ) {}
}

/** Bytes of a message that were sent: what the task is about that takes them off the buffered amount. */
export class Departure {
  constructor(
    readonly transport: DataTransport,
    /** How many are not taken off yet. */
    public bytes: number,
  ) {}
}

/** The underlying data transport of a channel: a pair of SCTP streams. */
export class DataTransport {
  /** The end of the association that it belongs to, once it is created. */
  end: SctpTransport | null = null;
  /** Number of both streams. */
  id: number | null = null;
  /** What was given to send() and not transmitted yet, in order. */
  readonly pending: Message[] = [];
  /** What arrived while the channel was not open yet. */
  readonly early: Message[] = [];
  /** A message was still here when the association ended. */
  stuck = false;
  /** A message was lost when the association ended. */
  cut = false;
  /** The channel was closed before it was open: the other side may not have it yet. */
  unsure = false;
  /** Decided where the message that opens the channel is larger than the other side takes. */
  opening: 'sent' | 'impossible' | 'closed' | null = null;
  /** It waited when the association ended, and goes on waiting: it does not open any more. */
  forsaken = false;
  /** It is closed because of an error. */
  failed = false;
  /** The closing procedure was started. */
  closing = false;
  resetSent = false;
  resetReceived = false;
  /** Both streams were reset, or the association is gone. */
  closed = false;

  /** `channel`: none before the other side's channel is announced. */
  constructor(public channel: DataChannel | null = null) {}
}
