import type { Attribute } from 'webidl2';
import type { InterfaceDefinition } from '../idl/definitions';
import { construct } from '../idl/invoke';
import { modelOf, stamp } from '../idl/platform-object';
import { resultOf } from '../idl/results';
import { defineAccessor } from './define';
import { illegalInvocation } from './members';
import type { Class, Realm } from './realm';

type Members = Readonly<Record<string, unknown>>;

/** Event interfaces of what the model fires; a plain Event otherwise. */
const interfaces: Readonly<Record<string, string>> = {
  track: 'RTCTrackEvent',
  icecandidate: 'RTCPeerConnectionIceEvent',
  icecandidateerror: 'RTCPeerConnectionIceErrorEvent',
  datachannel: 'RTCDataChannelEvent',
  tonechange: 'RTCDTMFToneChangeEvent',
  addtrack: 'MediaStreamTrackEvent',
  removetrack: 'MediaStreamTrackEvent',
  error: 'RTCErrorEvent',
};

/** What stands behind an event: the values of its attributes, as the application sees them. */
class EventModel {
  constructor(
    readonly interfaceName: string,
    readonly values: ReadonlyMap<string, unknown>,
  ) {}
}

/** The value of an attribute that was not given. */
const absent = ({ idlType }: Attribute): unknown => {
  if (idlType.nullable) return null;
  return idlType.generic ? [] : String(idlType.idlType).endsWith('String') ? '' : 0;
};

const valuesOf = (realm: Realm, { attributes }: InterfaceDefinition, given: Members): ReadonlyMap<string, unknown> =>
  new Map(
    [...attributes].map(([name, attribute]) => {
      const value = given[name];
      return [name, resultOf(attribute.idlType)(value === undefined ? absent(attribute) : value, realm.wrap)];
    }),
  );

/** Node marks events of its own with a symbol that it does not publish. Where it is not found, no event is trusted. */
const findTrust = (): symbol | undefined => {
  let found: symbol | undefined;
  const get = (_target: object, key: string | symbol): undefined => {
    if (typeof key === 'symbol') found = key;
  };
  new Event('look', new Proxy({}, { get }));
  return found;
};

const trust = findTrust();
const trusted: object = trust === undefined ? {} : { [trust]: true };

const makeEvent = (
  realm: Realm,
  definition: InterfaceDefinition,
  type: string,
  init: object,
  members: Members,
  newTarget: Class,
): Event => {
  const event: Event = Reflect.construct(Event, [type, init], newTarget);
  stamp(event, new EventModel(definition.name, valuesOf(realm, definition, members)));
  return event;
};

/** An event that the model fires. */
export const firedEvent = (realm: Realm, type: string, detail: Members): Event => {
  const name = interfaces[type];
  if (type === 'message') return new MessageEvent(type, { ...trusted, ...detail });
  const definition = name === undefined ? undefined : realm.interfaces.get(name);
  if (!definition || !name) return new Event(type, trusted);
  return makeEvent(realm, definition, type, trusted, detail, realm.classOf(name));
};

/** `new RTCTrackEvent(...args)` and the like. */
export const constructEvent = (
  realm: Realm,
  definition: InterfaceDefinition,
  args: readonly unknown[],
  newTarget: Class,
): unknown => {
  const make = (_world: unknown, type: string, init: Members) => ({ type, init });
  const outcome = construct(realm.world, definition.name, args, make);
  const { type, init } = realm.give(outcome, (value) => value) as { readonly type: string; readonly init: Members };
  const { bubbles, cancelable, composed } = init;
  return makeEvent(realm, definition, type, { bubbles, cancelable, composed }, init, newTarget);
};

/** The attributes of an event interface. */
export const defineEventAttributes = (prototype: object, { name: interfaceName, attributes }: InterfaceDefinition) => {
  for (const name of attributes.keys())
    defineAccessor(prototype, name, (self) => {
      const model = modelOf(self);
      if (model instanceof EventModel && model.interfaceName === interfaceName) return model.values.get(name);
      throw illegalInvocation();
    });
};
