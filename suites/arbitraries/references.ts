import * as fc from 'fast-check';
import type { Command, Edit, Path, Reference, Value } from '../../spec-model/vocabulary';
import type { Pc } from './values';

/** Short ways to refer to objects and to earlier results. */
export const pcObject = (pc: Pc): Reference => ({ $: 'pc', pc });
export const object = (name: string, index = 0): Reference => ({ $: 'object', interface: name, index });
export const attribute = (of: Reference, ...names: string[]): Reference =>
  names.reduce<Reference>((inner, name) => ({ $: 'attribute', of: inner, name }), of);
export const localTrack = (kind: 'audio' | 'video', index = 0): Reference => ({ $: 'track', kind, index });
export const localStream = (index: number): Reference => ({ $: 'stream', index });
export const senderObject = (index: number): Reference => ({ $: 'sender', index });
export const receiverObject = (index: number): Reference => ({ $: 'receiver', index });
/** The latest result of a method, or an earlier one. */
export const result = (of: string, path: Path = [], edit: readonly Edit[] = [], index = 0): Value =>
  ({ $: 'result', of, index, ...(path.length > 0 ? { path } : {}), ...(edit.length > 0 ? { edit } : {}) }) as Value;

export const callOf = (of: Reference, method: string, ...args: Value[]): Command => ({ of, call: method, args });
export const setOf = (of: Reference, name: string, to: Value): Command => ({ of, set: name, to });
export const getOf = (of: Reference, name: string): Command => ({ of, get: name });
export const callStatic = (name: string, method: string, ...args: Value[]): Command => ({
  static: name,
  call: method,
  args,
});
export const constructing = (name: string, ...args: Value[]): Command => ({ construct: name, args });

/** Mostly the first ones: what does not exist is skipped or taken modulo. */
export const indices = fc.nat(3);
export const objects = (name: string): fc.Arbitrary<Reference> => indices.map((index) => object(name, index));
export const pcObjects: fc.Arbitrary<Reference> = fc.constantFrom<Pc[]>(0, 1).map(pcObject);
export const senders: fc.Arbitrary<Reference> = indices.map(senderObject);
export const receivers: fc.Arbitrary<Reference> = indices.map(receiverObject);

/** One value out of some, each with a weight: the common before the odd. */
export const mostly = <T>(weight: number, common: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: common, weight }, { arbitrary: odd, weight: 1 });

/** A dictionary that has some of the members. */
export const dictionary = (members: Record<string, fc.Arbitrary<Value>>): fc.Arbitrary<Value> =>
  fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<Value>;

/** A list of arguments. */
export const args = (...values: fc.Arbitrary<Value>[]): fc.Arbitrary<Value[]> => fc.tuple(...values);
export const noArgs: fc.Arbitrary<Value[]> = fc.constant([]);
