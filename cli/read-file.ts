import { readFileSync } from 'node:fs';
import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv, type ErrorObject } from 'ajv';
import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { messageOf, usageError } from './failure';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'reading it is not allowed',
};

/** Reads a file that the user named. */
export const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    throw usageError(`cannot read ${file}: ${REASONS[code] ?? messageOf(thrown)}`);
  }
};

const positionOf = (text: string, offset: number): { line: number; column: number } => {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
};

const inWords = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** Errors that say that something else stands there; all others, at the end of the text, say that the rest is missing. */
const WRONG_NOT_MISSING: readonly string[] = ['InvalidSymbol', 'EndOfFileExpected', 'InvalidCharacter'];

const syntaxError = (file: string, text: string): Error => {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const [first = { error: 0, offset: text.length, length: 0 }] = errors;
  const reason = printParseErrorCode(first.error as ParseError['error']);
  const isCut = text.slice(first.offset + first.length).trim() === '' && !WRONG_NOT_MISSING.includes(reason);
  const { line, column } = positionOf(text, isCut ? text.length : first.offset);
  const at = `line ${line}, column ${column}`;
  if (text.trim() === '') return usageError(`${file} is empty`);
  if (isCut) return usageError(`${file} is cut off at ${at}: get it whole, or record it again`);
  return usageError(`${file} is not JSON: ${inWords(reason)} at ${at}`);
};

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw syntaxError(file, text);
  }
};

const ajv = new Ajv({ allErrors: true });

const deepest = (errors: readonly ErrorObject[]): ErrorObject | undefined => {
  const depth = Math.max(...errors.map(({ instancePath }) => instancePath.split('/').length));
  const there = errors.filter(({ instancePath }) => instancePath.split('/').length === depth);
  return there.find(({ keyword }) => keyword === 'anyOf') ?? there[0];
};

const misfit = (error: ErrorObject | undefined): string => {
  const path = error?.instancePath || 'the whole';
  if (error?.keyword === 'const') return `${path} has none of the allowed values`;
  return error?.keyword === 'anyOf' ? `${path} has none of the allowed forms` : `${path} ${error?.message}`;
};

/** Checks a value against its schema; `where` names the file (and line), `name` the schema. */
export const checked = <S extends TSchema>(schema: S, name: string, where: string, value: unknown): Static<S> => {
  const validate = ajv.compile(schema);
  if (validate(value)) return value as Static<S>;
  const wrong = misfit(deepest(validate.errors ?? []));
  throw usageError(`${where} is not a ${name}: ${wrong} (npx peerproof schema ${name})`);
};

export const readJson = <S extends TSchema>(schema: S, name: string, file: string): Static<S> =>
  checked(schema, name, file, parseJson(file, readText(file)));
