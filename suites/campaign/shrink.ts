import * as fc from 'fast-check';
import type { Command, Script, Trace, Value } from '../../spec-model/vocabulary';
import { onFirstConnection, withLiterals } from './literal';
import { shorterText } from './shorter-text';

/** Scripts that are `script` without some of its commands: large chunks first, from the end. */
const shorter = function* (script: Script): Generator<Script> {
  for (let size = Math.ceil(script.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let end = script.length; end > 0; end -= size) {
      const start = Math.max(0, end - size);
      yield [...script.slice(0, start), ...script.slice(end)];
    }
};

const smaller = fc.nat();

/** Arguments that are simpler: fewer, with smaller indices. Numbers shrink as fast-check shrinks them. */
const simplerValue = function* (value: Value): Generator<Value> {
  if (typeof value === 'string') return yield* shorterText(value);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) return yield* simplerList(value);
  for (const [name, member] of Object.entries(value)) {
    if (name === 'index' && typeof member === 'number')
      for (const shrunk of smaller.shrink(member, undefined)) yield { ...value, index: shrunk.value } as Value;
    else if (name === 'edit' && Array.isArray(member))
      for (const edit of member.keys()) yield { ...value, edit: member.filter((_, at) => at !== edit) } as Value;
    else if (name === 'of' && typeof member === 'object')
      for (const simple of simplerValue(member)) yield { ...value, of: simple } as Value;
    else if (!('$' in value)) {
      const { [name]: _dropped, ...rest } = value as Record<string, Value>;
      yield rest;
      for (const simple of simplerValue(member)) yield { ...value, [name]: simple } as Value;
    }
  }
};

const simplerList = function* (list: readonly Value[]): Generator<Value[]> {
  if (list.length > 0) yield list.slice(0, -1);
  for (const [index, item] of list.entries())
    for (const simple of simplerValue(item)) yield list.map((old, at) => (at === index ? simple : old));
};

const simplerCommand = function* (command: Command): Generator<Command> {
  if ('of' in command) for (const of of simplerValue(command.of as Value)) yield { ...command, of } as Command;
  if ('to' in command) for (const to of simplerValue(command.to)) yield { ...command, to };
  if ('do' in command) {
    for (const body of shorter(command.do)) if (body.length > 0) yield { ...command, do: [...body] };
    for (const body of simpler(command.do)) yield { ...command, do: [...body] };
  }
  if ('args' in command) for (const args of simplerList(command.args)) yield { ...command, args };
  if ('await' in command && command.await === false) {
    const { await: _await, ...rest } = command;
    yield rest as Command;
  }
  for (const name of ['pc', 'sender', 'transceiver', 'upon'] as const) {
    const index = (command as Readonly<Record<string, unknown>>)[name];
    if (typeof index !== 'number') continue;
    for (const shrunk of smaller.shrink(index, undefined)) yield { ...command, [name]: shrunk.value } as Command;
  }
};

const simpler = function* (script: Script): Generator<Script> {
  for (const [index, command] of script.entries()) {
    // What is called inside of a handler may show as much when it is called in its place.
    if ('do' in command) yield [...script.slice(0, index), ...command.do, ...script.slice(index + 1)];
    for (const simple of simplerCommand(command)) yield script.map((old, at) => (at === index ? simple : old));
  }
};

/** How many candidates are tried at once. */
const batchSize = 8;

/** Runs a script, and gives the trace if it shows what is looked for. */
export type Shows = (script: Script) => Promise<Trace | undefined>;

/** A script that shows it, and how it did. */
interface Shown {
  readonly script: Script;
  readonly trace: Trace;
}

const firstThat = async (candidates: Iterable<Script>, shows: Shows): Promise<Shown | undefined> => {
  const batch: Script[] = [];
  const tryBatch = async (): Promise<Shown | undefined> => {
    const scripts = batch.splice(0);
    const traces = await Promise.all(scripts.map(shows));
    return scripts.flatMap((script, index) => {
      const trace = traces[index];
      return trace ? [{ script, trace }] : [];
    })[0];
  };
  for (const candidate of candidates) {
    batch.push(candidate);
    if (batch.length < batchSize) continue;
    const found = await tryBatch();
    if (found) return found;
  }
  return tryBatch();
};

/** Takes commands out as long as that works, then makes arguments simpler. */
const reduce = async (from: Shown, shows: Shows): Promise<Shown> => {
  let best = from;
  for (const candidates of [shorter, simpler, shorter])
    for (
      let next = await firstThat(candidates(best.script), shows);
      next;
      next = await firstThat(candidates(best.script), shows)
    )
      best = next;
  return best;
};

/** A script that is longer is cut off from its peer, whose descriptions are then written out in it. */
const readable = 4;

/** The same with literal descriptions, if that is shorter. */
const apart = async (best: Shown, shows: Shows): Promise<Shown> => {
  const literal = withLiterals(best.script, best.trace);
  const trace = literal && (await shows(literal));
  if (!literal || !trace) return best;
  const alone = await reduce({ script: literal, trace }, shows);
  return alone.script.length < best.script.length ? alone : best;
};

/**
 * The shortest script found that still shows a thing. Every sub-sequence of a script is a script, so nothing has to be repaired.
 * @returns `script` itself, if it does not show it again
 */
export const shrink = async (script: Script, shows: Shows): Promise<Script> => {
  const trace = await shows(script);
  if (!trace) return script;
  let best = await reduce({ script, trace }, shows);
  if (best.script.length > readable) best = await apart(best, shows);
  const first = onFirstConnection(best.script);
  return first && (await shows(first)) ? first : best.script;
};
