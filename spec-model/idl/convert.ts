import { type Stream, Stream as StreamClass, Track } from '../rtp/track';
import { Sender } from '../rtp/transceiver';

/** A failed conversion. It never leaves the operation: there it becomes a thrown or a rejected TypeError. */
export class ConversionError extends Error {}

const fail = (message: string): never => {
  throw new ConversionError(message);
};

/** Set by a wrapper object of the API: the model's object behind it. */
export const impl: unique symbol = Symbol('impl');

/** The model's object behind a value. */
export const unwrap = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && impl in value ? (value as { [impl]: unknown })[impl] : value;

const instance = <T>(interfaceName: string, type: new (...args: never[]) => T) => {
  return (value: unknown): T => {
    const model = unwrap(value);
    return model instanceof type ? model : fail(`not a ${interfaceName}`);
  };
};

export const toTrack = instance('MediaStreamTrack', Track);
export const toStream: (value: unknown) => Stream = instance('MediaStream', StreamClass);
export const toSender = instance('RTCRtpSender', Sender);

/** https://webidl.spec.whatwg.org/#js-DOMString */
export const toDOMString = (value: unknown): string =>
  typeof value === 'symbol' ? fail('a symbol is not a string') : String(value);

/** https://webidl.spec.whatwg.org/#js-unsigned-short, without [EnforceRange]: modulo 2^16. */
export const toUnsignedShort = (value: unknown): number => {
  const number = toNumber(value);
  if (!Number.isFinite(number)) return 0;
  const integer = Math.trunc(number) % 65536;
  return integer < 0 ? integer + 65536 : integer + 0;
};

const toNumber = (value: unknown): number =>
  typeof value === 'symbol' || typeof value === 'bigint' ? fail(`a ${typeof value} is not a number`) : Number(value);

/** Integer with [EnforceRange]. */
export const toEnforced = (value: unknown, max: number): number => {
  const number = toNumber(value);
  const integer = Math.trunc(number);
  return Number.isFinite(number) && integer >= 0 && integer <= max ? integer : fail(`not a number from 0 to ${max}`);
};

/** double: NaN and infinities are refused. */
export const toDouble = (value: unknown): number => {
  const number = toNumber(value);
  return Number.isFinite(number) ? number : fail('not a finite number');
};

export const toEnum = <T extends string>(values: readonly T[], value: unknown): T => {
  const text = toDOMString(value);
  return values.find((known) => known === text) ?? fail(`${JSON.stringify(text)} is no value of the enumeration`);
};

export const toCallback = (value: unknown): ((...args: unknown[]) => void) =>
  typeof value === 'function' ? (value as () => void) : fail('not a function');

export type Members = Readonly<Record<string, unknown>>;

/** https://webidl.spec.whatwg.org/#js-dictionary: undefined and null are the empty dictionary. */
export const toDictionary = (value: unknown): Members => {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' && typeof value !== 'function') return fail(`a ${typeof value} is not a dictionary`);
  return value as Members;
};

/** A member that may be absent. */
export const member = <T>(members: Members, name: string, convert: (value: unknown) => T): T | undefined => {
  const value = members[name];
  return value === undefined ? undefined : convert(value);
};

/** A nullable member with default null. */
export const nullable = <T>(members: Members, name: string, convert: (value: unknown) => T): T | null => {
  const value = members[name];
  return value === undefined || value === null ? null : convert(value);
};

/** A member without which there is no dictionary. */
export const required = <T>(members: Members, name: string, convert: (value: unknown) => T): T => {
  const value = members[name];
  return value === undefined ? fail(`the member ${name} is missing`) : convert(value);
};

/** https://webidl.spec.whatwg.org/#js-sequence */
export const toSequence = <T>(value: unknown, convert: (value: unknown) => T): T[] => {
  const iterable = typeof value === 'object' && value !== null && Symbol.iterator in value;
  return iterable ? [...(value as Iterable<unknown>)].map(convert) : fail('not a sequence');
};

/** Too few arguments for every overload. */
export const need = (args: readonly unknown[], count: number): void => {
  if (args.length < count) fail(`${count} arguments are needed, ${args.length} were given`);
};

export const noOverload = (count: number): never => fail(`there is no overload with ${count} arguments`);
