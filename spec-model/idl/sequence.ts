import { fail } from './conversion-error';

type Converter = (value: unknown) => unknown;
type Method = (this: unknown) => Iterator<unknown>;

/** The method that makes a value a sequence; undefined if it has none. */
export const iteratorMethod = (value: unknown): unknown => {
  const method = (value as { readonly [Symbol.iterator]?: unknown })[Symbol.iterator];
  if (method === undefined || method === null) return undefined;
  return typeof method === 'function' ? method : fail('its iterator is not a function');
};

const isObject = (value: unknown): boolean =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** https://webidl.spec.whatwg.org/#js-sequence */
export const toSequence = (convert: Converter) => {
  const iterate = (value: unknown, method: unknown): unknown[] => {
    const iterator = (method as Method).call(value);
    if (!isObject(iterator)) return fail('its iterator is not an object');
    const { next } = iterator;
    if (typeof next !== 'function') return fail('its iterator has no next()');
    const list: unknown[] = [];
    for (;;) {
      const result: IteratorResult<unknown> = next.call(iterator);
      if (!isObject(result)) return fail('its iterator gives no objects');
      if (result.done) return list;
      list.push(convert(result.value));
    }
  };
  return {
    iterate,
    convert: (value: unknown): unknown[] => {
      const method = isObject(value) ? iteratorMethod(value) : undefined;
      return method ? iterate(value, method) : fail('not a sequence');
    },
  };
};

/** https://webidl.spec.whatwg.org/#js-record */
export const toRecord =
  (convert: Converter) =>
  (value: unknown): Readonly<Record<string, unknown>> => {
    if (!isObject(value)) return fail('not an object');
    const members = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(Object.keys(members).map((key) => [key, convert(members[key])]));
  };
