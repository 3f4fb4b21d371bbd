import test from 'ava';
import type { IdlType } from 'webidl2';
import { definitions, type InterfaceDefinition } from '../../spec-model/idl/definitions';
import { modelOf } from '../../spec-model/idl/platform-object';
import { typeOf } from '../../spec-model/idl/types';
import { makeStage } from './bad-input/stage';

/** Interfaces of an object, nearest first. */
const lineage = (name: string): InterfaceDefinition[] => {
  const own = definitions().interfaces.get(name);
  return own ? [own, ...lineage(own.inheritance ?? '')] : [];
};

/** Whether a value is what its type would make of it: a number in range, a value of the enumeration, an object of the interface. */
const isOfType = (idl: IdlType, value: unknown): boolean => {
  if (idl.nullable && value === null) return true;
  const { kind, convert } = typeOf(idl);
  if (kind === 'sequence') {
    const [item] = idl.idlType as readonly IdlType[];
    return Array.isArray(value) && value.every((one) => item && isOfType(item, one));
  }
  try {
    const converted = convert(value);
    if (kind === 'interface') return converted === (modelOf(value) ?? value);
    return kind === 'dictionary' ? typeof value === 'object' : Object.is(converted, value);
  } catch {
    return false;
  }
};

test('attributes have values of their types', async (t) => {
  const { objects } = await makeStage();
  let read = 0;
  for (const object of objects)
    for (const { name: of, attributes } of lineage(object.constructor.name))
      for (const [name, { idlType }] of attributes) {
        const value: unknown = Reflect.get(object, name);
        if (idlType.idlType === 'EventHandler') t.true(value === null || typeof value === 'function', `${of}.${name}`);
        else t.true(isOfType(idlType, value), `${of}.${name}: ${String(value)}`);
        t.false(Reflect.has(Object(value), 'example'), `${of}.${name}`);
        read++;
      }
  t.true(read > 120, `${read} attributes`);
});

test('methods that need no argument return values of their types', async (t) => {
  const { objects } = await makeStage();
  let called = 0;
  for (const object of objects)
    for (const { name: of, operations } of lineage(object.constructor.name))
      for (const [name, [operation, ...others]] of operations) {
        const getter = /^(get|clone|toJSON|enumerate|create(Offer|Answer))/.test(name);
        if (!operation?.idlType || !getter || operation.arguments.some(({ optional }) => !optional)) continue;
        if (others.length === 0 && !(name in object)) continue;
        const result: unknown = Reflect.apply(Reflect.get(object, name), object, []);
        const { idlType } = operation;
        const isPromise = idlType.generic === 'Promise';
        t.is(result instanceof Promise, isPromise, `${of}.${name}`);
        const type = isPromise ? ((idlType.idlType as readonly IdlType[])[0] as IdlType) : idlType;
        const value = await Promise.resolve(result).catch(() => undefined);
        if (value !== undefined) t.true(isOfType(type, value), `${of}.${name}: ${JSON.stringify(value)}`);
        called++;
      }
  t.true(called > 25, `${called} calls`);
});
