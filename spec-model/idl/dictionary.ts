import type { Default, ExtendedAttribute, Field, IdlType } from 'webidl2';
import { ConversionError, fail } from './conversion-error';
import { definitions } from './definitions';
import { readerOf } from './registry';
import type { Type } from './union';

type TypeOf = (type: IdlType, attributes: readonly ExtendedAttribute[]) => Type;

interface Member {
  readonly name: string;
  readonly convert: (value: unknown) => unknown;
  readonly required: boolean;
  readonly initial: (() => unknown) | undefined;
}

/** What an absent argument or member is. Each time a new value, since lists and dictionaries are objects. */
export const initialValue = (given: Default | null, type: Type): (() => unknown) | undefined => {
  if (given === null) return undefined;
  const { value } = given;
  if (given.type === 'sequence') return () => [];
  if (given.type === 'dictionary') return () => type.convert(undefined);
  if (given.type === 'null') return () => null;
  return given.type === 'number' ? () => Number(value) : () => value;
};

const compile = ({ name, idlType, extAttrs, required, default: given }: Field, typeOf: TypeOf): Member => {
  const type = typeOf(idlType, extAttrs);
  return { name, convert: type.convert, required, initial: initialValue(given, type) };
};

/** Members in the order in which they are read: those of the ancestors first, each dictionary's by name. */
const membersOf = (name: string, typeOf: TypeOf): Member[] => {
  const definition = definitions().dictionaries.get(name);
  if (!definition) return [];
  const own = [...definition.members].sort((a, b) => (a.name < b.name ? -1 : 1));
  const inherited = definition.inheritance ? membersOf(definition.inheritance, typeOf) : [];
  return [...inherited, ...own.map((field) => compile(field, typeOf))];
};

/** Members of converted dictionaries that were absent, and have their default value. */
const defaulted = new WeakMap<object, Set<string>>();

/** Whether a member of a converted dictionary was not given, and has its default value. */
export const isDefaulted = (dictionary: object, name: string): boolean => defaulted.get(dictionary)?.has(name) === true;

const noteDefault = (dictionary: object, name: string): void => {
  const names = defaulted.get(dictionary) ?? new Set();
  defaulted.set(dictionary, names.add(name));
};

const readMembers = (members: readonly Member[], read: (name: string) => unknown): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  let at = '';
  try {
    for (const { name, convert, required, initial } of members) {
      at = name;
      const value = read(name);
      if (value !== undefined) result[name] = convert(value);
      else if (initial) {
        result[name] = initial();
        noteDefault(result, name);
      } else if (required) fail('is missing');
    }
  } catch (error) {
    throw error instanceof ConversionError ? error.within(`member ${at}`) : error;
  }
  return result;
};

const nothing = (): undefined => undefined;

/** https://webidl.spec.whatwg.org/#js-dictionary: undefined and null are the empty dictionary. Absent members are absent from the result. */
export const toDictionary = (name: string, typeOf: TypeOf): ((value: unknown) => Record<string, unknown>) => {
  let members: readonly Member[] | undefined;
  return (value) => {
    members ??= membersOf(name, typeOf);
    if (value === undefined || value === null) return readMembers(members, nothing);
    if (typeof value !== 'object' && typeof value !== 'function') return fail(`a ${typeof value} is not a dictionary`);
    const object = value as Readonly<Record<string, unknown>>;
    return readMembers(members, readerOf(object) ?? ((key) => object[key]));
  };
};
