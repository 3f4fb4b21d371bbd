import type { Interface } from '../idl/interface';
import { define, defineAccessor, defineMethod } from './define';
import { behind } from './members';
import type { Realm } from './realm';

type Entries = ReadonlyMap<string, unknown>;
type Args = readonly unknown[];

const keyOf = (args: Args): string => {
  if (args.length === 0) throw new TypeError('1 argument is needed, 0 given');
  return `${args[0] as string}`;
};

const forEach = (self: unknown, entries: Entries, [callback, thisArg]: Args): void => {
  if (typeof callback !== 'function') throw new TypeError('argument 1: not a function');
  for (const [key, value] of entries) Reflect.apply(callback, thisArg, [value, key, self]);
};

/**
 * Gives a class what a readonly maplike interface has.
 * @see https://webidl.spec.whatwg.org/#js-maplike
 */
export const defineMaplike = (realm: Realm, table: Interface<object>, prototype: object): void => {
  const known = new WeakMap<object, Entries>();
  const entriesOf = (self: unknown): Entries => {
    const model = behind(self, table);
    const before = known.get(model);
    if (before) return before;
    const entries = new Map([...(table.entries?.(model) ?? [])].map(([key, value]) => [key, realm.wrap(value)]));
    known.set(model, entries);
    return entries;
  };
  defineAccessor(prototype, 'size', (self) => entriesOf(self).size);
  defineMethod(prototype, 'entries', 0, (self) => entriesOf(self).entries());
  defineMethod(prototype, 'keys', 0, (self) => entriesOf(self).keys());
  defineMethod(prototype, 'values', 0, (self) => entriesOf(self).values());
  defineMethod(prototype, 'forEach', 1, (self, args) => forEach(self, entriesOf(self), args));
  defineMethod(prototype, 'get', 1, (self, args) => entriesOf(self).get(keyOf(args)));
  defineMethod(prototype, 'has', 1, (self, args) => entriesOf(self).has(keyOf(args)));
  define(prototype, Symbol.iterator, { writable: true, value: Reflect.get(prototype, 'entries') });
};
