import { Command } from 'commander';
import { Report } from '../../reports/json';
import { BEGIN, END, resultsMarkdown } from '../../reports/markdown';
import { exitCodes } from '../exit-codes';
import type { Context } from '../io';
import { readJson } from '../read-file';
import { writePage } from '../write-page';

export const resultsCommand = ({ io, done }: Context): Command =>
  new Command('results')
    .description('renders reports of runs as the tables of CONFORMANCE.md')
    .argument('<report.json...>', 'files written by run --json')
    .option('--write <page>', `write them between ${BEGIN} and ${END} of this page`)
    .action((files: string[], { write }: { write?: string }) => {
      const body = resultsMarkdown(files.map((file) => readJson(Report, 'report', file)));
      if (write === undefined) io.out(body);
      else writePage(write, body, 'results');
      done(exitCodes.holds);
    });
