import { type Static, Type } from '@sinclair/typebox';
import { Value } from './value';

const Index = Type.Integer({ minimum: 0 });
const Args = Type.Array(Value);
/** `false`: go on with the next command in the same turn, without waiting for the promise. */
const Await = Type.Optional(Type.Boolean());

/** A method call on a connection (0 or 1; created when first named), or on the index-th sender, transceiver that the script came to see. */
export const CallCommand = Type.Union([
  Type.Object(
    { pc: Type.Integer({ minimum: 0, maximum: 1 }), call: Type.String(), args: Args, await: Await },
    { additionalProperties: false },
  ),
  Type.Object({ sender: Index, call: Type.String(), args: Args, await: Await }, { additionalProperties: false }),
  Type.Object({ transceiver: Index, call: Type.String(), args: Args, await: Await }, { additionalProperties: false }),
  /** A local stream of the pool. */
  Type.Object({ stream: Index, call: Type.String(), args: Args, await: Await }, { additionalProperties: false }),
]);
export const SetCommand = Type.Object(
  { transceiver: Index, set: Type.Literal('direction'), to: Value },
  { additionalProperties: false },
);
export const ConstructCommand = Type.Object(
  { construct: Type.Literal('RTCIceCandidate'), args: Args },
  { additionalProperties: false },
);
/** Wait: for one microtask, for one task, or until nothing has happened for the quiet time (`settle`). */
export const WaitCommand = Type.Object(
  { wait: Type.Union([Type.Literal('microtask'), Type.Literal('task'), Type.Literal('settle')]) },
  { additionalProperties: false },
);

/** One thing that a script does. A command whose receiver does not exist yet is skipped (and recorded as skipped). */
export const Command = Type.Union([CallCommand, SetCommand, ConstructCommand, WaitCommand], { $id: 'Command' });
export type Command = Static<typeof Command>;

/** A program against the API, as data. Every sub-sequence of a script is a script. A `settle` is implied at the end. */
export const Script = Type.Array(Command, { $id: 'Script' });
export type Script = Static<typeof Script>;
