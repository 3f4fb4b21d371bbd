/// <reference path="./packages.d.ts" />
import conversions, { type Options } from 'webidl-conversions';
import { ConversionError, fail } from './conversion-error';

const globals = {
  Number: (value: unknown) => (typeof value === 'symbol' ? fail('a symbol is not a number') : Number(value)),
  String,
  TypeError: ConversionError,
};

const integer = /(short|long|byte|octet)$/;

/** Ways to treat numbers out of range. */
export interface Range {
  readonly enforceRange: boolean;
  readonly clamp: boolean;
}

/** The conversion of a primitive type, of `object` or of a buffer; undefined for other types. */
export const primitive = (name: string, range: Range): ((value: unknown) => unknown) | undefined => {
  const convert = conversions[name];
  if (!Object.hasOwn(conversions, name) || !convert) return undefined;
  const options: Options = { ...range, globals };
  if (name === 'DOMString') return (value) => (typeof value === 'string' ? value : convert(value, options));
  // The package gives -0 for negative multiples of the modulus.
  if (integer.test(name)) return (value) => (convert(value, options) as number) + 0;
  return (value) => convert(value, options);
};
