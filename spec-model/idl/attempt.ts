import { type ErrorValue, errorValue } from '../infra/completion';
import { ConversionError } from './conversion-error';
import { typeNamed } from './types';

/** What a conversion failed with: a TypeError, or whatever the application's own code threw meanwhile. */
export const conversionFailure = (error: unknown): ErrorValue =>
  error instanceof ConversionError
    ? errorValue('TypeError', error.message)
    : errorValue('TypeError', 'thrown while a value was converted', { exception: { value: error } });

/** Converts inside of an algorithm, where a failure is for the algorithm to deal with. */
export const toType = <T>(name: string, value: unknown): T | ErrorValue => {
  try {
    return typeNamed(name).convert(value) as T;
  } catch (error) {
    return conversionFailure(error);
  }
};
