/**
 * Stands in the model for a value that the text leaves free: a time, an id, a count. It may be a return value, an attribute, a member of
 * a dictionary, an item of a list. The judge asks whether what was seen may be; the simulator gives the example.
 */
export class AnyValue<T = unknown> {
  constructor(
    /** What may be, in words: `a number`. */
    readonly name: string,
    /** Gets plain data, with objects of the model in it; `undefined` for a member that is not there. */
    readonly accepts: (value: unknown) => boolean,
    readonly example: T,
    /** What was seen instead, in words: so that the same mistake is the same in every script. */
    readonly describe?: (value: unknown) => string,
    /** Makes the model go on from what was seen instead. */
    readonly adopt?: (value: unknown) => void,
  ) {}
}

export const anyNumber = (example = 0): AnyValue<number> =>
  new AnyValue('a number', (value) => typeof value === 'number', example);

export const anyString = (example = ''): AnyValue<string> =>
  new AnyValue('a string', (value) => typeof value === 'string', example);

/** One of several; the first is the example. Members of a dictionary that may be absent have `undefined` among theirs. */
export const anyOf = <T>(first: T, ...others: readonly T[]): AnyValue<T> =>
  new AnyValue([first, ...others].map(String).join(' or '), (value) => [first, ...others].includes(value as T), first);
