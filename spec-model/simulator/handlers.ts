import type { Interface } from '../idl/interface';
import { defineAccessor } from './define';
import { behind } from './members';

interface Handler {
  readonly listener: (event: Event) => void;
  value: unknown;
}

const handlers = new WeakMap<EventTarget, Map<string, Handler>>();

const handlersOf = (target: EventTarget): Map<string, Handler> => {
  const known = handlers.get(target);
  if (known) return known;
  const fresh = new Map<string, Handler>();
  handlers.set(target, fresh);
  return fresh;
};

const isObject = (value: unknown): boolean =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** What returns false prevents the default. An object that can not be called is kept, and not called. */
const handle = (handler: Handler, event: Event): void => {
  if (typeof handler.value !== 'function') return;
  if (Reflect.apply(handler.value, event.currentTarget, [event]) === false) event.preventDefault();
};

/** A handler keeps its place among the listeners while it is exchanged, and loses it when it is taken away. */
const setHandler = (target: EventTarget, type: string, value: unknown): void => {
  const own = handlersOf(target);
  const known = own.get(type);
  if (!isObject(value)) {
    if (known) target.removeEventListener(type, known.listener);
    own.delete(type);
  } else if (known) known.value = value;
  else {
    const handler: Handler = { value, listener: (event) => handle(handler, event) };
    own.set(type, handler);
    target.addEventListener(type, handler.listener);
  }
};

/**
 * Gives a class an event handler attribute, such as `ontrack`.
 * @see https://html.spec.whatwg.org/multipage/webappapis.html#event-handlers
 */
export const defineHandler = (prototype: object, name: string, table: Interface<object>): void => {
  const type = name.slice(2);
  const check = (self: unknown): EventTarget => {
    behind(self, table);
    return self as EventTarget;
  };
  defineAccessor(
    prototype,
    name,
    (self) => handlersOf(check(self)).get(type)?.value ?? null,
    (self, value) => setHandler(check(self), type, value),
  );
};
