import type { IdlType } from 'webidl2';
import { AnyValue } from '../infra/any-value';
import { definitions } from './definitions';

/** Gives the API's object for one of the model, or the value itself. */
export type Wrap = (value: unknown) => unknown;

/** How a value of the model is given to the application. */
export type Result = (value: unknown, wrap: Wrap) => unknown;

/** Where any value may be, the example is given. */
const plain = (value: unknown): unknown => (value instanceof AnyValue ? value.example : value);

const asItIs: Result = plain;
const wrapped: Result = (value, wrap) => wrap(value);

const keysOf = (name: string): string[] => {
  const definition = definitions().dictionaries.get(name);
  if (!definition) return [];
  const inherited = definition.inheritance ? keysOf(definition.inheritance) : [];
  return [...inherited, ...definition.members.map((member) => member.name).sort()];
};

const fieldsOf = (name: string): Map<string, IdlType> => {
  const definition = definitions().dictionaries.get(name);
  const inherited = definition?.inheritance ? fieldsOf(definition.inheritance) : [];
  return new Map([...inherited, ...(definition?.members ?? []).map((one) => [one.name, one.idlType] as const)]);
};

/** Members that are present, in the order of the IDL. */
const dictionary = (name: string): Result => {
  let members: (readonly [name: string, result: Result])[] | undefined;
  return (given, wrap) => {
    const value = plain(given);
    if (typeof value !== 'object' || value === null) return value;
    if (!members) {
      const fields = fieldsOf(name);
      members = keysOf(name).map((key) => [key, resultOf(fields.get(key) as IdlType)] as const);
    }
    const source = value as Readonly<Record<string, unknown>>;
    const object: Record<string, unknown> = {};
    for (const [key, result] of members) {
      const member = plain(source[key]);
      if (member !== undefined) object[key] = result(member, wrap);
    }
    return object;
  };
};

const list =
  (item: Result): Result =>
  (given, wrap) => {
    const value = plain(given);
    return Array.isArray(value) ? value.map((one) => item(one, wrap)) : value;
  };

const frozen = (item: Result): Result => {
  const each = list(item);
  return (value, wrap) => Object.freeze(each(value, wrap));
};

const results = new Map<string, Result>();

const named = (name: string): Result => {
  const known = results.get(name);
  if (known) return known;
  const { dictionaries, interfaces, enums, typedefs } = definitions();
  const alias = typedefs.get(name);
  const open = interfaces.has(name) || name === 'object' || name === 'any';
  const simple = enums.has(name) || !open ? asItIs : wrapped;
  const result = dictionaries.has(name) ? dictionary(name) : alias ? resultOf(alias) : simple;
  results.set(name, result);
  return result;
};

/** The conversion from the model to JavaScript, by type. */
export const resultOf = (idl: IdlType | null): Result => {
  if (!idl) return asItIs;
  if (idl.union) return wrapped;
  const [inner] = (Array.isArray(idl.idlType) ? idl.idlType : []) as readonly IdlType[];
  if (idl.generic === 'Promise') return inner ? resultOf(inner) : wrapped;
  if (idl.generic === 'sequence' && inner) return list(resultOf(inner));
  if (idl.generic === 'FrozenArray' && inner) return frozen(resultOf(inner));
  return idl.generic ? wrapped : named(idl.idlType as string);
};
