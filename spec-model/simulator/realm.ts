import { setMaxListeners } from 'node:events';
import type { InterfaceDefinition } from '../idl/definitions';
import type { Outcome } from '../idl/invoke';
import { stamp } from '../idl/platform-object';
import { interfaceOf } from '../idl/registry';
import type { Result } from '../idl/results';
import { AnyValue } from '../infra/any-value';
import { type ErrorValue, isErrorValue } from '../infra/completion';
import type { World } from '../infra/world';
import { RtcError } from '../peer-connection/rtc-error';

/** A constructor of the API, or a class of an application that extends it. */
export type Class = abstract new (...args: never[]) => object;

const prototypeOf = (newTarget: Class, fallback: Class): object => {
  const { prototype } = newTarget;
  return (typeof prototype === 'object' && prototype !== null) || typeof prototype === 'function'
    ? prototype
    : fallback.prototype;
};

const asItIs: Result = (value, wrap) => wrap(value);

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

/** The objects of one simulated world: which object of the API stands for which object of the model. */
export class Realm {
  readonly classes = new Map<string, Class>();
  private readonly objects = new WeakMap<object, object>();

  constructor(
    readonly world: World,
    readonly interfaces: ReadonlyMap<string, InterfaceDefinition>,
  ) {}

  classOf(name: string): Class {
    const known = this.classes.get(name);
    if (!known) throw new Error(`there is no interface ${name}`);
    return known;
  }

  /** The name of the interface of other standards that an interface goes back to: EventTarget, Event, DOMException; or null. */
  rootOf(name: string): string | null {
    const parent = this.interfaces.get(name)?.inheritance ?? null;
    return parent !== null && this.interfaces.has(parent) ? this.rootOf(parent) : parent;
  }

  /** Makes the object of the API that stands for an object of the model. */
  create(name: string, model: object, newTarget = this.classOf(name)): object {
    const object = this.bare(name, model, newTarget);
    stamp(object, model);
    this.objects.set(model, object);
    return object;
  }

  private bare(name: string, model: object, newTarget: Class): object {
    const root = this.rootOf(name);
    if (root === 'EventTarget') {
      const target: EventTarget = Reflect.construct(EventTarget, [], newTarget);
      setMaxListeners(0, target); // as many as one likes, without a warning
      return target;
    }
    if (root === 'DOMException') {
      const { message, name: errorName } = model as RtcError;
      return Reflect.construct(DOMException, [message, errorName], newTarget);
    }
    return Object.create(prototypeOf(newTarget, this.classOf(name)));
  }

  /** The API's side of a value of the model: the same object for the same object. */
  readonly wrap = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(this.wrap);
    const known = this.objects.get(value);
    if (known) return known;
    if (value instanceof AnyValue) return this.wrap(value.example);
    const table = interfaceOf(value);
    if (table) return this.create(table.name, value);
    if (isErrorValue(value)) return this.error(value);
    return isPlain(value)
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.wrap(one)]))
      : value;
  };

  /** The JavaScript error that stands for an error of the model. */
  error(error: ErrorValue): unknown {
    const { name, message, exception } = error;
    if (exception) return exception.value;
    if (name === 'TypeError') return new TypeError(message);
    if (name === 'RangeError') return new RangeError(message);
    return name === 'RTCError' ? this.wrap(RtcError.of(error)) : new DOMException(message, name);
  }

  /** Gives an outcome of the model to a JavaScript caller. */
  give(outcome: Outcome, result: Result = asItIs): unknown {
    if (outcome.kind === 'throw') throw this.error(outcome.error);
    if (outcome.kind === 'return') return result(outcome.value, this.wrap);
    const { promise } = outcome;
    if (promise.state === 'fulfilled') return Promise.resolve(result(promise.value, this.wrap));
    if (promise.reason) return Promise.reject(this.error(promise.reason));
    return new Promise((resolve, reject) => {
      promise.upon(() =>
        promise.reason ? reject(this.error(promise.reason)) : resolve(result(promise.value, this.wrap)),
      );
    });
  }
}
