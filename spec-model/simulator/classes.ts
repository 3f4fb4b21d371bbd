import type { InterfaceDefinition } from '../idl/definitions';
import { construct } from '../idl/invoke';
import { interfaceNamed } from '../idl/registry';
import { define } from './define';
import { constructEvent, defineEventAttributes } from './events';
import { defineHandler } from './handlers';
import { defineMaplike } from './maplike';
import { defineMembers, lengthOf } from './members';
import type { Class, Realm } from './realm';

const roots: Readonly<Record<string, Class>> = { EventTarget, Event, DOMException };

const isEvent = (realm: Realm, name: string): boolean => realm.rootOf(name) === 'Event';

const instantiate = (realm: Realm, definition: InterfaceDefinition, args: readonly unknown[], newTarget: Class) => {
  const { name, constructors } = definition;
  if (constructors.length === 0) throw new TypeError('Illegal constructor');
  if (isEvent(realm, name)) return constructEvent(realm, definition, args, newTarget);
  const model = realm.give(construct(realm.world, name, args), (value) => value);
  return realm.create(name, model as object, newTarget);
};

/** The constructor; a function and no class, since it has to make its object by itself. */
const makeInterfaceObject = (realm: Realm, definition: InterfaceDefinition): Class => {
  const { name, constructors } = definition;
  const interfaceObject = {
    [name]: function (...args: unknown[]) {
      if (new.target) return instantiate(realm, definition, args, new.target as unknown as Class);
      throw new TypeError(`Class constructor ${name} cannot be invoked without 'new'`);
    },
  }[name] as unknown as Class;
  define(interfaceObject, 'name', { value: name });
  define(interfaceObject, 'length', { value: constructors.length === 0 ? 0 : lengthOf(constructors) });
  return interfaceObject;
};

const fill = (realm: Realm, definition: InterfaceDefinition, interfaceObject: Class): void => {
  const { name, attributes, maplike, constants } = definition;
  const { prototype } = interfaceObject;
  for (const [constant, value] of constants)
    for (const object of [interfaceObject, prototype])
      define(object, constant, { enumerable: true, configurable: false, value });
  if (isEvent(realm, name)) return defineEventAttributes(prototype, definition);
  const table = interfaceNamed(name);
  if (!table) return;
  defineMembers(realm, definition, table, interfaceObject);
  for (const [attribute, { idlType }] of attributes)
    if (idlType.idlType === 'EventHandler') defineHandler(prototype, attribute, table);
  if (maplike) defineMaplike(realm, table, prototype);
};

const make = (realm: Realm, definition: InterfaceDefinition): Class => {
  const { name, inheritance } = definition;
  const known = realm.classes.get(name);
  if (known) return known;
  const interfaceObject = makeInterfaceObject(realm, definition);
  realm.classes.set(name, interfaceObject);
  const inherited = inheritance === null ? undefined : realm.interfaces.get(inheritance);
  const parent = inherited ? make(realm, inherited) : roots[inheritance ?? ''];
  if (parent) Object.setPrototypeOf(interfaceObject, parent);
  const prototype = Object.create(parent?.prototype ?? Object.prototype);
  define(prototype, 'constructor', { writable: true, value: interfaceObject });
  define(prototype, Symbol.toStringTag, { value: name });
  Object.defineProperty(interfaceObject, 'prototype', { value: prototype, writable: false });
  fill(realm, definition, interfaceObject);
  return interfaceObject;
};

/** Makes the classes of the API, one for each interface of the IDL, with the members that the model has. */
export const makeClasses = (realm: Realm): void => {
  for (const definition of realm.interfaces.values()) make(realm, definition);
};
