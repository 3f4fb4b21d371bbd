import { readFileSync } from 'node:fs';
import test from 'ava';
import { type Definition, type Member, type Operation, parse } from 'webidl2';
import { allInterfaces } from '../../spec-model/idl/registry';
import { typeNamed } from '../../spec-model/idl/types';
import { createSimulator } from '../../spec-model/simulator/simulator';

/** Members that the simulator does not have, and why. */
const absent: Readonly<Record<string, string>> = {};

type Interface = Extract<Definition, { type: 'interface' }>;

const official = ['webrtc', 'mediacapture-streams'].flatMap((name) =>
  parse(readFileSync(require.resolve(`@webref/idl/${name}.idl`), 'utf8')),
);
const parts = official.filter((one): one is Interface => one.type === 'interface');
const interfaces = parts.filter(({ partial }) => !partial);
const membersOf = (name: string): Member[] =>
  parts.filter((one) => one.name === name).flatMap(({ members }) => members);
const ofType = <T extends Member['type']>(name: string, type: T): Extract<Member, { type: T }>[] =>
  membersOf(name).filter((one): one is Extract<Member, { type: T }> => one.type === type);

const operationsOf = (name: string): Map<string, Operation[]> => {
  const result = new Map<string, Operation[]>();
  for (const one of ofType(name, 'operation')) result.set(one.name, [...(result.get(one.name) ?? []), one]);
  return result;
};

const fewest = (overloads: readonly Pick<Operation, 'arguments'>[]): number =>
  Math.min(...overloads.map((one) => one.arguments.filter(({ optional, variadic }) => !optional && !variadic).length));

type Constructor = (new (...args: unknown[]) => object) & { readonly prototype: object };

const simulator = createSimulator();
const interfaceObject = (name: string): Constructor =>
  (simulator[name] ?? Reflect.get(globalThis, name)) as Constructor;
const isMissing = (name: string, member: string): boolean => `${name}.${member}` in absent;
const read = (object: object, name: PropertyKey): PropertyDescriptor => {
  const found = Object.getOwnPropertyDescriptor(object, name);
  if (!found) throw new Error(`${String(name)} is not there`);
  return found;
};

for (const { name, inheritance } of interfaces) {
  const Interface = interfaceObject(name);

  test(`${name}: the interface object`, (t) => {
    const { prototype } = Interface;
    const constructors = ofType(name, 'constructor');
    t.is(Interface.name, name);
    t.is(Interface.length, constructors.length === 0 ? 0 : fewest(constructors));
    t.like(read(Interface, 'prototype'), { writable: false, enumerable: false, configurable: false });
    t.is(Object.getPrototypeOf(prototype), inheritance ? interfaceObject(inheritance).prototype : Object.prototype);
    t.is(Object.getPrototypeOf(Interface), inheritance ? interfaceObject(inheritance) : Function.prototype);
    t.like(read(prototype, 'constructor'), { value: Interface, writable: true, enumerable: false, configurable: true });
    t.like(read(prototype, Symbol.toStringTag), { value: name, writable: false, enumerable: false });
    t.throws(() => Reflect.apply(Interface, undefined, []), { instanceOf: TypeError });
    if (constructors.length === 0 || fewest(constructors) > 0)
      t.throws(() => new Interface(), { instanceOf: TypeError });
  });

  test(`${name}: attributes`, (t) => {
    for (const { name: member, readonly } of ofType(name, 'attribute')) {
      if (isMissing(name, member)) continue;
      const { get, set, ...flags } = read(Interface.prototype, member);
      t.deepEqual(flags, { enumerable: true, configurable: true }, member);
      t.is(get?.name, `get ${member}`);
      t.is(get?.length, 0);
      t.is(set?.name, readonly ? undefined : `set ${member}`);
      t.is(set?.length, readonly ? undefined : 1);
      for (const other of [undefined, {}, Interface.prototype]) {
        t.throws(() => get?.call(other), { instanceOf: TypeError }, member);
        if (set) t.throws(() => set.call(other, undefined), { instanceOf: TypeError }, member);
      }
    }
    t.pass();
  });

  test(`${name}: operations`, async (t) => {
    for (const [member, overloads] of operationsOf(name)) {
      if (isMissing(name, member)) continue;
      const isStatic = overloads[0]?.special === 'static';
      const { value, ...flags } = read(isStatic ? Interface : Interface.prototype, member);
      t.deepEqual(flags, { writable: true, enumerable: true, configurable: true }, member);
      t.is(value.name, member);
      t.is(value.length, fewest(overloads), member);
      t.throws(() => new value(), { instanceOf: TypeError }, `${member} is no constructor`);
      if (isStatic) continue;
      for (const other of [undefined, {}, Interface.prototype])
        if (overloads[0]?.idlType?.generic === 'Promise')
          await t.throwsAsync(value.call(other), { instanceOf: TypeError }, member);
        else t.throws(() => value.call(other), { instanceOf: TypeError }, member);
    }
    t.pass();
  });

  test(`${name}: constants, and nothing besides`, (t) => {
    const { prototype } = Interface;
    const constants = ofType(name, 'const');
    for (const { name: member } of constants)
      for (const object of [Interface, prototype])
        t.like(read(object, member), { writable: false, enumerable: true, configurable: false });
    const maplike = ofType(name, 'maplike').length > 0;
    const own = [...ofType(name, 'attribute'), ...ofType(name, 'operation'), ...constants];
    const statics = ofType(name, 'operation').filter(({ special }) => special === 'static');
    const known = new Set([
      'constructor',
      ...own.filter((one) => !statics.some((other) => other === one)).map((one) => one.name),
    ]);
    if (maplike) for (const one of ['entries', 'forEach', 'get', 'has', 'keys', 'size', 'values']) known.add(one);
    t.deepEqual(
      Object.getOwnPropertyNames(prototype).filter((one) => !known.has(one)),
      [],
    );
    const ofObject = new Set([
      'length',
      'name',
      'prototype',
      ...statics.map((one) => one.name),
      ...constants.map((one) => one.name),
    ]);
    t.deepEqual(
      Object.getOwnPropertyNames(Interface).filter((one) => !ofObject.has(one)),
      [],
    );
  });
}

test('a readonly maplike has what a Map has, but for changes', (t) => {
  for (const { name } of interfaces.filter((one) => ofType(one.name, 'maplike').length > 0)) {
    t.truthy(name);
    if (isMissing(name, 'maplike')) continue;
    const { prototype } = interfaceObject(name);
    t.is(read(prototype, Symbol.iterator).value, read(prototype, 'entries').value);
    for (const [member, length] of Object.entries({ entries: 0, forEach: 1, get: 1, has: 1, keys: 0, values: 0 }))
      t.is(read(prototype, member).value.length, length, member);
    t.is(typeof read(prototype, 'size').get, 'function');
  }
});

/** Attributes of the interface of another standard that an interface inherits from. */
const inheritedOf = (name: string): string[] => {
  const root = interfaces.find((one) => one.name === name)?.inheritance;
  const roots: Readonly<Record<string, object>> = { Event: Event.prototype, DOMException: DOMException.prototype };
  return Object.getOwnPropertyNames(roots[root ?? ''] ?? {});
};

test('what the model has of an interface is in the IDL', (t) => {
  t.true(allInterfaces.length > 15);
  for (const {
    name,
    attributes,
    setters = {},
    methods = {},
    inWorld = {},
    statics = {},
    editions = {},
  } of allInterfaces) {
    const declared = ofType(name, 'attribute');
    const names = new Set([...declared.map((one) => one.name), ...inheritedOf(name)]);
    const settable = new Set(declared.filter(({ readonly }) => !readonly).map((one) => one.name));
    const operations = ofType(name, 'operation');
    const named = (special: boolean) =>
      operations.filter((one) => (one.special === 'static') === special).map((one) => one.name);
    t.deepEqual(
      Object.keys(attributes).filter((one) => !names.has(one) && !(one in editions)),
      [],
      name,
    );
    t.deepEqual(
      Object.keys(setters).filter((one) => !settable.has(one)),
      [],
      name,
    );
    t.deepEqual(
      Object.keys({ ...methods, ...inWorld }).filter((one) => !named(false).includes(one)),
      [],
      name,
    );
    t.deepEqual(
      Object.keys(statics).filter((one) => !named(true).includes(one)),
      [],
      name,
    );
  }
});

test('members that are not there are missing indeed', (t) => {
  t.true(Object.values(absent).every((why) => why !== ''));
  for (const key of Object.keys(absent)) {
    const [name = '', member = ''] = key.split('.');
    t.true(
      membersOf(name).some((one) => one.type === member || ('name' in one && one.name === member)),
      `${key} is not in the IDL`,
    );
    t.false(member in interfaceObject(name).prototype || member in interfaceObject(name), `${key} is there`);
  }
});

test('enumerations take their values and no others', (t) => {
  for (const one of official) {
    if (one.type !== 'enum') continue;
    const { convert } = typeNamed(one.name);
    for (const { value } of one.values) t.is(convert(value), value);
    t.throws(() => convert('no such value'), { any: true }, one.name);
  }
});

test('dictionaries have their defaults, and want what they require', (t) => {
  for (const one of official) {
    if (one.type !== 'dictionary') continue;
    const { convert } = typeNamed(one.name);
    const members = official.flatMap((other) =>
      other.type === 'dictionary' && other.name === one.name ? other.members : [],
    );
    const missing = members.filter(({ required }) => required);
    if (missing.length > 0) t.throws(() => convert({}), { any: true }, one.name);
    else if (!one.inheritance) {
      const defaults = members.filter((member) => member.default !== null).map(({ name }) => name);
      t.deepEqual(Object.keys(convert(undefined) as object), defaults.sort(), one.name);
    }
  }
});
