import { Command, CommanderError } from 'commander';
import { AdapterUnavailable } from '../adapters/contract';
import { adaptersCommand } from './commands/adapters';
import { blameCommand } from './commands/blame';
import { corpusCommand } from './commands/corpus';
import { editionsCommand } from './commands/editions';
import { exploreCommand } from './commands/explore';
import { judgeCommand } from './commands/judge';
import { listCommand } from './commands/list';
import { replayCommand } from './commands/replay';
import { resultsCommand } from './commands/results';
import { runCommand } from './commands/run';
import { schemaCommand } from './commands/schema';
import { specCommand } from './commands/spec';
import { type ExitCode, exitCodes } from './exit-codes';
import { Failure, messageOf } from './failure';
import type { Context, Io } from './io';
import type { Parts } from './parts';

const EPILOGUE = `
Exit codes: 0 the gate holds, 1 new divergence, 2 inconclusive, 3 the baseline is stale (a known divergence is gone),
64 wrong usage (also: nothing matched), 69 adapter unavailable, 70 peerproof failed`;

const COMMANDS = [
  runCommand,
  listCommand,
  replayCommand,
  judgeCommand,
  adaptersCommand,
  schemaCommand,
  resultsCommand,
  blameCommand,
  corpusCommand,
  specCommand,
  editionsCommand,
  exploreCommand,
];

const withSubcommands = (command: Command): Command[] => [command, ...command.commands.flatMap(withSubcommands)];

const programFor = (context: Context): Command => {
  const { io, parts } = context;
  const program = new Command('peerproof')
    .description('checks WebRTC implementations against the W3C specification')
    .version(parts.version)
    .option('--no-color', 'no colours (so does NO_COLOR)')
    .addHelpText('after', EPILOGUE);
  const commands = COMMANDS.map((make) => make(context));
  for (const command of [program, ...commands.flatMap(withSubcommands)]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text),
      outputError: () => {}, // `exitCodeFor` prints it, on one line.
      ...(io.columns === undefined ? {} : { getOutHelpWidth: () => Math.min(io.columns ?? 80, 100) }),
    });
  }
  for (const command of commands) program.addCommand(command);
  return program;
};

const complain = ({ err }: Io, message: string): void => err(`peerproof: ${message.replace(/\.$/, '')}\n`);

const exitCodeOfThrown = (thrown: unknown, io: Io): ExitCode => {
  if (thrown instanceof CommanderError) {
    if (thrown.exitCode === 0) return exitCodes.holds;
    if (thrown.code !== 'commander.help') complain(io, messageOf(thrown).replace(/^error: /, ''));
    return exitCodes.usage;
  }
  complain(io, messageOf(thrown));
  if (thrown instanceof Failure) return thrown.exitCode;
  if (thrown instanceof AdapterUnavailable) return exitCodes.unavailable;
  if (process.env.PEERPROOF_DEBUG === '1' && thrown instanceof Error) io.err(`${thrown.stack}\n`);
  return exitCodes.failed;
};

/** Runs one command line (without node and script) and gives its exit code. Never rejects. */
export const peerproof = async (argv: readonly string[], parts: Parts, io: Io): Promise<ExitCode> => {
  let exitCode: ExitCode = exitCodes.failed;
  const done = (code: ExitCode): void => {
    exitCode = code;
  };
  const colour = io.colour && !argv.includes('--no-color');
  try {
    await programFor({ io: { ...io, colour }, parts, done }).parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (thrown) {
    return exitCodeOfThrown(thrown, io);
  }
};
