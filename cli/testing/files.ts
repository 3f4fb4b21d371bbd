import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { divergence, SCRIPT, TRACE } from '../../reports/testing/results';
import type { Counterexample, Trace } from '../../spec-model/vocabulary';

export const directory = (): string => mkdtempSync(join(tmpdir(), 'peerproof-cli-'));

export const stored = (over: Partial<Counterexample> = {}): Counterexample => ({
  peerproof: '0.0.0',
  kind: 'counterexample',
  adapter: 'fake',
  implementation: 'fake 1.2.3',
  edition: 'ED-2026-05-04',
  property: 'sender-reuse/closed-connection',
  seed: 7,
  script: SCRIPT,
  divergence: divergence(),
  repeated: { shown: 5, of: 5 },
  trace: [...TRACE],
  ...over,
});

/** Writes a file of its own and gives its path. */
export const file = (name: string, text: string): string => {
  const path = join(directory(), name);
  writeFileSync(path, text);
  return path;
};

export const counterexample = (over?: Partial<Counterexample>): string =>
  file('001.json', JSON.stringify(stored(over), null, 2));

export const lines = (...traces: (readonly object[] | Trace)[]): string =>
  traces.flatMap((trace) => trace.map((line) => `${JSON.stringify(line)}\n`)).join('');
