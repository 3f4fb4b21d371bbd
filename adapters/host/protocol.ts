import Ajv, { type ValidateFunction } from 'ajv';
import { Entry } from '../../spec-model/vocabulary';
import type { Job } from '../agents/javascript';

export type { Job } from '../agents/javascript';

/** What an agent says, each as one line of JSON. `amend`: the entry of that index has changed. */
export type Message =
  | { readonly hello: string }
  | { readonly id: number; readonly entries: readonly Entry[] }
  | { readonly id: number; readonly amend: number; readonly entry: Entry }
  | { readonly id: number; readonly done: true }
  | { readonly id: number; readonly failed: string };

/** A line that is no message. `id`: the job that it names, if it names one. */
export interface Garbage {
  readonly garbage: string;
  readonly id?: number;
}

const ajv = new Ajv();
const schemas = new Map(
  Entry.anyOf
    .filter((one) => one.properties.t.const !== 'broken')
    .map((one) => [one.properties.t.const as string, one]),
);
const validators = new Map<string, ValidateFunction>();

/** Made when an entry of that type first comes: making all of them takes as long as starting a child. */
const validatorOf = (type: string): ValidateFunction | undefined => {
  const schema = schemas.get(type);
  if (schema && !validators.has(type)) validators.set(type, ajv.compile(schema));
  return validators.get(type);
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isEntry = (value: unknown): value is Entry =>
  isRecord(value) && typeof value.t === 'string' && validatorOf(value.t)?.(value) === true;

const isMessage = (value: Record<string, unknown>): boolean => {
  if (typeof value.hello === 'string') return true;
  if (!Number.isInteger(value.id)) return false;
  if (Array.isArray(value.entries)) return value.entries.every(isEntry);
  if (Number.isInteger(value.amend)) return isEntry(value.entry);
  return value.done === true || typeof value.failed === 'string';
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Reads a line from an agent. */
export const readMessage = (line: string): Message | Garbage => {
  const value = parsed(line);
  if (isRecord(value) && isMessage(value)) return value as unknown as Message;
  const garbage = `not a message: ${JSON.stringify(line.slice(0, 200))}`;
  return isRecord(value) && typeof value.id === 'number' ? { garbage, id: value.id } : { garbage };
};

export const writeJob = (job: Job): string => JSON.stringify(job);
