import { Command } from 'commander';
import { blame, namesOf } from '../../reports/blame';
import { blameMarkdown } from '../../reports/blame-markdown';
import { Report } from '../../reports/json';
import { blameText } from '../../reports/terminal/blame';
import { style } from '../../reports/terminal/style';
import { exitCodes } from '../exit-codes';
import type { Context } from '../io';
import { readJson } from '../read-file';
import { writePage } from '../write-page';

export const blameCommand = ({ io, parts, done }: Context): Command =>
  new Command('blame')
    .description(
      'compares reports, of several implementations or of several runs of one: who differs where, and where all of them do',
    )
    .argument('<report.json...>', 'files written by run --json')
    .option('--write <page>', 'write the tables between <!-- blame:begin --> and <!-- blame:end --> of this page')
    .action((files: string[], { write }: { write?: string }) => {
      const reports = files.map((file) => readJson(Report, 'report', file));
      const engines = Object.fromEntries(parts.adapters.map(({ name, engine }) => [name, engine]));
      const rows = blame(reports, engines);
      if (write === undefined) io.out(blameText(rows, namesOf(reports), style(io.columns, io.colour)));
      else writePage(write, blameMarkdown(rows, namesOf(reports)), 'blame');
      done(exitCodes.holds);
    });
