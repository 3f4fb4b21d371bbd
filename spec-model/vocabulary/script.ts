import { type Static, Type } from '@sinclair/typebox';
import { Reference, Value } from './value';

const Index = Type.Integer({ minimum: 0 });
const Pc = Type.Integer({ minimum: 0, maximum: 1 });
const Name = Type.String({ minLength: 1 });
const Args = Type.Array(Value);
/** `false`: go on with the next command in the same turn, without waiting for the promise. */
const Await = Type.Optional(Type.Boolean());
const exact = { additionalProperties: false } as const;

/** What a command is addressed to: a connection (0 or 1; created when first named), the index-th sender or transceiver that the script came to see, a local stream of the pool, or any object that a value refers to. */
export const CallCommand = Type.Union([
  Type.Object({ pc: Pc, call: Name, args: Args, await: Await }, exact),
  Type.Object({ sender: Index, call: Name, args: Args, await: Await }, exact),
  Type.Object({ transceiver: Index, call: Name, args: Args, await: Await }, exact),
  Type.Object({ stream: Index, call: Name, args: Args, await: Await }, exact),
  Type.Object({ of: Reference, call: Name, args: Args, await: Await }, exact),
  /** A static method of an interface. */
  Type.Object({ static: Name, call: Name, args: Args, await: Await }, exact),
]);
export const SetCommand = Type.Union([
  Type.Object({ pc: Pc, set: Name, to: Value }, exact),
  Type.Object({ sender: Index, set: Name, to: Value }, exact),
  Type.Object({ transceiver: Index, set: Name, to: Value }, exact),
  Type.Object({ of: Reference, set: Name, to: Value }, exact),
]);
/** Reads an attribute; recorded like the return of a call. */
export const GetCommand = Type.Union([
  Type.Object({ pc: Pc, get: Name }, exact),
  Type.Object({ sender: Index, get: Name }, exact),
  Type.Object({ transceiver: Index, get: Name }, exact),
  Type.Object({ of: Reference, get: Name }, exact),
]);
/** `pc`: which connection it becomes, for RTCPeerConnection (0 by default); skipped if there is that connection already. */
export const ConstructCommand = Type.Object({ construct: Name, args: Args, pc: Type.Optional(Pc) }, exact);
/** Wait: for one microtask, for one task, or until nothing has happened for the quiet time (`settle`). */
export const WaitCommand = Type.Union([
  Type.Object({ wait: Type.Union([Type.Literal('microtask'), Type.Literal('task'), Type.Literal('settle')]) }, exact),
  /** For so many milliseconds. */
  Type.Object({ wait: Type.Literal('time'), ms: Type.Number({ minimum: 0, maximum: 10_000 }) }, exact),
]);
export type CallCommand = Static<typeof CallCommand>;
export type SetCommand = Static<typeof SetCommand>;
export type GetCommand = Static<typeof GetCommand>;
export type ConstructCommand = Static<typeof ConstructCommand>;
export type WaitCommand = Static<typeof WaitCommand>;

/**
 * Commands that run inside an event handler, once, at the next event of that type; or inside a reaction of the promise that a call gave
 * (`upon`: 0 is the latest, modulo how many there are), however it settles. Calls there are not awaited, waits are skipped.
 */
export type InsideCommand =
  | { on: string; pc: number; do: Command[] }
  | { on: string; of: Reference; do: Command[] }
  | { upon: number; do: Command[] };

/** One thing that a script does. A command whose receiver does not exist yet is skipped (and recorded as skipped). */
export type Command = CallCommand | SetCommand | GetCommand | ConstructCommand | WaitCommand | InsideCommand;
export const Command = Type.Unsafe<Command>(
  Type.Recursive(
    (This) =>
      Type.Union([
        CallCommand,
        SetCommand,
        GetCommand,
        ConstructCommand,
        WaitCommand,
        Type.Object({ on: Name, pc: Pc, do: Type.Array(This) }, exact),
        Type.Object({ on: Name, of: Reference, do: Type.Array(This) }, exact),
        Type.Object({ upon: Index, do: Type.Array(This) }, exact),
      ]),
    { $id: 'Command' },
  ),
);

/** A program against the API, as data. Every sub-sequence of a script is a script. A `settle` is implied at the end. */
export const Script = Type.Array(Command, { $id: 'Script' });
export type Script = Static<typeof Script>;

/**
 * The commands by the number that entries of a trace name them with (`i`): those of the script itself are numbered first, then those
 * inside of handlers and reactions, list by list, in the order of the commands that hold them.
 */
export const numbered = (script: Script): Command[] => {
  const commands: Command[] = [...script];
  for (let at = 0; at < commands.length; at++) {
    const command = commands[at];
    if (command && 'do' in command) commands.push(...command.do);
  }
  return commands;
};
