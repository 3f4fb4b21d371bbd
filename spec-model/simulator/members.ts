import type { Argument, Attribute, Operation } from 'webidl2';
import type { InterfaceDefinition } from '../idl/definitions';
import { hasMember, type Interface } from '../idl/interface';
import { assign, call, callStatic } from '../idl/invoke';
import { methodOf } from '../idl/operations';
import { modelOf } from '../idl/platform-object';
import { hasOwnMethod } from '../idl/registry';
import { resultOf } from '../idl/results';
import { defineAccessor, defineMethod } from './define';
import type { Realm } from './realm';

export const illegalInvocation = () => new TypeError('Illegal invocation');

/** The fewest arguments that an overload takes. */
export const lengthOf = (overloads: readonly (readonly Argument[])[]): number =>
  Math.min(...overloads.map((one) => one.filter(({ optional, variadic }) => !optional && !variadic).length));

/** The model's object behind `this`, which has to be of the interface. */
export const behind = (self: unknown, { is }: Interface<object>): object => {
  const model = modelOf(self);
  if (model && is(model)) return model;
  throw illegalInvocation();
};

type Overloads = readonly Operation[];
const lengthOfOperation = (overloads: Overloads): number => lengthOf(overloads.map((one) => one.arguments));

/** It rejects where it would throw, if it returns a promise. */
const defineOperation = (realm: Realm, table: Interface<object>, prototype: object, name: string, of: Overloads) => {
  const method = methodOf(table.name, name);
  defineMethod(prototype, name, lengthOfOperation(of), (self, args) => {
    const model = modelOf(self);
    if (model && table.is(model)) return realm.give(call(realm.world, model, name, args), method?.result);
    if (method?.promised) return Promise.reject(illegalInvocation());
    throw illegalInvocation();
  });
};

const defineStatic = (realm: Realm, interfaceName: string, interfaceObject: object, name: string, of: Overloads) => {
  const method = methodOf(interfaceName, name);
  defineMethod(interfaceObject, name, lengthOfOperation(of), (_self, args) =>
    realm.give(callStatic(realm.world, interfaceName, name, args), method?.result),
  );
};

const defineAttribute = (
  realm: Realm,
  table: Interface<object>,
  prototype: object,
  name: string,
  { idlType, readonly }: Attribute,
): void => {
  const read = table.attributes[name];
  const result = resultOf(idlType);
  const get = (self: unknown): unknown => result(read?.(behind(self, table)), realm.wrap);
  const set = (self: unknown, value: unknown): void =>
    void realm.give(assign(realm.world, behind(self, table), name, value));
  defineAccessor(prototype, name, get, !readonly && table.setters?.[name] ? set : undefined);
};

/** An attribute that the IDL no longer has. */
const defineFormer = (table: Interface<object>, prototype: object, name: string): void =>
  defineAccessor(prototype, name, (self) => table.attributes[name]?.(behind(self, table)), undefined);

/** Gives a class the members of an interface that the model has. */
export const defineMembers = (
  realm: Realm,
  { name: interfaceName, attributes, operations }: InterfaceDefinition,
  table: Interface<object>,
  interfaceObject: { readonly prototype: object },
): void => {
  const { prototype } = interfaceObject;
  const has = (name: string) => hasMember(table, name, realm.world.edition);
  for (const [name, attribute] of attributes)
    if (table.attributes[name] && has(name)) defineAttribute(realm, table, prototype, name, attribute);
  for (const name of Object.keys(table.editions ?? {}))
    if (!attributes.has(name) && table.attributes[name] && has(name)) defineFormer(table, prototype, name);
  for (const [name, overloads] of operations) {
    if (overloads[0]?.special !== 'static') {
      if (hasOwnMethod(table, name) && has(name)) defineOperation(realm, table, prototype, name, overloads);
    } else if (table.statics?.[name]) defineStatic(realm, interfaceName, interfaceObject, name, overloads);
  }
};
