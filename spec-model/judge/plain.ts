import type { Seen } from '../vocabulary';
import { madeBinary } from './binary';
import type { Bindings } from './bindings';
import { handleOf, type Lookahead, memberOf } from './lookahead';

const specials: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  nan: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

/**
 * What was seen, as JavaScript: texts written out, objects of the model in the place of handles (what the model does not know stays
 * as it was seen), maps as maps.
 */
export const plain = (run: { readonly bindings: Bindings; readonly lookahead: Lookahead }, seen: Seen): unknown => {
  if (typeof seen !== 'object' || seen === null) return seen;
  if (Array.isArray(seen)) return seen.map((item: Seen) => plain(run, item));
  const special = memberOf(seen, '$');
  if (special === 'binary') return madeBinary(seen);
  if (typeof special === 'string') return special in specials ? specials[special] : seen;
  if (Object.keys(seen).length === 1 && 'text' in seen) return run.lookahead.text(seen);
  const entries = memberOf(seen, 'entries');
  if (Array.isArray(entries)) return new Map(entries.map((entry: Seen) => plain(run, entry) as [unknown, unknown]));
  const handle = handleOf(seen);
  const object = handle === undefined ? undefined : run.bindings.object(handle);
  return object ?? Object.fromEntries(Object.entries(seen).map(([name, value]) => [name, plain(run, value as Seen)]));
};
