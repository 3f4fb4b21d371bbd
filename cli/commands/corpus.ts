import { existsSync } from 'node:fs';
import { Type } from '@sinclair/typebox';
import { Command } from 'commander';
import { withFound } from '../../reports/corpus';
import { Report } from '../../reports/json';
import { writeWhole } from '../../reports/recorder';
import { Script } from '../../spec-model/vocabulary';
import type { Found } from '../../suites/campaign/result';
import { exitCodes } from '../exit-codes';
import type { Context } from '../io';
import { readJson } from '../read-file';
import { assertWritable } from '../write-file';

const Corpus = Type.Array(
  Type.Object({ fingerprint: Type.String(), seen: Type.Record(Type.String(), Type.String()), script: Script }),
  { $id: 'Corpus' },
);

/** One line a script, so that a change is a line. */
const textOf = (kept: readonly Found[]): string => `[\n${kept.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;

export const corpusCommand = ({ io, done }: Context): Command =>
  new Command('corpus')
    .description('keeps the shortest scripts that reports have: each later run begins with them, on any implementation')
    .argument('<corpus.json>', 'fixtures/regressions/found.json; it is made, if there is none')
    .argument('<report.json...>', 'files written by run --json')
    .action((file: string, reports: string[]) => {
      const found = reports.map((report) => readJson(Report, 'report', report));
      const before = existsSync(file) ? readJson(Corpus, 'corpus', file) : [];
      assertWritable(file);
      const kept = withFound(before, found);
      writeWhole(file, textOf(kept));
      io.out(`${file}: ${kept.length} scripts, ${kept.length - before.length} new`);
      done(exitCodes.holds);
    });
