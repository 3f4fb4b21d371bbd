import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from '../../spec-model/vocabulary';

/** What shows that a planted fault is found: the shortest script of a search, and what the judge says of its trace. */
export interface FaultWitness {
  readonly property: string;
  readonly fingerprint: string;
  /** `algorithm/step` that the explanation names. */
  readonly step: string;
  readonly script: Script;
}

export type FaultWitnesses = Readonly<Record<string, FaultWitness>>;

const file = join(__dirname, '../../fixtures/faults/witnesses.json');

export const readWitnesses = (): FaultWitnesses => JSON.parse(readFileSync(file, 'utf8'));

/** One line a fault, in the order of their names. */
export const writeWitnesses = (witnesses: FaultWitnesses): void => {
  const lines = Object.keys(witnesses)
    .sort()
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(witnesses[name])}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
};
