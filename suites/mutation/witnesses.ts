import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from '../../spec-model/vocabulary';

/** The shortest script known that notices a mutant, by the mutant's name. */
export type Witnesses = ReadonlyMap<string, Script>;

const stored = join(__dirname, '../../fixtures/witnesses/mutants.json');

/** As it is written: one script often notices many mutants. */
interface MutantFile {
  readonly scripts: readonly Script[];
  /** Place of the script; null: nothing notices the mutant. */
  readonly mutants: Readonly<Record<string, number | null>>;
}

/** All mutants by name: what notices each, or null. None where the project is installed without its fixtures. */
export const readMutants = (file = stored): ReadonlyMap<string, Script | null> => {
  if (!existsSync(file)) return new Map();
  const { scripts, mutants }: MutantFile = JSON.parse(readFileSync(file, 'utf8'));
  const entries = Object.entries(mutants);
  return new Map(entries.map(([name, place]) => [name, place === null ? null : (scripts[place] ?? null)]));
};

export const readWitnesses = (file = stored): Witnesses =>
  new Map([...readMutants(file)].flatMap(([name, script]) => (script ? [[name, script] as const] : [])));

/** One line a script, shortest first, and one line a mutant, in the order of the names. */
export const writeMutants = (file: string, names: readonly string[], witnesses: Witnesses): void => {
  const texts = [...new Set([...witnesses.values()].map((script) => JSON.stringify(script)))];
  texts.sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  const places = new Map(texts.map((text, place) => [text, place]));
  const lines = [...names].sort().map((name) => {
    const place = places.get(JSON.stringify(witnesses.get(name))) ?? null;
    return `${JSON.stringify(name)}: ${place}`;
  });
  writeFileSync(file, `{"scripts": [\n${texts.join(',\n')}\n],\n"mutants": {\n${lines.join(',\n')}\n}}\n`);
};
