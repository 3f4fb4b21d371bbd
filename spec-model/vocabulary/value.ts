import { type Static, Type } from '@sinclair/typebox';

/** Names of members and positions in lists (modulo their length); '+' is the end of a list. */
export const Path = Type.Array(Type.Union([Type.String(), Type.Integer({ minimum: 0 })]));
export type Path = Static<typeof Path>;

/** Puts `to` at a path; without `to`, takes away what is there. `reverse`: turns the list there round instead. */
export interface Edit {
  readonly at: Path;
  readonly to?: Value;
  readonly reverse?: true;
}
export const Edit = Type.Unsafe<Edit>(
  Type.Object(
    { at: Path, to: Type.Optional(Type.Any()), reverse: Type.Optional(Type.Literal(true)) },
    { additionalProperties: false },
  ),
);

/** A value that stands for an object of the API. */
export type Reference =
  | { readonly $: 'track'; readonly kind: 'audio' | 'video'; readonly index: number }
  | {
      readonly $: 'stream' | 'sender' | 'receiver' | 'transceiver' | 'receiverTrack' | 'candidate';
      readonly index: number;
    }
  | { readonly $: 'pc'; readonly pc: number }
  | { readonly $: 'object'; readonly interface: string; readonly index: number }
  | { readonly $: 'attribute'; readonly of: Reference; readonly name: string }
  | { readonly $: 'result'; readonly index: number; readonly of?: string; readonly path?: Path };
export const Reference = Type.Unsafe<Reference>({
  type: 'object',
  required: ['$'],
  properties: {
    $: {
      enum: [
        'track',
        'stream',
        'sender',
        'receiver',
        'transceiver',
        'receiverTrack',
        'candidate',
        'pc',
        'object',
        'attribute',
        'result',
      ],
    },
  },
});

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
          '-infinity': '-infinity',
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
    /** A connection, as an argument. */
    Type.Object(
      { $: Type.Literal('pc'), pc: Type.Integer({ minimum: 0, maximum: 1 }) },
      { additionalProperties: false },
    ),
    /** The index-th object of that interface that the script came to see, in order of first sight. */
    Type.Object(
      { $: Type.Literal('object'), interface: Type.String({ minLength: 1 }), index: Type.Integer({ minimum: 0 }) },
      { additionalProperties: false },
    ),
    /** What an attribute of an object is now. */
    Type.Object({ $: Type.Literal('attribute'), of: Reference, name: Type.String() }, { additionalProperties: false }),
    /**
     * What an earlier call returned, or its promise was fulfilled with: the index-th dictionary or list, the newest first (`of`: of
     * that method). `path` goes into it. It is a copy, and `edit` changes it: each puts a value at a path, or takes what is there away.
     */
    Type.Object(
      {
        $: Type.Literal('result'),
        index: Type.Integer({ minimum: 0 }),
        of: Type.Optional(Type.String()),
        path: Type.Optional(Path),
        edit: Type.Optional(Type.Array(Edit)),
      },
      { additionalProperties: false },
    ),
    /** Bytes 0, 1, 2, ... (modulo 256), or those that are listed. */
    Type.Object(
      {
        $: Type.Literal('binary'),
        as: Type.Union([
          Type.Literal('ArrayBuffer'),
          Type.Literal('Uint8Array'),
          Type.Literal('DataView'),
          Type.Literal('Blob'),
        ]),
        bytes: Type.Integer({ minimum: 0 }),
        data: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 255 }))),
      },
      { additionalProperties: false },
    ),
    /** A text, so many times. */
    Type.Object(
      { $: Type.Literal('repeat'), text: Type.String(), times: Type.Integer({ minimum: 0 }) },
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
