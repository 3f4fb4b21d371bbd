import type { Edition } from '../editions/editions';
import type { World } from '../infra/world';

/**
 * What the model has of an interface, by the names of its members. Signatures, conversion of arguments, inheritance, constants and
 * event handler attributes are those of the official IDL.
 */
export interface Interface<T extends object> {
  readonly name: string;
  /** Whether an object of the model is of this interface. */
  readonly is: (object: object) => object is T;
  /** Getters. They give objects of the model, plain data, and lists of them. */
  readonly attributes: Readonly<Record<string, (object: T) => unknown>>;
  /** The value is converted already; `throws(...)` may be returned. */
  // biome-ignore lint/suspicious/noExplicitAny: which type a value has after its conversion is said by the IDL
  readonly setters?: Readonly<Record<string, (object: T, value: any) => unknown>>;
  /** Arguments are converted already; `throws(...)` or a ModelPromise may be returned. Overloads are told apart by the arguments. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly methods?: Readonly<Record<string, (object: T, ...args: any[]) => unknown>>;
  /** Methods that make something for which no object of the model stands yet. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly inWorld?: Readonly<Record<string, (world: World, object: T, ...args: any[]) => unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly statics?: Readonly<Record<string, (world: World, ...args: any[]) => unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly construct?: (world: World, ...args: any[]) => unknown;
  /** What setting an attribute to a string does that its enumeration lacks; nothing, by default. */
  readonly unknownValues?: Readonly<Record<string, (object: T) => unknown>>;
  /** Members that not every edition has: whether one does. */
  readonly editions?: Readonly<Record<string, (edition: Edition) => boolean>>;
  /** Maplike interfaces: what is in it. */
  readonly entries?: (object: T) => ReadonlyMap<string, unknown>;
}

/** Whether an edition has the member. */
export const hasMember = ({ editions }: Interface<object>, name: string, edition: Edition): boolean =>
  editions?.[name]?.(edition) ?? true;

// biome-ignore lint/suspicious/noExplicitAny: a class with any constructor
type Class<T> = abstract new (...args: any[]) => T;

/** `is` of an interface that has a class of its own in the model. */
export const instanceOf =
  <T extends object>(type: Class<T>) =>
  (object: object): object is T =>
    object instanceof type;
