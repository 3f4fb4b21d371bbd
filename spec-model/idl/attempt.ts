import { type ErrorValue, errorValue } from '../infra/completion';
import { ConversionError } from './conversion-error';
import { typeNamed } from './types';

/** What a conversion failed with: a TypeError, or whatever the application's own code threw meanwhile. */
export const conversionFailure = (error: unknown): ErrorValue =>
  error instanceof ConversionError
    ? errorValue('TypeError', error.message)
    : errorValue('TypeError', 'thrown while a value was converted', { exception: { value: error } });

const failures = new WeakSet<object>();

/** Whether an algorithm got an error in the place of a value. */
export const isFailure = (value: unknown): value is ErrorValue =>
  typeof value === 'object' && value !== null && failures.has(value);

export const failure = (error: ErrorValue): ErrorValue => {
  failures.add(error);
  return error;
};

/** Converts inside of an algorithm, where a failure is for the algorithm to deal with. */
export const toType = <T>(name: string, value: unknown): T | ErrorValue => {
  try {
    return typeNamed(name).convert(value) as T;
  } catch (error) {
    return failure(conversionFailure(error));
  }
};
