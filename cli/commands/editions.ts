import { Argument, Command } from 'commander';
import { editionsJson, editionsText } from '../../reports/editions';
import { type Diff, diffText, reasonOf } from '../../reports/editions-diff';
import { editionsMarkdown } from '../../reports/editions-markdown';
import { markersOf, replaceBetweenMarkers } from '../../reports/markdown';
import { writeWhole } from '../../reports/recorder';
import { style } from '../../reports/terminal/style';
import { differing, type Edition } from '../../spec-model/editions/editions';
import { isSwitch } from '../../spec-model/editions/switches';
import { searchWitnesses } from '../../suites/editions/find-witnesses';
import { search } from '../../suites/editions/search';
import { witnesses } from '../../suites/editions/witnesses';
import { parseEdition } from '../edition';
import { type ExitCode, exitCodes } from '../exit-codes';
import { usageError } from '../failure';
import type { Context } from '../io';
import { scriptsOption, seedOption } from '../options';
import { readText } from '../read-file';
import { assertWritable } from '../write-file';

interface SearchOptions {
  readonly seed?: number;
  readonly scripts: number;
  readonly json?: string;
}

const json = (file: string, value: unknown): void => writeWhole(file, `${JSON.stringify(value, null, 2)}\n`);

const list = ({ io }: Context, file: string | undefined): ExitCode => {
  if (file === undefined) io.out(editionsText(style(io.columns, io.colour)));
  else json(file, editionsJson());
  return exitCodes.holds;
};

const progress =
  ({ io }: Context) =>
  (what: string): void => {
    if (io.errColumns !== undefined) io.err(`\r\u001b[K${what}`);
  };

const diffOf = async (
  a: Edition,
  b: Edition,
  { seed = 1, scripts }: SearchOptions,
  context: Context,
): Promise<Diff> => {
  const tell = progress(context);
  const { simulate } = context.parts;
  const found = await search(a, b, { simulate, seed, scripts, onProgress: ({ key }, done) => tell(`${key}: ${done}`) });
  tell('');
  const aimed = found.map(({ aim: { key, difference }, found: distinction }) => ({
    key,
    ...(difference ? { difference } : {}),
    ...(distinction ? { found: distinction } : {}),
  }));
  const others = differing(a, b).filter((key) => !isSwitch(key));
  return { a: a.id, b: b.id, seed, scripts, rows: [...aimed, ...others.map((key) => ({ key }))] };
};

/** Every switch that differs is either shown, or known to be not visible. */
const diff = async (a: Edition, b: Edition, options: SearchOptions, context: Context): Promise<ExitCode> => {
  const { io } = context;
  if (options.json !== undefined) assertWritable(options.json);
  const found = await diffOf(a, b, options, context);
  io.out(diffText(found, style(io.columns, io.colour)));
  if (options.json !== undefined) json(options.json, found);
  const open = found.rows.some((row) => row.found === undefined && reasonOf(row.key) === undefined);
  return open ? exitCodes.inconclusive : exitCodes.holds;
};

const editionArgument = (name: string, what: string): Argument => new Argument(name, what).argParser(parseEdition);

const diffCommand = (context: Context): Command =>
  new Command('diff')
    .description(
      'looks for the shortest programs that tell two editions apart, and says which change each of them shows',
    )
    .addArgument(editionArgument('<a>', 'an edition, such as REC-2021'))
    .addArgument(editionArgument('<b>', 'another one'))
    .addOption(seedOption().default(1))
    .addOption(scriptsOption().default(500))
    .option('--json <file>', 'write what was found as JSON as well')
    .action(async (a: Edition, b: Edition, options: SearchOptions) => context.done(await diff(a, b, options, context)));

const witnessesCommand = (context: Context): Command =>
  new Command('witnesses')
    .description(
      'looks for a program for each switch, between two editions that follow each other, and writes them to a file',
    )
    .argument('<file>')
    .addOption(seedOption().default(1))
    .addOption(scriptsOption().default(5000))
    .action(async (file: string, { seed = 1, scripts }: SearchOptions) => {
      assertWritable(file);
      const tell = progress(context);
      const { witnesses, missing } = await searchWitnesses({
        simulate: context.parts.simulate,
        seed,
        scripts,
        onProgress: ({ key, difference = '' }, done) => tell(`${difference} ${key}: ${done}`),
      });
      tell('');
      const command = `peerproof editions witnesses ${file} --seed ${seed} --scripts ${scripts}`;
      json(file, { command, witnesses });
      context.io.out(`${witnesses.length} written to ${file}`);
      for (const { key, difference = 'no row' } of missing) context.io.out(`not found: ${key} (${difference})`);
      context.done(missing.length > 0 ? exitCodes.inconclusive : exitCodes.holds);
    });

const markdown = (page: string | undefined, { io }: Context): ExitCode => {
  const body = editionsMarkdown(witnesses);
  if (page === undefined) io.out(body);
  else {
    const text = replaceBetweenMarkers(readText(page), body, 'editions');
    if (text === undefined)
      throw usageError(`${page} has no place for the editions: put ${markersOf('editions').join(' and ')} in it`);
    writeWhole(page, text);
  }
  return exitCodes.holds;
};

const markdownCommand = (context: Context): Command =>
  new Command('markdown')
    .description('renders the editions, and where they differ, as the tables of CONFORMANCE.md')
    .option('--write <page>', `write them between ${markersOf('editions').join(' and ')} of this page`)
    .action(({ write }: { write?: string }) => context.done(markdown(write, context)));

const listCommand = (context: Context): Command =>
  new Command('list')
    .description('names the editions, and the changes between them')
    .option('--json <file>', 'write them as JSON instead')
    .action(({ json: file }: { json?: string }) => context.done(list(context, file)));

export const editionsCommand = (context: Context): Command =>
  new Command('editions')
    .description('names the editions of webrtc-pc that can be judged by, and looks for what tells them apart')
    .addCommand(listCommand(context), { isDefault: true })
    .addCommand(diffCommand(context))
    .addCommand(witnessesCommand(context))
    .addCommand(markdownCommand(context));
