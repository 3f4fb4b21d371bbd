import { Command, InvalidArgumentError, Option } from 'commander';
import { explorationText, witnessesJson } from '../../reports/exploration';
import { writeWhole } from '../../reports/recorder';
import { style } from '../../reports/terminal/style';
import { editions, latest } from '../../spec-model/editions/editions';
import { type AlphabetName, alphabets } from '../../suites/exploration/alphabets';
import { lengthOf } from '../../suites/exploration/alphabets/letters';
import { exploreAlphabets } from '../../suites/exploration/campaign';
import type { Explored } from '../../suites/exploration/explore';
import type { ExplorationResult, PairWitness } from '../../suites/exploration/result';
import { pairsOf, shortestForEditions } from '../../suites/exploration/shortest';
import { Witnesses } from '../../suites/exploration/witnesses';
import { type ExitCode, exitCodes } from '../exit-codes';
import type { Context } from '../io';
import { integer } from '../options';
import { assertWritable } from '../write-file';

interface Flags {
  readonly alphabet: readonly AlphabetName[];
  readonly depth?: number;
  readonly states?: number;
  readonly seconds: number;
  readonly json?: string;
  readonly writeWitnesses?: string;
  readonly writePairs?: string;
}

const names = Object.keys(alphabets) as AlphabetName[];

const addAlphabet = (name: string, before: readonly AlphabetName[] = []): AlphabetName[] => {
  if (!Object.hasOwn(alphabets, name)) throw new InvalidArgumentError(`There are ${names.join(', ')}.`);
  return [...before, name as AlphabetName];
};

/** The command line that gives the same again, where no limit of time matters. */
const commandOf = ({ alphabet, depth, states, seconds }: Flags): string =>
  [
    'peerproof explore',
    ...(alphabet ?? []).map((name) => `--alphabet ${name}`),
    ...(depth === undefined ? [] : [`--depth ${depth}`]),
    ...(states === undefined ? [] : [`--states ${states}`]),
    `--seconds ${seconds}`,
  ].join(' ');

const pairWitnesses = async (scripts: readonly Explored[], { parts }: Context): Promise<PairWitness[]> => {
  const shortestFirst = [...scripts].sort((a, b) => a.length - b.length);
  const found = await shortestForEditions(shortestFirst, pairsOf(editions), parts.simulate);
  return [...found].map(([[a, b], script]) => ({ editions: [a.id, b.id], length: lengthOf(script), script }));
};

const explore = async (flags: Flags, context: Context): Promise<ExitCode> => {
  const { io, parts } = context;
  for (const file of [flags.json, flags.writeWitnesses, flags.writePairs]) if (file !== undefined) assertWritable(file);
  const found = new Witnesses();
  const deciding: Explored[] = [];
  const results = await exploreAlphabets({
    alphabets: [...new Set(flags.alphabet ?? names)],
    ...(flags.depth === undefined ? {} : { depth: flags.depth }),
    ...(flags.states === undefined ? {} : { states: flags.states }),
    time: flags.seconds * 1000,
    onScript: (alphabet, one) => {
      found.note(alphabet, one);
      if (flags.writePairs !== undefined && one.path.asked.size > 0) deciding.push(one);
    },
    onProgress: (alphabet, states) => {
      if (io.errColumns !== undefined) io.err(`\r\u001b[K${alphabet}: ${states} states`);
    },
  });
  if (io.errColumns !== undefined) io.err('\r\u001b[K');
  const result: ExplorationResult = { alphabets: results, witnesses: await found.confirmed(parts.simulate(latest)) };
  io.out(explorationText(result, style(io.columns, io.colour)));
  if (flags.json !== undefined) writeWhole(flags.json, `${JSON.stringify(result, null, 2)}\n`);
  const command = commandOf(flags);
  if (flags.writeWitnesses !== undefined) writeWhole(flags.writeWitnesses, witnessesJson(command, result.witnesses));
  if (flags.writePairs !== undefined)
    writeWhole(flags.writePairs, witnessesJson(command, await pairWitnesses(deciding, context)));
  return flags.depth !== undefined && results.some(({ whole }) => !whole) ? exitCodes.inconclusive : exitCodes.holds;
};

export const exploreCommand = (context: Context): Command =>
  new Command('explore')
    .description('runs every script over small alphabets of commands on the model, the shortest first, each state once')
    .addOption(
      new Option('--alphabet <name>', `one of ${names.join(', ')} (may be repeated; default: all)`).argParser(
        addAlphabet,
      ),
    )
    .addOption(
      new Option('--depth <n>', 'the longest scripts, in commands (default: as the time allows)').argParser(
        integer(1, 1000),
      ),
    )
    .addOption(new Option('--states <n>', 'how many states, for each alphabet').argParser(integer(1, 1e9)))
    .addOption(
      new Option('--seconds <n>', 'for all alphabets; then what was found is run once more')
        .argParser(integer(1, 100_000))
        .default(30),
    )
    .option('--json <file>', 'write what was found as JSON as well')
    .option('--write-witnesses <file>', 'write the shortest script for each step')
    .option('--write-pairs <file>', 'write the shortest script for each pair of editions that one tells apart')
    .addHelpText('after', '\nExit codes: 0 explored, 2 a limit came before the --depth that was asked for')
    .action(async (flags: Flags) => context.done(await explore(flags, context)));
