import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';

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
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) return yield* simplerList(value);
  for (const [name, member] of Object.entries(value)) {
    if (name === 'index' && typeof member === 'number')
      for (const shrunk of smaller.shrink(member, undefined)) yield { ...value, index: shrunk.value } as Value;
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
  if ('args' in command) for (const args of simplerList(command.args)) yield { ...command, args };
  if ('await' in command && command.await === false) {
    const { await: _await, ...rest } = command;
    yield rest as Command;
  }
  for (const name of ['pc', 'sender', 'transceiver'] as const) {
    const index = (command as Readonly<Record<string, unknown>>)[name];
    if (typeof index !== 'number') continue;
    for (const shrunk of smaller.shrink(index, undefined)) yield { ...command, [name]: shrunk.value } as Command;
  }
};

const simpler = function* (script: Script): Generator<Script> {
  for (const [index, command] of script.entries())
    for (const simple of simplerCommand(command)) yield script.map((old, at) => (at === index ? simple : old));
};

/** How many candidates are tried at once. */
const batchSize = 8;

const firstThat = async (
  candidates: Iterable<Script>,
  shows: (script: Script) => Promise<boolean>,
): Promise<Script | undefined> => {
  let batch: Script[] = [];
  const tryBatch = async () => {
    const results = await Promise.all(batch.map(shows));
    const found = batch[results.indexOf(true)];
    batch = [];
    return found;
  };
  for (const candidate of candidates) {
    batch.push(candidate);
    if (batch.length < batchSize) continue;
    const found = await tryBatch();
    if (found) return found;
  }
  return tryBatch();
};

/**
 * The shortest script found that still shows a thing: commands are taken out as long as that works, then arguments are made simpler.
 * Every sub-sequence of a script is a script, so nothing has to be repaired.
 */
export const shrink = async (script: Script, shows: (script: Script) => Promise<boolean>): Promise<Script> => {
  let best = script;
  for (const candidates of [shorter, simpler, shorter])
    for (let next = await firstThat(candidates(best), shows); next; next = await firstThat(candidates(best), shows))
      best = next;
  return best;
};
