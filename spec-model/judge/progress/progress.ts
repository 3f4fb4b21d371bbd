import type { Connection } from '../../peer-connection/connection';
import type { Seen } from '../../vocabulary';
import type { EntryOf } from '../emission';
import type { Run } from '../run';

/** An event that was seen, and that the model has not told yet. */
export interface EventSight {
  readonly connection: Connection;
  /** Undefined: an object that the model does not know by this handle yet. */
  readonly target: object | undefined;
  readonly entry: EntryOf<'event'>;
}

/** An attribute that is seen to be something else than in the model. */
export interface AttributeSight {
  readonly object: object;
  /** Undefined for objects that belong to no connection. */
  readonly connection: Connection | undefined;
  readonly name: string;
  readonly seen: Seen;
}

/**
 * What only a trace can tell of one part of the specification: how far the network, timers and other threads are. Each function may let
 * the model take a step that the text permits now (take up suspended work, call the algorithm that the agent, the association or the timer would start), and
 * nothing else: what was seen is compared with the model afterwards, like anything else.
 */
export interface Progress {
  readonly domain: string;
  /** Interfaces that are judged wholly, attributes and events. Objects of interfaces that no domain names are judged by identity alone. */
  readonly interfaces?: readonly string[];
  /** A turn of the event loop is over. */
  readonly turn?: (run: Run) => void;
  /** A call is about to be made. */
  readonly call?: (run: Run, call: EntryOf<'call'>) => void;
  /** Tells whether events like this are its own: then nothing else is tried. */
  readonly event?: (run: Run, sight: EventSight) => boolean;
  /** Tells whether it took a step: then the attribute is compared once more. */
  readonly attribute?: (run: Run, sight: AttributeSight) => boolean;
  /** The promise of a command is seen to settle, and is pending in the model after the work that is about it was taken up. */
  readonly settlement?: (run: Run, connection: Connection | undefined, command: number) => void;
  /** Nothing has happened for the quiet time: what must have happened by then. Suspended work was taken up already. */
  readonly quiet?: (run: Run, connection: Connection) => void;
}
