import { type ErrorValue, errorValue, isThrown } from '../infra/completion';
import { ModelPromise, rejected } from '../infra/promise';
import { algorithm, apart } from '../infra/step';
import type { World } from '../infra/world';
import { ConversionError } from './conversion-error';
import type { Interface } from './interface';
import { attributeType, constructorOf, methodOf, type Signature } from './operations';
import { hasOwnMethod, interfaceNamed, interfaceOf, parentOf, readerOf } from './registry';

const step = algorithm('webidl');

/** What a call gives to its caller. */
export type Outcome =
  | { readonly kind: 'return'; readonly value: unknown }
  | { readonly kind: 'throw'; readonly error: ErrorValue }
  | { readonly kind: 'promise'; readonly promise: ModelPromise };

const outcomeOf = (value: unknown): Outcome => {
  if (value instanceof ModelPromise) return { kind: 'promise', promise: value };
  return isThrown(value) ? { kind: 'throw', error: value.error } : { kind: 'return', value };
};

/** A failed conversion is a TypeError; what the application's own code threw meanwhile is passed on as it is. */
const conversionFailure = (error: unknown): ErrorValue => {
  step('conversion');
  if (error instanceof ConversionError) return errorValue('TypeError', error.message);
  return errorValue('TypeError', 'thrown while an argument was converted', { exception: { value: error } });
};

const refused = (world: World, promised: boolean, error: unknown): Outcome => {
  const failure = conversionFailure(error);
  if (!promised) return { kind: 'throw', error: failure };
  return { kind: 'promise', promise: rejected(world, failure.name, failure.message, failure) };
};

type Run = (args: readonly unknown[]) => unknown;

/** Converts the arguments, then runs. Only the conversion can run code of the application, and fail. */
const converted = (world: World, promised: boolean, convert: () => unknown[], run: Run): Outcome =>
  apart(() => {
    let args: unknown[];
    try {
      args = convert();
    } catch (error) {
      return refused(world, promised, error);
    }
    return outcomeOf(run(args));
  });

/** What runs when a method is called: that of the interface, or of the nearest ancestor that has it. */
const runOf = (table: Interface<object> | undefined, world: World, object: object, name: string): Run | undefined => {
  const own = table?.methods?.[name];
  if (own) return (args) => own(object, ...args);
  const inWorld = table?.inWorld?.[name];
  if (inWorld) return (args) => inWorld(world, object, ...args);
  return table && runOf(parentOf(table), world, object, name);
};

/** Whether the model has the method. */
export const hasMethod = (object: object, name: string): boolean => {
  const has = (table: Interface<object> | undefined): boolean =>
    table !== undefined && (hasOwnMethod(table, name) || has(parentOf(table)));
  return has(interfaceOf(object));
};

/** Whether the model has the attribute, and it can be set. */
export const hasSetter = (object: object, name: string): boolean =>
  Object.hasOwn(interfaceOf(object)?.setters ?? {}, name);

/**
 * Calls a method of an object of the model with JavaScript values as arguments. Objects of the API are given as they are (see `stamp`), or
 * the model's objects in their place. Never throws: what the caller would see is the outcome.
 */
export const call = (world: World, object: object, name: string, args: readonly unknown[]): Outcome => {
  const table = interfaceOf(object);
  const run = runOf(table, world, object, name);
  const method = table && methodOf(table.name, name);
  if (!run || !method) throw new Error(`the model has no ${table?.name}.${name}`);
  return converted(world, method.promised, () => method.signature(args), run);
};

/** Reads an attribute. */
export const get = (object: object, name: string): Outcome => outcomeOf(readerOf(object)?.(name));

/** Sets an attribute. A string that is no value of its enumeration is ignored. */
export const assign = (world: World, object: object, name: string, value: unknown): Outcome => {
  const table = interfaceOf(object);
  const run = table?.setters?.[name];
  const type = table && attributeType(table.name, name);
  if (!run || !type) throw new Error(`the model has no setter for ${table?.name}.${name}`);
  if (!type.enumeration)
    return converted(
      world,
      false,
      () => [type.convert(value)],
      ([one]) => run(object, one),
    );
  const { values, toText } = type.enumeration;
  const unknown = (text: unknown) => step('enum-attribute', !values.has(text as string)) || !values.has(text as string);
  return converted(
    world,
    false,
    () => [toText(value)],
    ([text]) => (unknown(text) ? table.unknownValues?.[name]?.(object) : run(object, text)),
  );
};

const callFree = (
  world: World,
  run: ((world: World, ...args: unknown[]) => unknown) | undefined,
  signature: Signature | undefined,
  promised: boolean,
  args: readonly unknown[],
): Outcome => {
  if (!run || !signature) return { kind: 'throw', error: errorValue('TypeError', 'Illegal constructor') };
  return converted(
    world,
    promised,
    () => signature(args),
    (values) => run(world, ...values),
  );
};

/** Calls a static operation. */
export const callStatic = (world: World, interfaceName: string, name: string, args: readonly unknown[]): Outcome => {
  const method = methodOf(interfaceName, name);
  const run = interfaceNamed(interfaceName)?.statics?.[name];
  return callFree(world, run, method?.signature, method?.promised === true, args);
};

/** `new Interface(...args)`. */
export const construct = (
  world: World,
  interfaceName: string,
  args: readonly unknown[],
  run = interfaceNamed(interfaceName)?.construct,
): Outcome => callFree(world, run, constructorOf(interfaceName), false, args);

/** Whether the model can construct the interface. */
export const hasConstructor = (interfaceName: string): boolean =>
  interfaceNamed(interfaceName)?.construct !== undefined;
