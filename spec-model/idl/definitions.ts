/// <reference path="./packages.d.ts" />
import { readFileSync } from 'node:fs';
import {
  type Argument,
  type Attribute,
  type Definition,
  type Field,
  type IdlType,
  type Operation,
  parse,
} from 'webidl2';

/** What these specifications use of others. */
const borrowed = `
  dictionary EventInit { boolean bubbles = false; boolean cancelable = false; boolean composed = false; };
  enum BinaryType { "blob", "arraybuffer" };
  typedef double DOMHighResTimeStamp;
  typedef unsigned long long EpochTimeStamp;
  callback VoidFunction = undefined ();
  typedef object EventHandler;
  typedef DOMString RTCStatsType;
`;

/** Specifications whose interfaces are there. */
const provided = ['webrtc', 'mediacapture-streams'];

/** Specifications whose dictionaries are used. */
const used = ['webcrypto'];

/** An interface with its partial definitions. */
export interface InterfaceDefinition {
  readonly name: string;
  readonly inheritance: string | null;
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Operations by name; more than one: overloads. */
  readonly operations: ReadonlyMap<string, readonly Operation[]>;
  /** The arguments of each constructor; none: an illegal constructor. */
  readonly constructors: readonly (readonly Argument[])[];
  readonly constants: ReadonlyMap<string, unknown>;
  readonly maplike: boolean;
}

export interface DictionaryDefinition {
  readonly name: string;
  readonly inheritance: string | null;
  readonly members: readonly Field[];
}

export interface Definitions {
  /** Interfaces that are new; what is only added to others, such as navigator.mediaDevices, is not among them. */
  readonly interfaces: ReadonlyMap<string, InterfaceDefinition>;
  readonly dictionaries: ReadonlyMap<string, DictionaryDefinition>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly typedefs: ReadonlyMap<string, IdlType>;
  readonly callbacks: ReadonlySet<string>;
}

type Of<T extends Definition['type']> = Extract<Definition, { type: T }>;

/** A definition and its partials, in the order in which they stand. */
const byName = <D extends { readonly name: string }>(definitions: readonly D[]): Map<string, D[]> => {
  const result = new Map<string, D[]>();
  for (const definition of definitions)
    result.set(definition.name, [...(result.get(definition.name) ?? []), definition]);
  return result;
};

const constantValue = (value: unknown): unknown => (typeof value === 'string' ? Number(value) : value);

const mergeInterface = (name: string, parts: readonly Of<'interface'>[]): InterfaceDefinition => {
  const members = parts.flatMap((part) => part.members);
  const operations = new Map<string, Operation[]>();
  for (const member of members)
    if (member.type === 'operation') operations.set(member.name, [...(operations.get(member.name) ?? []), member]);
  return {
    name,
    inheritance: parts.find((part) => part.inheritance)?.inheritance ?? null,
    attributes: new Map(members.flatMap((one) => (one.type === 'attribute' ? [[one.name, one] as const] : []))),
    operations,
    constructors: members.flatMap((one) => (one.type === 'constructor' ? [one.arguments] : [])),
    constants: new Map(
      members.flatMap((one) => (one.type === 'const' ? [[one.name, constantValue(one.value.value)] as const] : [])),
    ),
    maplike: members.some((one) => one.type === 'maplike'),
  };
};

const mergeDictionary = (name: string, parts: readonly Of<'dictionary'>[]): DictionaryDefinition => ({
  name,
  inheritance: parts.find((part) => part.inheritance)?.inheritance ?? null,
  members: parts.flatMap((part) => part.members),
});

const parsed = (name: string): Definition[] => parse(readFileSync(require.resolve(`@webref/idl/${name}.idl`), 'utf8'));

const read = (): Definitions => {
  const own = provided.flatMap(parsed);
  const all = [...own, ...used.flatMap(parsed), ...parse(borrowed)];
  const isNew = (name: string) => own.some((one) => one.type === 'interface' && one.name === name && !one.partial);
  const of = <T extends Definition['type']>(type: T) => all.filter((one): one is Of<T> => one.type === type);
  const merged = <D extends { readonly name: string }, M>(parts: readonly D[], merge: (name: string, of: D[]) => M) =>
    new Map([...byName(parts)].map(([name, list]) => [name, merge(name, list)] as const));
  return {
    interfaces: merged(
      of('interface').filter(({ name }) => isNew(name)),
      mergeInterface,
    ),
    dictionaries: merged(of('dictionary'), mergeDictionary),
    enums: new Map(of('enum').map(({ name, values }) => [name, values.map(({ value }) => value)])),
    typedefs: new Map(of('typedef').map(({ name, idlType }) => [name, idlType])),
    callbacks: new Set(of('callback').map(({ name }) => name)),
  };
};

let known: Definitions | undefined;

/** The official IDL, read when it is first needed. */
export const definitions = (): Definitions => {
  known ??= read();
  return known;
};
