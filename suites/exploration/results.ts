import type { Edit, Path, Value } from '../../spec-model/vocabulary/value';
import { Absent } from './absent';

type Container = Record<string | number, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy);
  if (!isContainer(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copy(one)]));
};

const keyIn = (container: Container, key: string | number): string | number => {
  if (!Array.isArray(container)) return key;
  if (key === '+') return container.length;
  return typeof key === 'number' && container.length > 0 ? key % container.length : key;
};

const go = (container: unknown, key: string | number): unknown => {
  if (!isContainer(container)) throw new Absent('no such place in the result');
  return container[keyIn(container, key)];
};

const edited = (root: unknown, { at, to, reverse }: Edit, decode: (value: Value) => unknown): unknown => {
  const last = at.at(-1);
  if (last === undefined) return to === undefined ? root : decode(to);
  const place = at.slice(0, -1).reduce(go, root);
  if (!isContainer(place)) throw new Absent('no such place in the result');
  const key = keyIn(place, last);
  const there = place[key];
  if (reverse) Array.isArray(there) && there.reverse();
  else if (to !== undefined) place[key] = decode(to);
  else if (Array.isArray(place)) place.splice(Number(key), 1);
  else delete place[key];
  return root;
};

/** What calls gave that is data: the last one of each method is all that an exploration refers to. */
export class Results {
  readonly last = new Map<string, unknown>();

  keep(method: string, value: unknown): void {
    if (Array.isArray(value) || (isContainer(value) && Object.getPrototypeOf(value) === Object.prototype))
      this.last.set(method, value);
  }

  get(of: string, path: Path, edits: readonly Edit[], decode: (value: Value) => unknown): unknown {
    if (!this.last.has(of)) throw new Absent(`no result of ${of}`);
    const value = copy(path.reduce(go, this.last.get(of)));
    return edits.reduce((root, edit) => edited(root, edit, decode), value);
  }
}
