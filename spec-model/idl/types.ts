import { types as nodeTypes } from 'node:util';
import type { ExtendedAttribute, IdlType } from 'webidl2';
import { fail } from './conversion-error';
import { definitions } from './definitions';
import { toDictionary } from './dictionary';
import { toModel } from './platform-object';
import { primitive } from './primitives';
import { isOfInterface } from './registry';
import { toRecord, toSequence } from './sequence';
import { type Type, toUnion } from './union';

const numeric = /^(unrestricted )?(double|float)$|^(unsigned )?(short|long|long long)$|^(byte|octet)$/;
const strings = ['DOMString', 'USVString', 'ByteString'];
const views = ['ArrayBufferView', 'DataView', 'Uint8Array'];

const hasAttribute = (attributes: readonly ExtendedAttribute[], name: string): boolean =>
  attributes.some((one) => one.name === name);

const primitiveKind = (name: string): Type['kind'] => {
  if (numeric.test(name)) return 'numeric';
  if (strings.includes(name)) return 'string';
  if (views.includes(name)) return 'view';
  return name === 'ArrayBuffer' ? 'buffer' : name === 'boolean' ? 'boolean' : name === 'object' ? 'object' : 'any';
};

const enumType = (name: string, values: ReadonlySet<string>): Omit<Type, 'nullable'> => {
  const toText = typeNamed('DOMString').convert;
  const convert = (value: unknown): string => {
    const text = toText(value) as string;
    return values.has(text) ? text : fail(`${JSON.stringify(text.slice(0, 60))} is no value of ${name}`);
  };
  return { kind: 'string', name, convert, enumeration: { values, toText } };
};

const toFunction = (value: unknown): unknown => (typeof value === 'function' ? value : fail('not a function'));

const isBlob = (value: unknown): boolean => !nodeTypes.isProxy(value) && value instanceof Blob;
const toBlob = (value: unknown): unknown => (isBlob(value) ? value : fail('not a Blob'));

const toInterface =
  (name: string) =>
  (value: unknown): object => {
    const model = toModel(value);
    return model && isOfInterface(model, name) ? model : fail(`not a ${name}`);
  };

const interfaceType = (name: string): Omit<Type, 'nullable'> => ({
  kind: 'interface',
  name,
  convert: toInterface(name),
  accepts: (value) => {
    const model = toModel(value);
    return model !== undefined && isOfInterface(model, name);
  },
});

/** A type by its name: primitive, enumeration, dictionary, callback function, interface. */
const named = (name: string, attributes: readonly ExtendedAttribute[]): Omit<Type, 'nullable'> => {
  const range = { enforceRange: hasAttribute(attributes, 'EnforceRange'), clamp: hasAttribute(attributes, 'Clamp') };
  const convert = primitive(name, range);
  if (convert) return { kind: primitiveKind(name), name, convert };
  const { enums, dictionaries, callbacks, typedefs } = definitions();
  const alias = typedefs.get(name);
  if (alias) return typeOf(alias, attributes);
  const values = enums.get(name);
  if (values) return enumType(name, new Set(values));
  if (dictionaries.has(name)) return { kind: 'dictionary', name, convert: toDictionary(name, typeOf) };
  if (callbacks.has(name)) return { kind: 'callback', name, convert: toFunction };
  if (name === 'Blob') return { kind: 'interface', name, convert: toBlob, accepts: isBlob };
  return interfaceType(name);
};

const nullable = (type: Omit<Type, 'nullable'>): Type => {
  const { convert } = type;
  return {
    ...type,
    nullable: true,
    convert: (value) => (value === null || value === undefined ? null : convert(value)),
  };
};

const generic = (idl: IdlType): Omit<Type, 'nullable'> => {
  const parameters = (Array.isArray(idl.idlType) ? idl.idlType : [idl.idlType]) as readonly IdlType[];
  const [last] = parameters.slice(-1).map((one) => typeOf(one));
  const convert = last?.convert ?? ((value: unknown) => value);
  if (idl.generic === 'Promise') return { kind: 'promise', name: 'Promise', convert: (value) => value };
  if (idl.generic === 'record') return { kind: 'record', name: 'record', convert: toRecord(convert) };
  return { kind: 'sequence', name: idl.generic, ...toSequence(convert) };
};

const typesByName = new Map<string, Type>();

/** A type that is just a name. */
export const typeNamed = (name: string): Type => {
  const known = typesByName.get(name);
  if (known) return known;
  const type = { ...named(name, []), nullable: false };
  typesByName.set(name, type);
  return type;
};

const bare = (idl: IdlType, attributes: readonly ExtendedAttribute[]): Omit<Type, 'nullable'> => {
  if (idl.union) return toUnion((idl.idlType as readonly IdlType[]).map((one) => typeOf(one)));
  if (idl.generic) return generic(idl);
  return attributes.length === 0 ? typeNamed(idl.idlType as string) : named(idl.idlType as string, attributes);
};

/** A type of the IDL, compiled: its conversion, and what is needed to choose between types. `outer`: attributes of the argument or member. */
export const typeOf = (idl: IdlType, outer: readonly ExtendedAttribute[] = []): Type => {
  const attributes = [...idl.extAttrs, ...outer].filter(({ name }) => name === 'EnforceRange' || name === 'Clamp');
  const type = bare(idl, attributes);
  return idl.nullable ? nullable(type) : { ...type, nullable: 'nullable' in type && type.nullable === true };
};
