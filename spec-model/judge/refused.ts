import { lastMarker } from '../infra/step';
import type { Divergence } from '../vocabulary';

/** A step of the catalogue. */
export interface StepAt {
  readonly algorithm: string;
  readonly step: string;
}

/** An attribute of a connection, or of another object by handle. */
export type Watch = { readonly pc: string; readonly path: string } | { readonly on: string; readonly path: string };

/** What differs, before it is known to which entry and step it belongs. */
export interface Difference {
  readonly aspect: Divergence['aspect'];
  readonly subject: string;
  readonly expected: string;
  readonly observed: string;
  /** The step that decided what is expected; null: to be looked for (`watch`), or not known. */
  readonly at?: StepAt | undefined;
  /** The command whose outcome it is, where another one is at work when that is judged. */
  readonly command?: number;
  /** Makes the model go on from what was seen, so that one difference does not bring others after it. */
  readonly adopt?: () => void;
  /** For state: where to look, so that the step which last changed it can be found in a second run. */
  readonly watch?: Watch;
}

/** Leaves the judge at the first difference. Caught by `follow`, never seen outside; no Error, whose stack would cost more than the rest. */
export class Refused {
  constructor(readonly difference: Difference) {}
}

export const refuse = (difference: Difference): never => {
  throw new Refused({ at: lastMarker(), ...difference });
};

/** What makes two differences the same, wherever they are seen. */
export const keyOf = ({ aspect, subject, expected, observed }: Omit<Difference, 'at' | 'watch'>): string =>
  [aspect, subject, ...generally(subject, expected, observed)].join('|');

/** Numbers that stand for something: nothing, none, all. */
const telling: readonly string[] = ['-1', '0', '65535'];
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
const isWritten = (text: string): boolean => /^".*"$/s.test(text);
/** A string that is no value of an enumeration, no name and not empty. */
const isText = (text: string): boolean => isWritten(text) && !/^"([A-Za-z][\w -]*)?"$/.test(text);

const isEmpty = (text: string): boolean => text === '[]' || text === 'a list of 0';
const isList = (text: string): boolean => isEmpty(text) || text.startsWith('a list of ');
/** Of lists that differ in their length, whether there is nothing in one of them says enough. */
const lengths = (expected: string, observed: string): [string, string] => {
  if (isEmpty(expected)) return ['an empty list', 'a list'];
  return ['a list', isEmpty(observed) ? 'an empty list' : 'a list of another length'];
};

const typeOf = (text: string): string => {
  if (isNumber(text) || /^\{"\$":"(nan|-?infinity)"\}$/.test(text)) return 'number';
  if (isWritten(text)) return 'string';
  return text === 'true' || text === 'false' ? 'boolean' : 'other';
};
const isPrimitive = (text: string): boolean => typeOf(text) !== 'other';
const isValue = (text: string): boolean =>
  isPrimitive(text) || isList(text) || /^(a dictionary|an object|binary data.*)$/.test(text) || text === foreign;

const directions: readonly string[] = ['"sendrecv"', '"sendonly"', '"recvonly"', '"inactive"'];
const kinds: readonly string[] = ['"audio"', '"video"', '"application"'];
/** Which of these two values differ depends on what the script did before, not on what is wrong. */
const byChance: readonly ((subject: string, text: string) => string | undefined)[] = [
  (_subject, text) => (directions.includes(text) ? 'direction' : undefined),
  (subject, text) => (subject.endsWith('kind of a section') && kinds.includes(text) ? 'kind' : undefined),
  (subject, text) => (subject.includes(' in event ') && isWritten(text) ? 'value' : undefined),
  (subject, text) => (isFree(subject) && isWritten(text) && text !== '""' ? 'string' : undefined),
];
/** Attributes and data whose strings are the application's. */
const isFree = (subject: string): boolean =>
  /\.(label|protocol|toneBuffer)$/.test(subject) || subject.startsWith('event message: data');

/** Without what is by chance: of two numbers that differ, and of values of different types, the types say enough. */
const generally = (subject: string, expected: string, observed: string): [string, string] => {
  for (const nameOf of byChance) {
    const name = nameOf(subject, expected);
    if (name !== undefined && name === nameOf(subject, observed)) return [`a ${name}`, `another ${name}`];
  }
  if (isNumber(expected) && isNumber(observed)) return ['a number', 'another number'];
  if (isText(expected) && isText(observed)) return ['a string', 'another string'];
  if (isList(expected) && isList(observed)) return lengths(expected, observed);
  if (isPrimitive(expected) && isValue(observed) && typeOf(expected) !== typeOf(observed)) return ['a value', foreign];
  const one = (text: string) => {
    if (isText(text)) return 'a string';
    return isNumber(text) && !telling.includes(text) ? 'a number' : text;
  };
  return [one(expected), one(observed)];
};

const leaves: readonly string[] = ['error', 'value', 'event', 'missing-event'];

/**
 * Whether the judge can go on after a difference: it changes nothing that later steps depend on, or the model can adopt it. After
 * others (an exception where there should be none, another object, another order) model and implementation have parted.
 */
export const tolerable = ({ aspect, adopt }: Pick<Difference, 'aspect' | 'adopt'>): boolean =>
  adopt !== undefined || leaves.includes(aspect);

/** How a state differs of which no event has told by the end: it may yet come. */
export const untold = { expected: 'what its last event told', observed: 'another value' };

/** How a state differs that is ahead of the event which tells of it. */
export const aheadOfEvent = { expected: 'changes together with its event', observed: 'changed before its event' };

/** Leaves the judge because the trace can't be judged further. */
export class Undecided extends Error {}

/** Milliseconds since 1970: another number in every run, and no part of a fingerprint. */
const isTime = (value: unknown): boolean => typeof value === 'number' && value > 1e12 && value < 1e13;

/** What no attribute of the API has. */
const foreign = 'a value of another type';
const specials: Readonly<Record<string, string>> = {
  threw: 'throws',
  function: foreign,
  bigint: foreign,
  symbol: foreign,
};

/** Of what is made of other values only the shape: what is in it differs from run to run. */
const shapeOf = (value: object): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `a list of ${value.length}`;
  if ('$' in value && value.$ === 'binary' && 'as' in value) return `binary data: ${value.as}`;
  if ('$' in value) return specials[String(value.$)] ?? JSON.stringify(value);
  if ('text' in value) return 'a text';
  return 'h' in value ? 'an object' : 'a dictionary';
};

const shown = (value: unknown): string => {
  if (value === undefined) return 'undefined';
  if (typeof value === 'object' && value !== null) return shapeOf(value);
  return JSON.stringify(value) ?? String(value);
};

/** What was seen, for a difference. */
export const show = (value: unknown): string => (isTime(value) ? 'another time' : shown(value));

/** What should have been seen. */
export const showDue = (value: unknown): string => (isTime(value) ? 'the time that is due' : shown(value));
