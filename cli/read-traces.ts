import { Type } from '@sinclair/typebox';
import { Entry, Script, type Trace } from '../spec-model/vocabulary';
import { usageError } from './failure';
import { checked, readText } from './read-file';

/** A line that may stand before a trace: what it was recorded from. */
const Opening = Type.Object({ property: Type.String(), verdict: Type.String(), script: Script });

export interface StoredTrace {
  /** Of its first line in the file, from 1. */
  readonly line: number;
  readonly property?: string;
  readonly script?: Script;
  readonly trace: Trace;
}

const isEntry = (value: unknown): boolean => typeof value === 'object' && value !== null && 't' in value;

const isWhole = ({ trace }: StoredTrace): boolean => {
  const last = trace.at(-1)?.t;
  return last === 'end' || last === 'broken';
};

const cutOff = (file: string, { line, property }: StoredTrace): Error => {
  const rest = line > 1 ? `; the traces before it are whole: head -n ${line - 1} ${file}` : ': record it again';
  return usageError(`${file}: the trace${property ? ` of ${property}` : ''} at line ${line} is cut off${rest}`);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Collects lines into traces: a trace ends with an `end` or `broken` entry. */
class Collector {
  readonly traces: StoredTrace[] = [];
  #open: { line: number; property?: string; script?: Script; trace: Entry[] } | undefined;

  constructor(readonly file: string) {}

  add(line: number, value: unknown): void {
    const where = `${this.file}, line ${line}:`;
    if (isEntry(value)) this.#entry(line, checked(Entry, 'trace', where, value));
    else this.#opening(line, checked(Opening, 'trace', where, value));
  }

  #opening(line: number, { property, script }: { property: string; script: Script }): void {
    this.finish();
    this.#open = { line, property, script, trace: [] };
  }

  #entry(line: number, entry: Entry): void {
    this.#open ??= { line, trace: [] };
    this.#open.trace.push(entry);
    if (!isWhole(this.#open)) return;
    this.traces.push(this.#open);
    this.#open = undefined;
  }

  /** What to say of a line that is no JSON; the last of a file may be one that was being written when its writer died. */
  unreadable(line: number, isLast: boolean): Error {
    if (isLast && line > 1) return cutOff(this.file, this.#open ?? { line, trace: [] });
    const hint = 'traces are JSON lines; a counterexample is judged by npx peerproof replay --judge-only';
    return usageError(`${this.file}, line ${line} is not a line of JSON (${hint})`);
  }

  finish(): void {
    if (this.#open) throw cutOff(this.file, this.#open);
  }
}

/** Reads a file of JSON lines that holds one trace or more. */
export const readTraces = (file: string): StoredTrace[] => {
  const collector = new Collector(file);
  const lines = readText(file).split('\n');
  lines.forEach((text, index) => {
    if (text.trim() === '') return;
    const value = parsed(text);
    if (value === undefined) throw collector.unreadable(index + 1, index === lines.length - 1);
    collector.add(index + 1, value);
  });
  collector.finish();
  if (collector.traces.length === 0) throw usageError(`${file} holds no trace`);
  return collector.traces;
};
