import { Command } from 'commander';
import { Report } from '../../reports/json';
import { BEGIN, END, replaceBetweenMarkers, resultsMarkdown } from '../../reports/markdown';
import { writeWhole } from '../../reports/recorder';
import { exitCodes } from '../exit-codes';
import { usageError } from '../failure';
import type { Context } from '../io';
import { readJson, readText } from '../read-file';

const writeInto = (page: string, body: string): void => {
  const text = replaceBetweenMarkers(readText(page), body);
  if (text === undefined) throw usageError(`${page} has no place for the results: put ${BEGIN} and ${END} in it`);
  writeWhole(page, text);
};

export const resultsCommand = ({ io, done }: Context): Command =>
  new Command('results')
    .description('renders reports of runs as the tables of CONFORMANCE.md')
    .argument('<report.json...>', 'files written by run --json')
    .option('--write <page>', `write them between ${BEGIN} and ${END} of this page`)
    .action((files: string[], { write }: { write?: string }) => {
      const body = resultsMarkdown(files.map((file) => readJson(Report, 'report', file)));
      if (write === undefined) io.out(body);
      else writeInto(write, body);
      done(exitCodes.holds);
    });
