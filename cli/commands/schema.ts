import { Argument, Command } from 'commander';
import { Baseline } from '../../reports/baseline';
import { Report } from '../../reports/json';
import { Counterexample, Entry, Script } from '../../spec-model/vocabulary';
import { exitCodes } from '../exit-codes';
import type { Context } from '../io';

/** A trace is a file of lines; its schema is that of a line. */
export const schemas = {
  script: Script,
  trace: Entry,
  counterexample: Counterexample,
  report: Report,
  baseline: Baseline,
};

export const schemaCommand = ({ io, done }: Context): Command =>
  new Command('schema')
    .description('prints the JSON schema of a kind of file (for a trace: of one line)')
    .addArgument(new Argument('<kind>').choices(Object.keys(schemas)))
    .action((kind: keyof typeof schemas) => {
      io.out(JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schemas[kind] }, null, 2));
      done(exitCodes.holds);
    });
