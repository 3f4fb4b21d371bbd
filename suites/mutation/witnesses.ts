import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from '../../spec-model/vocabulary';

/** The shortest script known that notices a mutant, by the mutant's name. */
export type Witnesses = ReadonlyMap<string, Script>;

const stored = join(__dirname, '../../fixtures/witnesses/mutants.json');

/** All mutants by name: what notices each, or null. None where the project is installed without its fixtures. */
export const readMutants = (file = stored): ReadonlyMap<string, Script | null> =>
  existsSync(file)
    ? new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Script | null>))
    : new Map();

export const readWitnesses = (file = stored): Witnesses =>
  new Map([...readMutants(file)].flatMap(([name, script]) => (script ? [[name, script] as const] : [])));

/** One line a mutant, in the order of the names. */
export const writeMutants = (file: string, names: readonly string[], witnesses: Witnesses): void => {
  const lines = [...names]
    .sort()
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(witnesses.get(name) ?? null)}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
};
