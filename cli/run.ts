import { join, relative } from 'node:path';
import type { Session } from '../adapters/contract';
import { type Baseline, updateBaseline } from '../reports/baseline';
import { gate } from '../reports/gate';
import { htmlReport } from '../reports/html';
import { jsonReport } from '../reports/json';
import { Recorder, writeWhole } from '../reports/recorder';
import { header, report } from '../reports/terminal';
import { progressLine } from '../reports/terminal/progress';
import { style } from '../reports/terminal/style';
import { latest } from '../spec-model/editions/editions';
import type { CampaignResult } from '../suites/campaign/result';
import type { Fit } from '../suites/editions/result';
import type { Relation } from '../suites/metamorphic/relation';
import type { Property } from '../suites/property';
import { readBaseline, writeBaseline } from './baseline-file';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes';
import { Failure, messageOf, usageError } from './failure';
import { interruption, type Signal, signalCodes } from './interruption';
import type { Context } from './io';
import { limitFor } from './options';
import { asWords, type RunOptions } from './run-options';
import { selectProperties } from './select-properties';
import { startSession } from './start-session';
import { assertWritable } from './write-file';

/** Scripts of a run that is given no budget. */
const SCRIPTS = 1000;

interface Run {
  /** With the quiet time that was given, or measured. */
  readonly options: RunOptions & { readonly quietTime: number };
  readonly context: Context;
  readonly session: Session;
  readonly properties: readonly Property[];
  readonly relations: readonly Relation[];
  readonly baseline: Baseline | undefined;
  readonly recorder: Recorder;
}

const recorderFor = (options: RunOptions, { implementation }: Session, { io, parts }: Context): Recorder => {
  const stamp = io
    .now()
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .replace('T', '-');
  const directory = options.out ?? join('.peerproof', options.adapter);
  try {
    return new Recorder(directory, stamp, {
      peerproof: parts.version,
      adapter: options.adapter,
      implementation: implementation.version,
      edition: parts.edition,
      seed: options.seed,
    });
  } catch (thrown) {
    throw usageError(`cannot write to ${directory}: ${messageOf(thrown)}`);
  }
};

const budgetOf = ({ scripts, time }: RunOptions): { scripts?: number; time?: number } => ({
  ...(scripts === undefined && time !== undefined ? {} : { scripts: scripts ?? SCRIPTS }),
  ...(time === undefined ? {} : { time }),
});

/** Runs the campaign to its end, or until a signal; what is judged is recorded as it comes. */
const campaign = async (run: Run): Promise<{ result: CampaignResult; signal: Signal | undefined }> => {
  const { options, context, session, properties, relations, baseline, recorder } = run;
  const { io, parts } = context;
  const { abort, received, overdue, release } = interruption(io, recorder.directory);
  const progress = progressLine({
    write: io.err,
    interactive: io.errColumns !== undefined,
    columns: io.errColumns ?? 80,
    now: () => io.now().getTime(),
  });
  const running = parts.runCampaign({
    session,
    properties,
    relations,
    seed: options.seed,
    ...budgetOf(options),
    repeat: options.repeat,
    quiet: options.quietTime,
    limit: limitFor(options.quietTime),
    known: new Set(baseline?.divergences.map(({ fingerprint }) => fingerprint)),
    onProgress: progress.show,
    onTrace: (property, script, trace, judgement) => recorder.judged(property.id, script, trace, judgement),
    signal: abort,
    simulate: () => parts.simulate(options.edition ?? latest),
  });
  try {
    return { result: await Promise.race([running, overdue]), signal: received() };
  } catch (thrown) {
    if (thrown instanceof Failure || process.env.PEERPROOF_DEBUG === '1') throw thrown;
    throw new Failure(exitCodes.failed, `${messageOf(thrown)} (recorded so far: ${recorder.directory})`);
  } finally {
    progress.clear();
    release();
  }
};

/** Relative, where the file is below the working directory. */
const shortPath = (file: string): string => {
  const path = relative('', file);
  return path.startsWith('..') ? file : path;
};

/** Prints and writes what was found; gives the exit code of a run that was not interrupted. */
const conclude = (run: Run, result: CampaignResult, fits: readonly Fit[], interrupted: boolean): ExitCode => {
  const { options, context, baseline, recorder } = run;
  const { io, parts } = context;
  const files = recorder.finish(result.findings);
  const compared = gate(result, baseline);
  const shown = {
    result,
    gate: compared,
    files,
    traces: recorder.traces,
    interrupted,
    fits,
    invocation: { adapter: options.adapter, options: asWords(options) },
    ...(options.baseline === undefined ? {} : { baseline: shortPath(options.baseline) }),
  };
  io.out(report(shown, style(io.columns, io.colour)));
  const facts = { peerproof: parts.version, adapter: options.adapter, recorded: io.now(), interrupted, fits, files };
  const written = jsonReport(result, compared, facts);
  if (options.json !== undefined) writeWhole(options.json, `${JSON.stringify(written, null, 2)}\n`);
  if (options.html !== undefined) writeWhole(options.html, htmlReport(written));
  if (!options.updateBaseline || options.baseline === undefined || interrupted) return exitCodeOf[compared.outcome];
  const updated = updateBaseline(result, baseline, compared.stale);
  io.out(writeBaseline(options.baseline, baseline, updated));
  return exitCodeOf[gate(result, updated).outcome];
};

const warnOfOtherBaseline = ({ baseline, options, session, context: { io, parts } }: Run): void => {
  if (!baseline) return;
  const { implementation, edition } = baseline;
  if (implementation.version === session.implementation.version && edition === parts.edition) return;
  io.err(`note: ${options.baseline} was recorded with ${implementation.version}, webrtc-pc ${edition}\n`);
};

/** What the implementation does where editions differ. */
const fitted = ({ session, options: { quietTime }, context: { parts } }: Run): Promise<readonly Fit[]> =>
  parts.fit(session, { quiet: quietTime, limit: limitFor(quietTime) });

const runOn = async (run: Run): Promise<ExitCode> => {
  const { io, parts } = run.context;
  const { seed, quietTime } = run.options;
  const facts = { peerproof: parts.version, edition: parts.edition, seed, quietTime };
  io.out(header({ ...facts, implementation: run.session.implementation.version }, style(io.columns, io.colour)));
  warnOfOtherBaseline(run);
  const { result, signal } = await campaign(run);
  const interrupted = signal !== undefined;
  const fits = interrupted ? [] : await fitted(run);
  const exitCode = conclude(run, result, fits, interrupted);
  return signal === undefined ? exitCode : signalCodes[signal];
};

/** `peerproof run`. Whatever the user got wrong is told before the implementation is started. */
export const run = async (options: RunOptions, context: Context): Promise<ExitCode> => {
  const { parts } = context;
  const selected = new Set(
    selectProperties([...parts.properties, ...parts.relations], options.suite).map(({ id }) => id),
  );
  const properties = parts.properties.filter(({ id }) => selected.has(id));
  const relations = parts.relations.filter(({ id }) => selected.has(id));
  if (options.json !== undefined) assertWritable(options.json);
  if (options.html !== undefined) assertWritable(options.html);
  if (options.updateBaseline && options.baseline !== undefined) assertWritable(options.baseline);
  const baseline = readBaseline(options.baseline, options.updateBaseline ?? false);
  const session = await startSession(
    context.parts,
    options.adapter,
    options.path === undefined ? {} : { path: options.path },
  );
  try {
    const quietTime = options.quietTime ?? (await context.parts.measureQuietTime(session));
    return await runOn({
      options: { ...options, quietTime },
      context,
      session,
      properties,
      relations,
      baseline,
      recorder: recorderFor(options, session, context),
    });
  } finally {
    await session.stop();
  }
};
