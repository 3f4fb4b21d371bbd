import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counterexample, Judgement, Script, Trace } from '../spec-model/vocabulary';
import type { Finding } from '../suites/campaign/result';
import { slugOf } from './fingerprint';

/** What every counterexample of one run says. */
export type Origin = Pick<Counterexample, 'peerproof' | 'adapter' | 'implementation' | 'edition' | 'seed'>;

/** A divergence, and what showed it. */
type Shown = Pick<Finding, 'property' | 'script' | 'trace' | 'divergence' | 'repeated'>;

interface Slot {
  readonly fingerprint: string;
  readonly file: string;
  readonly length: number;
}

const nameOf = (number: number, { at }: Counterexample['divergence']): string =>
  `${String(number).padStart(3, '0')}-${slugOf(at)}.json`;

/** A reader sees the old file or the new one, never a part. */
export const writeWhole = (file: string, text: string): void => {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
};

const directoryFor = (parent: string, name: string): string => {
  mkdirSync(parent, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const suffixed = attempt === 1 ? name : `${name}-${attempt}`;
    if (mkdirSync(join(parent, suffixed), { recursive: true }) !== undefined) return suffixed;
  }
};

const pointLatest = (parent: string, name: string): void => {
  try {
    symlinkSync(name, join(parent, `latest.${process.pid}`), 'dir');
    renameSync(join(parent, `latest.${process.pid}`), join(parent, 'latest'));
  } catch {
    rmSync(join(parent, `latest.${process.pid}`), { force: true }); // A file system without links has no `latest`.
  }
};

/**
 * Keeps what a run found, on disk, as it comes. `traces.jsonl` is only appended to: a line that opens a trace
 * (`{property, verdict, script, divergence?, notes}`), then its entries. Each divergence has a file `NNN-slug.json`, rewritten when a shorter
 * script shows the same, and at the end with the campaign's last word on it.
 */
export class Recorder {
  readonly directory: string;
  readonly traces: string;
  readonly #origin: Origin;
  #slots: Slot[] = [];

  /** `parent/name` is made for this run, and `parent/latest` points to it. */
  constructor(parent: string, name: string, origin: Origin) {
    const made = directoryFor(parent, name);
    this.directory = join(parent, made);
    this.traces = join(this.directory, 'traces.jsonl');
    this.#origin = origin;
    writeFileSync(this.traces, '');
    pointLatest(parent, made);
  }

  /** A trace that was judged; one that plainly conforms is not kept. */
  judged(property: string, script: Script, trace: Trace, judgement: Judgement): void {
    if (judgement.verdict === 'conforms') return;
    const lines = [{ property, ...judgement, script }, ...trace].map((line) => `${JSON.stringify(line)}\n`);
    appendFileSync(this.traces, lines.join(''));
    const { divergence } = judgement;
    if (divergence) this.#first({ property, script, trace, divergence, repeated: { shown: 1, of: 1 } });
  }

  #first(found: Shown): void {
    const { fingerprint } = found.divergence;
    const index = this.#slots.findIndex((slot) => slot.fingerprint === fingerprint);
    const before = this.#slots[index];
    if (before && before.length <= found.script.length) return;
    const file = before?.file ?? nameOf(this.#slots.length + 1, found.divergence);
    this.#write(file, found);
    this.#slots[before ? index : this.#slots.length] = { fingerprint, file, length: found.script.length };
  }

  #write(file: string, { property, script, trace, divergence, repeated }: Shown): void {
    const { seed, ...origin } = this.#origin;
    const counterexample: Counterexample = {
      ...origin,
      kind: 'counterexample',
      property,
      seed,
      script,
      divergence,
      repeated,
      trace: [...trace],
    };
    writeWhole(join(this.directory, file), `${JSON.stringify(counterexample, null, 2)}\n`);
  }

  /**
   * Writes each finding's last state and numbers them from 1 without gaps, in the order in which they were first seen.
   * What turned out to be no finding of its own goes; its trace stays in `traces.jsonl`.
   */
  finish(findings: readonly Finding[]): Map<string, { readonly number: number; readonly file: string }> {
    const position = ({ divergence }: Finding): number => {
      const index = this.#slots.findIndex((slot) => slot.fingerprint === divergence.fingerprint);
      return index < 0 ? this.#slots.length : index;
    };
    const ordered = [...findings].sort((a, b) => position(a) - position(b));
    const names = ordered.map(({ divergence }, index) => nameOf(index + 1, divergence));
    ordered.forEach((finding, index) => {
      this.#write(names[index] ?? '', finding);
    });
    for (const { file } of this.#slots) if (!names.includes(file)) rmSync(join(this.directory, file), { force: true });
    this.#slots = ordered.map(({ divergence, script }, index) => ({
      fingerprint: divergence.fingerprint,
      file: names[index] ?? '',
      length: script.length,
    }));
    return new Map(
      this.#slots.map(({ fingerprint, file }, index) => [
        fingerprint,
        { number: index + 1, file: join(this.directory, file) },
      ]),
    );
  }
}
