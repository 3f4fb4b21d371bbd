import { stamp } from '../idl/platform-object';
import type { ErrorValue } from '../infra/completion';

/** Set by a wrapper object of the API: the model's object behind it. */
export const impl: unique symbol = Symbol('impl');

/** RTCError: a DOMException with more to say. https://w3c.github.io/webrtc-pc/#rtcerror-interface */
export class RTCError extends DOMException {
  readonly errorDetail: string;
  readonly sdpLineNumber: number | null;

  constructor(init: { readonly errorDetail: string; readonly sdpLineNumber?: number | null }, message = '') {
    super(message, 'OperationError');
    this.errorDetail = init.errorDetail;
    this.sdpLineNumber = init.sdpLineNumber ?? null;
  }
}

/** Whether a value is an error of the model. */
export const isError = (value: unknown): value is ErrorValue =>
  typeof value === 'object' && value !== null && 'name' in value && 'at' in value;

/** The JavaScript error that stands for an error of the model. */
export const toError = ({ name, message, errorDetail, sdpLineNumber, exception }: ErrorValue): unknown => {
  if (exception) return exception.value;
  if (name === 'TypeError') return new TypeError(message);
  if (name === 'RangeError') return new RangeError(message);
  if (name === 'RTCError')
    return new RTCError({ errorDetail: errorDetail ?? '', sdpLineNumber: sdpLineNumber ?? null }, message);
  return new DOMException(message, name);
};

/** An object of the API: a shell around the model's object. */
export class Wrapper<T extends object> extends EventTarget {
  readonly [impl]: T;

  constructor(model: T) {
    super();
    Object.defineProperty(this, impl, { value: model });
    this[impl] = model;
    stamp(this, model);
  }
}

/** One wrapper for each object of the model, made at first sight. */
export class Wrappers {
  private readonly known = new WeakMap<object, object>();

  of<T extends object, W extends object>(model: T, make: (model: T) => W): W {
    const known = this.known.get(model);
    if (known) return known as W;
    const wrapper = make(model);
    this.known.set(model, wrapper);
    return wrapper;
  }

  register(model: object, wrapper: object): void {
    this.known.set(model, wrapper);
  }

  find(model: object): object | undefined {
    return this.known.get(model);
  }
}

/** Gives a class the event handler attributes `on<type>`: each is a listener that can be exchanged. */
export const withHandlers = (prototype: EventTarget, types: readonly string[]): void => {
  for (const type of types) {
    const handlers = new WeakMap<EventTarget, { readonly listener: (event: Event) => void; readonly value: unknown }>();
    Object.defineProperty(prototype, `on${type}`, {
      configurable: true,
      enumerable: true,
      get(this: EventTarget) {
        return handlers.get(this)?.value ?? null;
      },
      set(this: EventTarget, value: unknown) {
        const before = handlers.get(this);
        if (before) this.removeEventListener(type, before.listener);
        handlers.delete(this);
        if (typeof value !== 'function') return;
        const listener = (event: Event) => value.call(this, event);
        handlers.set(this, { listener, value });
        this.addEventListener(type, listener);
      },
    });
  }
};

/** An event with members. */
export const makeEvent = (type: string, members: Readonly<Record<string, unknown>>): Event =>
  Object.assign(new Event(type), members);
