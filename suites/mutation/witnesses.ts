import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from '../../spec-model/vocabulary';

/** The shortest script known that notices a mutant, by the mutant's name. */
export type Witnesses = ReadonlyMap<string, Script>;

const stored = join(__dirname, '../../fixtures/witnesses/mutants.json');

/** Those of the project; none where it is installed without them. */
export const readWitnesses = (file = stored): Witnesses =>
  existsSync(file)
    ? new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Script>))
    : new Map();

/** One line a mutant, in the order of the names. */
export const writeWitnesses = (file: string, witnesses: Witnesses): void => {
  const lines = [...witnesses]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, script]) => `${JSON.stringify(name)}: ${JSON.stringify(script)}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
};
