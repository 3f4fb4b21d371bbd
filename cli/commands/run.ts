import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { editionOption, under } from '../edition';
import type { ExitCode } from '../exit-codes';
import type { Context } from '../io';
import {
  pathOption,
  quietOption,
  repeatOption,
  SEEDS,
  scriptsOption,
  seedOption,
  suiteOption,
  timeOption,
} from '../options';
import { run } from '../run';
import type { RunOptions } from '../run-options';

const act = async (adapter: string, options: Omit<RunOptions, 'adapter'>, context: Context): Promise<ExitCode> =>
  run({ ...options, adapter, seed: options.seed ?? randomInt(SEEDS) }, under(context, options.edition));

export const runCommand = (context: Context): Command =>
  new Command('run')
    .description('generates scripts, runs them on an implementation, and judges what was observed')
    .argument('[adapter]', 'see npx peerproof adapters', 'wrtc')
    .addOption(suiteOption())
    .addOption(seedOption())
    .addOption(scriptsOption())
    .addOption(timeOption())
    .addOption(repeatOption())
    .option('--baseline <file>', 'known divergences: only others fail the run, and so does one that is gone')
    .option('--update-baseline', 'write what was found to the baseline; its notes are kept')
    .option('--json <file>', 'write the report as JSON')
    .option('--html <file>', 'write the report as one page of HTML')
    .option('--out <dir>', 'where traces and counterexamples go (default: .peerproof/<adapter>)')
    .addOption(editionOption())
    .addOption(pathOption())
    .addOption(quietOption())
    .action(async (adapter: string, options: Omit<RunOptions, 'adapter'>) =>
      context.done(await act(adapter, options, context)),
    );
