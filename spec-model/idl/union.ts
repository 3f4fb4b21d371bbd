import { types } from 'node:util';
import { fail } from './conversion-error';
import { iteratorMethod } from './sequence';

/** What a type is, as far as choosing between types goes. */
export type Kind =
  | 'any'
  | 'boolean'
  | 'numeric'
  | 'string'
  | 'object'
  | 'buffer'
  | 'view'
  | 'interface'
  | 'dictionary'
  | 'record'
  | 'sequence'
  | 'callback'
  | 'promise'
  | 'union';

/** A type of the IDL, compiled. */
export interface Type {
  readonly kind: Kind;
  readonly name: string;
  readonly nullable: boolean;
  readonly convert: (value: unknown) => unknown;
  /** Interfaces: whether a value implements it. */
  readonly accepts?: (value: unknown) => boolean;
  /** Sequences: the conversion with the iterator method that was found. */
  readonly iterate?: (value: unknown, method: unknown) => unknown;
  /** Enumerations: their values, for attributes, which ignore other strings. */
  readonly enumeration?: { readonly values: ReadonlySet<string>; readonly toText: (value: unknown) => unknown };
  /** Unions: their types, without unions. */
  readonly members?: readonly Type[];
}

/** A type that was chosen, and the conversion to go on with. */
export interface Choice<T> {
  readonly of: T;
  readonly convert: (value: unknown) => unknown;
}

export interface Candidate<T> {
  readonly of: T;
  readonly type: Type;
}

const isObject = (value: unknown): boolean =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const choose = <T>({ of, type }: Candidate<T>): Choice<T> => ({ of, convert: type.convert });

/** Types that take objects, in the order of the standard. */
const chooseForObject = <T>(value: unknown, among: readonly Candidate<T>[]): Choice<T> | undefined => {
  const find = (test: (type: Type) => boolean) => among.find(({ type }) => test(type));
  const own =
    find((type) => type.accepts?.(value) === true) ??
    find(({ kind }) => kind === 'buffer' && types.isArrayBuffer(value)) ??
    find(({ kind }) => kind === 'view' && ArrayBuffer.isView(value)) ??
    find(({ kind }) => kind === 'callback' && typeof value === 'function');
  if (own) return choose(own);
  const sequence = find(({ kind }) => kind === 'sequence');
  const method = sequence && iteratorMethod(value);
  if (sequence && method) return { of: sequence.of, convert: (list) => sequence.type.iterate?.(list, method) };
  const open = find(({ kind }) => kind === 'dictionary' || kind === 'record' || kind === 'object');
  return open && choose(open);
};

/**
 * Which of several types a value is converted to: for unions, and for the argument that tells overloads apart.
 * @see https://webidl.spec.whatwg.org/#js-union
 */
export const chooseType = <T>(value: unknown, candidates: readonly Candidate<T>[]): Choice<T> | undefined => {
  const among = candidates.flatMap(({ of, type }) => (type.members ?? [type]).map((one) => ({ of, type: one })));
  const ofKind = (kind: Kind) => among.find(({ type }) => type.kind === kind);
  if (value === null || value === undefined) {
    const empty = candidates.find(({ type }) => type.nullable) ?? ofKind('dictionary');
    if (empty) return choose(empty);
  }
  const object = isObject(value) ? chooseForObject(value, among) : undefined;
  if (object) return object;
  const exact = ofKind(typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'numeric' : 'string');
  const fallback = exact ?? ofKind('string') ?? ofKind('numeric') ?? ofKind('boolean') ?? ofKind('any');
  return fallback && choose(fallback);
};

export const toUnion = (types: readonly Type[]): Omit<Type, 'nullable'> & { readonly nullable: boolean } => {
  const members = types.flatMap((type) => type.members ?? [type]);
  const candidates = members.map((type) => ({ of: type, type }));
  const name = members.map((type) => type.name).join(' or ');
  return {
    kind: 'union',
    name,
    members,
    nullable: types.some((type) => type.nullable),
    convert: (value) => {
      const choice = chooseType(value, candidates);
      return choice ? choice.convert(value) : fail(`not ${name}`);
    },
  };
};
