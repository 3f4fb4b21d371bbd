import { type Static, Type } from '@sinclair/typebox';

/**
 * A value in a script, as JSON. Objects without `$` and arrays stand for themselves; objects with `$` say what JSON can't:
 * values that it lacks (`undefined`, `NaN`, functions) and things that exist only while a script runs (tracks, senders,
 * descriptions, the ids inside a description). Indices are taken modulo the number of things that exist at that moment.
 */
export const SpecialValue = Type.Union(
  [
    Type.Object(
      {
        $: Type.Enum({
          undefined: 'undefined',
          nan: 'nan',
          infinity: 'infinity',
          function: 'function',
          symbol: 'symbol',
          bigint: 'bigint',
        }),
      },
      { additionalProperties: false },
    ),
    /** A local track of the pool that each script has: two of each kind. */
    Type.Object(
      {
        $: Type.Literal('track'),
        kind: Type.Union([Type.Literal('audio'), Type.Literal('video')]),
        index: Type.Integer({ minimum: 0 }),
      },
      { additionalProperties: false },
    ),
    /** A local MediaStream of the pool that each script has: three, without tracks. */
    Type.Object({ $: Type.Literal('stream'), index: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
    /** The index-th sender, receiver or transceiver, in the order in which the script came to see them, over both connections; or a receiver's track. */
    Type.Object(
      {
        $: Type.Union([
          Type.Literal('sender'),
          Type.Literal('receiver'),
          Type.Literal('transceiver'),
          Type.Literal('receiverTrack'),
        ]),
        index: Type.Integer({ minimum: 0 }),
      },
      { additionalProperties: false },
    ),
    /** The index-th description that createOffer or createAnswer returned, over both connections (the newest first: 0 is the latest). */
    Type.Object(
      {
        $: Type.Literal('description'),
        index: Type.Integer({ minimum: 0 }),
        edits: Type.Optional(Type.Array(Type.Object({ find: Type.String(), with: Type.String() }))),
      },
      { additionalProperties: false },
    ),
    /** The localDescription or remoteDescription that a connection has now. */
    Type.Object(
      {
        $: Type.Union([Type.Literal('local'), Type.Literal('remote')]),
        pc: Type.Integer({ minimum: 0, maximum: 1 }),
        edits: Type.Optional(Type.Array(Type.Object({ find: Type.String(), with: Type.String() }))),
      },
      { additionalProperties: false },
    ),
    /** The index-th candidate object (RTCIceCandidate) that an icecandidate event or a constructor gave, in order of appearance. */
    Type.Object({ $: Type.Literal('candidate'), index: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
    /** The mid or the ICE ufrag of the section-th section of a connection's remoteDescription; `which` is the pending-or-current one by default. */
    Type.Object(
      {
        $: Type.Union([Type.Literal('remoteMid'), Type.Literal('remoteUfrag')]),
        pc: Type.Integer({ minimum: 0, maximum: 1 }),
        section: Type.Integer({ minimum: 0 }),
      },
      { additionalProperties: false },
    ),
  ],
  { $id: 'SpecialValue' },
);
export type SpecialValue = Static<typeof SpecialValue>;

/** Any value that an argument may have. */
export type Value =
  | SpecialValue
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [member: string]: Value };
export const Value = Type.Unsafe<Value>({});
