import { Command } from 'commander';
import { simulatorSession } from '../../adapters/simulator';
import { coverageMarkdown, coverageSummary, noticedOf } from '../../reports/coverage';
import { type Concerned, driftLines, driftSummary, pathsOf } from '../../reports/drift';
import { style } from '../../reports/terminal/style';
import { type Drift, driftOf } from '../../spec-model/catalogue/drift/drift';
import { lock } from '../../spec-model/catalogue/lock';
import { modelled } from '../../spec-model/catalogue/modelled';
import type { Coverage } from '../../spec-model/vocabulary';
import { coverage } from '../../suites/coverage/coverage';
import { readWitnesses, writeMutants } from '../../suites/mutation/witnesses';
import { type ExitCode, exitCodes } from '../exit-codes';
import { usageError } from '../failure';
import type { Context } from '../io';
import { integer } from '../options';
import { readText } from '../read-file';
import { writePage } from '../write-page';

const concernedOf = ({ parts }: Context): Concerned => {
  const functions = modelled();
  return {
    functions: (key) => functions.get(key)?.files ?? [],
    properties: (key, steps) => {
      const aims = new Set([key, ...steps.map((path) => `${key}/${path}`)]);
      return parts.properties.filter(({ checks }) => checks.some((check) => aims.has(check))).map(({ id }) => id);
    },
  };
};

const asJson = (drift: Drift, { functions, properties }: Concerned): unknown => ({
  pinned: { specification: lock.specification, commit: lock.commit, date: lock.date },
  same: drift.same,
  drifted: drift.drifted.map(({ locked, steps }) => ({
    algorithm: locked?.key,
    section: locked?.section,
    functions: functions(locked?.key ?? ''),
    properties: properties(locked?.key ?? '', pathsOf(steps)),
    steps: steps.map((step) =>
      step.kind === 'new'
        ? step
        : {
            kind: step.kind,
            slug: step.step.slug,
            path: step.step.path,
            ...('now' in step ? { now: step.now } : {}),
          },
    ),
  })),
  gone: drift.gone.map(({ locked }) => ({ algorithm: locked?.key, functions: functions(locked?.key ?? '') })),
  unknown: drift.unknown.map(({ found }) => ({
    section: found?.section,
    begins: found?.begins,
    steps: found?.steps.length,
  })),
});

const runDrift = (file: string, { json }: { readonly json?: boolean }, context: Context): ExitCode => {
  const { io } = context;
  const drift = driftOf(readText(file));
  if (!drift)
    throw usageError(`${file} has none of the algorithms of webrtc-pc: give webrtc.html, as source or as published`);
  const concerned = concernedOf(context);
  if (json) io.out(JSON.stringify(asJson(drift, concerned), null, 2));
  else {
    for (const line of driftLines(drift, concerned, style(io.columns, io.colour))) io.out(line);
    io.out(`against ${lock.specification} ${lock.commit.slice(0, 8)} (${lock.date}): ${driftSummary(drift)}`);
  }
  const still = drift.drifted.length + drift.gone.length === 0;
  return still ? exitCodes.holds : exitCodes.newDivergence;
};

interface CoverageFlags {
  readonly seed: number;
  readonly scripts: number;
  readonly tries: number;
  readonly algorithm?: string;
  readonly json?: boolean;
  readonly write?: string;
  readonly writeWitnesses?: string;
}

/** A name of an algorithm that has none would try nothing, and say that all is well. */
const checkAlgorithm = (key: string | undefined): void => {
  if (key !== undefined && !modelled().has(key)) throw usageError(`the model has no algorithm ${key}`);
};

/** With the number of mutants of each algorithm that are noticed, also of steps that the table does not have. */
const withNoticed = (covered: Coverage, witnesses: Iterable<string>): unknown => {
  const noticed = noticedOf(witnesses);
  return { ...covered, algorithms: covered.algorithms.map((one) => ({ ...one, noticed: noticed(one.key) })) };
};

const runCoverage = async (flags: CoverageFlags, { io, done }: Context): Promise<void> => {
  checkAlgorithm(flags.algorithm);
  const { write, writeWitnesses: file } = flags;
  const {
    coverage: covered,
    mutants,
    witnesses,
  } = await coverage({
    ...flags,
    witnesses: readWitnesses(),
    shorten: file !== undefined,
    simulate: simulatorSession,
  });
  if (file !== undefined) writeMutants(file, mutants, witnesses);
  if (write !== undefined) writePage(write, coverageMarkdown(covered), 'coverage');
  if (flags.json) io.out(JSON.stringify(withNoticed(covered, witnesses.keys()), null, 2));
  else if (write === undefined && file === undefined) io.out(coverageMarkdown(covered));
  else io.out(coverageSummary(covered));
  if (!flags.json) for (const name of covered.mutants.unexplained) io.out(`  unexplained: ${name}`);
  done(exitCodes.holds);
};

export const specCommand = (context: Context): Command => {
  const command = new Command('spec').description('compares editions of the specification with the pinned one');
  command
    .command('drift')
    .description(
      'prints which steps of a webrtc.html moved, changed, are new or gone, and what here has to be looked at',
    )
    .argument('<webrtc.html>', 'the source, or the published page')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExit codes: 0 nothing drifted, 1 something did, 64 the file is not a webrtc-pc')
    .action((file: string, options: { json?: boolean }) => context.done(runDrift(file, options, context)));
  command
    .command('coverage')
    .description('runs the suites on the model: which steps they reach, and of which they notice that they are broken')
    .option('--seed <n>', 'seed of the scripts', integer(0, 1_000_000), 1)
    .option('--scripts <n>', 'scripts that each property generates, beside its cases', integer(0, 1_000_000), 10)
    .option(
      '--tries <n>',
      'scripts that each broken step is tried with; 0: none, what is known of them is told',
      integer(0, 1_000_000),
      0,
    )
    .option('--algorithm <key>', 'only broken steps of this algorithm are tried')
    .option('--json', 'as JSON')
    .option('--write-witnesses <file>', 'write the shortest script that notices each broken step to this file')
    .option(
      '--write <page>',
      'write it as tables between <!-- coverage:begin --> and <!-- coverage:end --> of this page',
    )
    .action((options: CoverageFlags) => runCoverage(options, context));
  return command;
};
