import { type Static, Type } from '@sinclair/typebox';

/** What an error object was, as far as an application can see. `class` is its constructor as the agent recognised it. */
export const ErrorSeen = Type.Object({
  class: Type.Union([
    Type.Literal('DOMException'),
    Type.Literal('RTCError'),
    Type.Literal('TypeError'),
    Type.Literal('RangeError'),
    Type.Literal('Error'),
    Type.Literal('other'),
  ]),
  name: Type.String(),
  message: Type.String(),
  errorDetail: Type.Optional(Type.String()),
  sdpLineNumber: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
});
export type ErrorSeen = Static<typeof ErrorSeen>;

/**
 * A value as the agent saw it: JSON, with objects of the API as `{h}` (handle: same object, same handle), long strings as `{text}`
 * (the number of a `text` entry), and `{$}` for what JSON lacks: undefined, nan, infinity, function, symbol, bigint.
 * An RTCIceCandidate is `{h, ...its attributes}`; a description is `{type, sdp}`, with `h` once a script refers to it; an error as a value
 * is `{error: ErrorSeen}`; a map is `{h, entries: [[key, value], ...]}`. Binary data is `{$: 'binary', as, bytes}`, with `sum` (FNV-1a) if
 * it is not that of a script.
 */
export type Seen =
  | null
  | boolean
  | number
  | string
  | { readonly h: string }
  | { readonly text: number }
  | { readonly $: string }
  | readonly Seen[]
  | { readonly [member: string]: Seen };
export const Seen = Type.Unsafe<Seen>({});

/** A description attribute: null, or its type and the number of the `text` entry that holds its sdp. */
export const DescriptionSeen = Type.Union([
  Type.Null(),
  Type.Object({ type: Type.String(), sdp: Type.Union([Type.Object({ text: Type.Number() }), Type.String()]) }),
]);

export const TrackSeen = Type.Object({ h: Type.String(), kind: Type.String(), muted: Seen, readyState: Seen });

export const TransceiverSeen = Type.Object({
  h: Type.String(),
  mid: Seen,
  direction: Seen,
  currentDirection: Seen,
  sender: Type.String(),
  senderTrack: Type.Union([Type.String(), Type.Null()]),
  receiver: Type.String(),
  receiverTrack: TrackSeen,
});
export type TransceiverSeen = Static<typeof TransceiverSeen>;

/** Every observable attribute of one connection. An attribute that the implementation lacks is `{$: 'undefined'}`. */
export const Snapshot = Type.Object({
  signalingState: Seen,
  iceGatheringState: Seen,
  iceConnectionState: Seen,
  connectionState: Seen,
  canTrickleIceCandidates: Seen,
  localDescription: Seen,
  currentLocalDescription: Seen,
  pendingLocalDescription: Seen,
  remoteDescription: Seen,
  currentRemoteDescription: Seen,
  pendingRemoteDescription: Seen,
  /** `{h}` of the RTCSctpTransport, null, or undefined where it is not implemented. */
  sctp: Seen,
  transceivers: Type.Array(TransceiverSeen),
  /** Handles, in the order given by getSenders(), getReceivers(). */
  senders: Type.Array(Type.String()),
  receivers: Type.Array(Type.String()),
});
export type Snapshot = Static<typeof Snapshot>;

/**
 * One line of a trace, in the one global order in which the agent saw things. `i` is the index of the command in the script.
 * Handles: `pc0`, `pc1`, and `sender3`, `receiver0`, `transceiver2`, `track5`, `stream1`, `candidate4`, `sctp0`, `channel0`, ...; for an
 * interface without a short name, its name and a number. `i` of commands inside of handlers: see `numbered`.
 */
export const Entry = Type.Union(
  [
    /** First entry. `time`: milliseconds since 1970, by the clock of the implementation. */
    Type.Object({ t: Type.Literal('begin'), time: Type.Optional(Type.Number()) }),
    /** A long string, before its first use. */
    Type.Object({ t: Type.Literal('text'), n: Type.Number(), s: Type.String() }),
    /** The first sight of a MediaStreamTrack or MediaStream, before its first use: what never changes about it. `local`: from the script's own pool. */
    Type.Object({
      t: Type.Literal('object'),
      h: Type.String(),
      interface: Type.Union([Type.Literal('MediaStreamTrack'), Type.Literal('MediaStream')]),
      id: Type.String(),
      kind: Type.Optional(Type.String()),
      label: Type.Optional(Type.String()),
      local: Type.Boolean(),
    }),
    /** A method is about to be called (`call`, `static`), an attribute to be set (`set`) or read (`get`), an interface to be constructed, with the arguments as they really were. `on` is the receiver's handle, the interface of a static method, '' for a constructor; `pc0` or `pc1` for that of a connection. */
    Type.Object({
      t: Type.Literal('call'),
      i: Type.Number(),
      on: Type.String(),
      m: Type.String(),
      kind: Type.Union([
        Type.Literal('call'),
        Type.Literal('set'),
        Type.Literal('get'),
        Type.Literal('construct'),
        Type.Literal('static'),
      ]),
      a: Type.Array(Seen),
    }),
    /** It returned a value that is not a promise. */
    Type.Object({ t: Type.Literal('return'), i: Type.Number(), v: Seen }),
    /** It threw. */
    Type.Object({ t: Type.Literal('throw'), i: Type.Number(), e: ErrorSeen }),
    /** It returned a promise. */
    Type.Object({ t: Type.Literal('promise'), i: Type.Number() }),
    Type.Object({ t: Type.Literal('resolve'), i: Type.Number(), v: Seen }),
    Type.Object({ t: Type.Literal('reject'), i: Type.Number(), e: ErrorSeen }),
    /** The promise of command i was waited for and had not settled within the limit (ms). */
    Type.Object({ t: Type.Literal('unsettled'), i: Type.Number(), ms: Type.Number() }),
    /** A legacy callback was called: argument `arg` (its position) of command i. */
    Type.Object({ t: Type.Literal('callback'), i: Type.Number(), arg: Type.Number(), v: Type.Array(Seen) }),
    /** An event was dispatched at `on`. `via`: seen by the listener, the handler attribute, or both. */
    Type.Object({
      t: Type.Literal('event'),
      on: Type.String(),
      type: Type.String(),
      d: Type.Record(Type.String(), Seen),
      via: Type.Union([Type.Literal('both'), Type.Literal('listener'), Type.Literal('handler')]),
    }),
    /** Attributes of a connection that differ from the previous snapshot of it (the first one is whole). Taken right after a call, a settlement, a quiet. */
    Type.Object({ t: Type.Literal('snap'), pc: Type.String(), s: Type.Partial(Snapshot) }),
    /** Attributes of any other object, likewise; `on`: its handle. Those that the script does not touch may not be read at all. */
    Type.Object({ t: Type.Literal('state'), on: Type.String(), s: Type.Record(Type.String(), Seen) }),
    /** What follows, up to `leave`, was called inside of the event handler, or the reaction of a promise, that command i set up. */
    Type.Object({ t: Type.Literal('enter'), i: Type.Number() }),
    Type.Object({ t: Type.Literal('leave'), i: Type.Number() }),
    /** The command could not be run: its receiver or an argument does not exist, or the implementation has no such method (`missing`). */
    Type.Object({
      t: Type.Literal('skip'),
      i: Type.Number(),
      why: Type.String(),
      missing: Type.Optional(Type.String()),
    }),
    /** A wait command (or the implied settle at the end) is over: nothing happened for `ms` milliseconds, or, if `busy`, the upper limit was reached. */
    Type.Object({
      t: Type.Literal('waited'),
      i: Type.Number(),
      wait: Type.String(),
      ms: Type.Optional(Type.Number()),
      busy: Type.Optional(Type.Boolean()),
    }),
    /** Last entry of a script that ran to its end. */
    Type.Object({ t: Type.Literal('end') }),
    /** Written by the harness, not by the agent: why there is no `end`. */
    Type.Object({
      t: Type.Literal('broken'),
      how: Type.Union([Type.Literal('crash'), Type.Literal('hang'), Type.Literal('garbage')]),
      detail: Type.String(),
    }),
  ],
  { $id: 'Entry' },
);
export type Entry = Static<typeof Entry>;

/** A recorded run of one script. */
export type Trace = readonly Entry[];
