import { AnyValue } from '../../spec-model/infra/any-value';
import { ModelPromise } from '../../spec-model/infra/promise';
import { World } from '../../spec-model/infra/world';

/** What an object held: its members, or the items of a collection. */
type Held = ReadonlyMap<unknown, unknown>;

/** Everything that could be reached from some objects of the model, as it was. */
export type Slots = ReadonlyMap<object, Held>;

/** A member that was written; or, without a key, a collection: with its items as keys if it is a set, as values if it is an array. */
export interface Write {
  readonly object: object;
  readonly key: string | undefined;
  readonly before: unknown;
  readonly after: unknown;
}

/** Members that stand for no slot: they say when something was done, what was seen of it, or what is not said. */
const bookkeeping: ReadonlySet<string> = new Set([
  'addTrackCount',
  'answerAccurateAt',
  'changes',
  'forgetting',
  'nullFired',
  'offerAccurateAt',
  'serial',
  'transactionIds',
  'undetermined',
]);

const isSlotted = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof World || value instanceof AnyValue || value instanceof ModelPromise) &&
  !(value instanceof WeakMap || value instanceof ArrayBuffer || ArrayBuffer.isView(value)) &&
  !Object.isFrozen(value);

const held = (object: object): Held => {
  if (object instanceof Map) return new Map(object);
  if (object instanceof Set) return new Map([...object].map((item) => [item, item]));
  if (Array.isArray(object)) return new Map(object.entries());
  return new Map(Object.entries(object).filter(([key, value]) => typeof value !== 'function' && !bookkeeping.has(key)));
};

/** All that can be reached from `roots`. */
export const slotsOf = (roots: Iterable<object>): Slots => {
  const slots = new Map<object, Held>();
  const open = [...roots];
  for (let object = open.pop(); object; object = open.pop()) {
    if (slots.has(object)) continue;
    const members = held(object);
    slots.set(object, members);
    for (const value of members.values()) if (isSlotted(value)) open.push(value);
  }
  return slots;
};

const isCollection = (object: object): boolean =>
  Array.isArray(object) || object instanceof Map || object instanceof Set;

const isSame = (one: Held, other: Held): boolean => {
  if (one.size !== other.size) return false;
  const [keys, others] = [one.entries(), other.entries()];
  for (const [key, value] of keys) {
    const [otherKey, otherValue] = others.next().value as [unknown, unknown];
    if (!Object.is(key, otherKey) || !Object.is(value, otherValue)) return false;
  }
  return true;
};

/** What was written since `before` into objects that were there then. */
export const writesSince = (before: Slots): Write[] => {
  const writes: Write[] = [];
  for (const [object, was] of before) {
    const is = held(object);
    if (isSame(was, is)) continue;
    if (isCollection(object)) writes.push({ object, key: undefined, before: was, after: is });
    else
      for (const key of new Set([...was.keys(), ...is.keys()]) as Set<string>)
        if (!Object.is(was.get(key), is.get(key)))
          writes.push({ object, key, before: was.get(key), after: is.get(key) });
  }
  return writes;
};

const fill = (object: object, items: Held): void => {
  if (Array.isArray(object)) object.splice(0, object.length, ...items.values());
  else if (object instanceof Set) {
    object.clear();
    for (const item of items.keys()) object.add(item);
  } else if (object instanceof Map) {
    object.clear();
    for (const [key, value] of items) object.set(key, value);
  }
};

/** Makes what was written something else. */
export const rewrite = ({ object, key }: Write, value: unknown): void => {
  if (key === undefined) fill(object, value as Held);
  else if (!Object.getOwnPropertyDescriptor(object, key)?.writable) return;
  else Reflect.set(object, key, value);
};
