import type { Argument } from 'webidl2';
import { ConversionError, fail, within } from './conversion-error';
import { definitions } from './definitions';
import { initialValue } from './dictionary';
import { type Result, resultOf } from './results';
import { typeOf } from './types';
import { type Candidate, chooseType, type Type } from './union';

type Values = readonly unknown[];

interface Parameter {
  readonly type: Type;
  readonly optional: boolean;
  readonly variadic: boolean;
  readonly initial: (() => unknown) | undefined;
}

/** Converts the arguments of a call, or fails. */
export type Signature = (args: Values) => unknown[];

const compile = ({ idlType, extAttrs, optional, variadic, default: given }: Argument): Parameter => {
  const type = typeOf(idlType, extAttrs);
  return { type, optional, variadic, initial: initialValue(given, type) };
};

const isNeeded = ({ optional, variadic }: Parameter): boolean => !optional && !variadic;
const least = (parameters: readonly Parameter[]): number => parameters.filter(isNeeded).length;
const isVariadic = (parameters: readonly Parameter[]): boolean => parameters.at(-1)?.variadic === true;

const convertOne = ({ type, optional, initial }: Parameter, value: unknown): unknown =>
  value === undefined && optional ? initial?.() : type.convert(value);

/** The arguments from `from` on. What is missing at the end is its default, or absent. */
const convertRest = (parameters: readonly Parameter[], args: Values, result: unknown[]): unknown[] => {
  try {
    for (const parameter of result.length === 0 ? parameters : parameters.slice(result.length))
      if (!parameter.variadic) result.push(convertOne(parameter, args[result.length]));
      else while (result.length < args.length) result.push(parameter.type.convert(args[result.length]));
  } catch (error) {
    throw error instanceof ConversionError ? error.within(`argument ${result.length + 1}`) : error;
  }
  return result;
};

const needed = (count: number, given: number): never =>
  fail(`${count} argument${count === 1 ? ' is' : 's are'} needed, ${given} given`);

const single =
  (parameters: readonly Parameter[]): Signature =>
  (args) => {
    const count = least(parameters);
    return args.length < count ? needed(count, args.length) : convertRest(parameters, args, []);
  };

/** Overloads that can be told apart have different types at the first place where they differ in type. */
const chooseOverload = (overloads: readonly (readonly Parameter[])[], args: Values): unknown[] => {
  const candidates: Candidate<readonly Parameter[]>[] = overloads.flatMap((of) => {
    const type = of[0]?.type;
    return type ? [{ of, type }] : [];
  });
  const choice = within('argument 1', () => chooseType(args[0], candidates));
  if (!choice) return fail('argument 1 fits no overload');
  return convertRest(choice.of, args, [within('argument 1', () => choice.convert(args[0]))]);
};

/** https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm */
const overloaded =
  (overloads: readonly (readonly Parameter[])[]): Signature =>
  (args) => {
    const longest = Math.max(...overloads.map((one) => one.length));
    const count = Math.min(longest, args.length);
    const fitting = overloads.filter((one) => least(one) <= count && (count <= one.length || isVariadic(one)));
    const [only] = fitting;
    if (!only) {
      const smallest = Math.min(...overloads.map(least));
      return count < smallest ? needed(smallest, count) : fail(`there is no overload with ${count} arguments`);
    }
    return fitting.length === 1 ? convertRest(only, args, []) : chooseOverload(fitting, args);
  };

const signatureOf = (overloads: readonly (readonly Argument[])[]): Signature => {
  const compiled = overloads.map((args) => args.map(compile));
  const [only] = compiled;
  return compiled.length === 1 && only ? single(only) : overloaded(compiled);
};

/** A method of an interface or of its ancestors, compiled when it is first called. */
export interface Method {
  readonly signature: Signature;
  /** Returns a promise: failures are rejections. */
  readonly promised: boolean;
  /** How what is returned is given to the application. */
  readonly result: Result;
}

type Memory<T> = Map<string, Map<string, T | undefined>>;

const methods: Memory<Method> = new Map();
const constructors: Memory<Signature> = new Map();

const findMethod = (interfaceName: string, name: string): Method | undefined => {
  const definition = definitions().interfaces.get(interfaceName);
  const overloads = definition?.operations.get(name);
  if (!overloads) return definition?.inheritance ? findMethod(definition.inheritance, name) : undefined;
  return {
    signature: signatureOf(overloads.map((one) => one.arguments)),
    promised: overloads.some((one) => one.idlType?.generic === 'Promise'),
    result: resultOf(overloads[0]?.idlType ?? null),
  };
};

const remembered = <T>(memory: Memory<T>, of: string, name: string, make: () => T | undefined): T | undefined => {
  const members = memory.get(of) ?? new Map<string, T | undefined>();
  memory.set(of, members);
  const known = members.get(name);
  if (known || members.has(name)) return known;
  const made = make();
  members.set(name, made);
  return made;
};

export const methodOf = (interfaceName: string, name: string): Method | undefined =>
  remembered(methods, interfaceName, name, () => findMethod(interfaceName, name));

/** Undefined: an illegal constructor. */
export const constructorOf = (interfaceName: string): Signature | undefined =>
  remembered(constructors, interfaceName, '', () => {
    const overloads = definitions().interfaces.get(interfaceName)?.constructors ?? [];
    return overloads.length > 0 ? signatureOf(overloads) : undefined;
  });

const attributes: Memory<Type> = new Map();

/** The type of an attribute that can be set. */
export const attributeType = (interfaceName: string, name: string): Type | undefined =>
  remembered(attributes, interfaceName, name, () => {
    const definition = definitions().interfaces.get(interfaceName);
    const attribute = definition?.attributes.get(name);
    if (!attribute) return definition?.inheritance ? attributeType(definition.inheritance, name) : undefined;
    return attribute.readonly ? undefined : typeOf(attribute.idlType, attribute.extAttrs);
  });
