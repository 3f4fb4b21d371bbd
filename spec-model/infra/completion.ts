import { deed, lastMarker, type Marker } from './step';

/** Names of errors that the model produces. `RTCError` is a DOMException named OperationError with further attributes. */
export type ErrorName =
  | 'InvalidStateError'
  | 'InvalidAccessError'
  | 'InvalidModificationError'
  | 'OperationError'
  | 'NotSupportedError'
  | 'SyntaxError'
  | 'InvalidCharacterError'
  | 'DataCloneError'
  | 'TypeError'
  | 'RangeError'
  | 'RTCError';

/** An error as a value. */
export interface ErrorValue {
  readonly name: ErrorName;
  /** The step that produced it. */
  readonly at: Marker | undefined;
  readonly message: string;
  /** What the error is about, in words that do not differ from one text to the next: different defects are different findings. */
  readonly about?: string;
  /** RTCError only. */
  readonly errorDetail?: string;
  readonly sdpLineNumber?: number | null;
  /** What the application's own code threw: passed on as it is. */
  readonly exception?: { readonly value: unknown };
  /** Places where the text is open: other names that are allowed as well, and the key of the ambiguity in CONFORMANCE.md. */
  readonly open?: { readonly key: string; readonly names: readonly ErrorName[] | 'any' };
}

const exceptions: readonly ErrorName[] = [
  'InvalidStateError',
  'InvalidAccessError',
  'InvalidModificationError',
  'OperationError',
  'NotSupportedError',
  'SyntaxError',
];

/** The name that an error has: another one, where the step that makes it is broken so. */
const nameOf = (name: ErrorName): ErrorName =>
  deed('error') === 'rename' ? (exceptions[(exceptions.indexOf(name) + 1) % exceptions.length] as ErrorName) : name;

export const errorValue = (name: ErrorName, message = '', extra: Partial<ErrorValue> = {}): ErrorValue => ({
  at: lastMarker(),
  message,
  ...extra,
  name: nameOf(name),
});

/** A synchronous exception, as a value: a JavaScript exception in the model is always a bug of ours. */
export interface Thrown {
  readonly kind: 'throw';
  readonly error: ErrorValue;
}

/** Completes an algorithm abruptly. */
export const throws = (name: ErrorName, message = '', extra: Partial<ErrorValue> = {}): Thrown => ({
  kind: 'throw',
  error: errorValue(name, message, extra),
});

export const isErrorValue = (value: unknown): value is ErrorValue =>
  typeof value === 'object' && value !== null && 'name' in value && 'at' in value && 'message' in value;

export const isThrown = (value: unknown): value is Thrown =>
  typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'throw' && 'error' in value;
