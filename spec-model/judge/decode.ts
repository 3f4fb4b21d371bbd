import type { Seen } from '../vocabulary';
import { madeBinary } from './binary';
import type { Bindings } from './bindings';
import type { Lookahead } from './lookahead';
import { Undecided } from './refused';

const specials: Readonly<Record<string, (seen: Seen) => unknown>> = {
  undefined: () => undefined,
  nan: () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  '-infinity': () => Number.NEGATIVE_INFINITY,
  binary: madeBinary,
  symbol: () => Symbol('argument'),
  bigint: () => 1n,
};

/** Turns recorded arguments back into JavaScript values, with the model's objects in the place of handles. */
export class Decoder {
  private whole = false;

  constructor(
    private readonly lookahead: Lookahead,
    private readonly bindings: Bindings,
    private readonly callback: (command: number, arg: number, values: readonly unknown[]) => void,
  ) {}

  /** `whole`: candidates are the objects that they are. */
  args(command: number, seen: readonly Seen[], whole = false): unknown[] {
    this.whole = whole;
    return seen.map((value, arg) => this.value(value, command, arg));
  }

  private value(seen: Seen, command: number, arg: number): unknown {
    if (typeof seen !== 'object' || seen === null) return seen;
    if (Array.isArray(seen)) return seen.map((item: Seen) => this.value(item, command, arg));
    if ('$' in seen && typeof seen.$ === 'string')
      return seen.$ === 'function' ? this.function(command, arg) : specials[seen.$]?.(seen);
    if ('text' in seen && Object.keys(seen).length === 1) return this.lookahead.text(seen);
    if ('h' in seen && typeof seen.h === 'string')
      return this.object(seen as Readonly<Record<string, Seen>>, command, arg);
    return this.members(seen as Readonly<Record<string, Seen>>, command, arg);
  }

  /** As text, every function of a script is `callback`, here as in the agent. */
  private function(command: number, arg: number): () => void {
    return Object.assign((...values: unknown[]) => this.callback(command, arg, values), { toString: () => 'callback' });
  }

  /** A candidate object is read member by member, as a dictionary is, unless an interface asks for it; any other object has to be known. */
  private object(seen: Readonly<Record<string, Seen>>, command: number, arg: number): unknown {
    const handle = String(seen.h);
    const object = this.bindings.object(handle);
    if (handle.startsWith('candidate') && !(this.whole && object)) return this.members(seen, command, arg);
    if (!object) throw new Undecided(`argument ${handle} is not known to the model`);
    return object;
  }

  private members(seen: Readonly<Record<string, Seen>>, command: number, arg: number): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(seen)
        .filter(([name]) => name !== 'h')
        .map(([name, value]) => [name, this.value(value, command, arg)]),
    );
  }
}
