import { Command } from 'commander';
import type { PerformOptions, Session } from '../../adapters/contract';
import { requirementOf } from '../../reports/specification';
import { divergenceLines, markedScript } from '../../reports/terminal/block';
import { style } from '../../reports/terminal/style';
import { titleOf } from '../../reports/title';
import { type Edition, findEdition } from '../../spec-model/editions/editions';
import { Counterexample, Entry, type Script, type Trace, type Verdict } from '../../spec-model/vocabulary';
import { checkPair } from '../../suites/metamorphic/check-pair';
import type { Relation } from '../../suites/metamorphic/relation';
import { editionOption, under } from '../edition';
import { type ExitCode, exitCodes } from '../exit-codes';
import { usageError } from '../failure';
import type { Context } from '../io';
import { judgeThrough, type ThroughJudgement } from '../judge-through';
import { limitFor, pathOption, quietOption, repeatOption } from '../options';
import { checked, readJson } from '../read-file';
import { startSession } from '../start-session';

interface Options {
  readonly adapter?: string;
  readonly repeat: number;
  readonly judgeOnly?: boolean;
  readonly path?: string;
  readonly edition?: Edition;
  readonly quietTime: number;
}

const tell = (stored: Counterexample, { io }: Context): void => {
  const set = style(io.columns, io.colour);
  const { implementation, edition, property, script, trace, divergence, seed } = stored;
  io.out(
    `${set.paint('bold', property)}  ${implementation}  ${set.paint('dim', `webrtc-pc ${edition}  seed ${seed}`)}`,
  );
  io.out(`\n    ${set.paint('bold', titleOf(divergence))}`);
  for (const line of divergenceLines(divergence, set)) io.out(line);
  io.out('');
  for (const line of markedScript(script, trace as Trace, divergence, set)) io.out(line);
  io.out('');
};

const shows = ({ divergence }: Counterexample, { divergences }: ThroughJudgement): boolean =>
  divergences.some(({ fingerprint }) => fingerprint === divergence.fingerprint);

const UNFINISHED: readonly Verdict[] = ['crash', 'hang', 'garbage', 'inconclusive', 'unsupported'];

const exitCodeFor = (judgements: readonly ThroughJudgement[]): ExitCode => {
  const some = (...verdicts: readonly Verdict[]): boolean =>
    judgements.some(({ verdict }) => verdicts.includes(verdict));
  if (some('diverges')) return exitCodes.newDivergence;
  if (some('harness-error')) return exitCodes.failed;
  return some(...UNFINISHED) ? exitCodes.inconclusive : exitCodes.holds;
};

const insteadText = ({ verdict, notes, divergences: [first] }: ThroughJudgement): string =>
  first
    ? `diverges otherwise, ${requirementOf({ at: first.at })}: expected ${first.expected}; observed ${first.observed}`
    : [verdict, ...notes].join(': ');

/** What was seen where it was not shown: each once. */
const others = (stored: Counterexample, judgements: readonly ThroughJudgement[], { io }: Context): void => {
  const texts = new Map<string, number>();
  for (const judgement of judgements.filter((judgement) => !shows(stored, judgement))) {
    const text = insteadText(judgement);
    texts.set(text, (texts.get(text) ?? 0) + 1);
  }
  for (const [text, times] of texts) io.out(`  ${times} of ${judgements.length}: ${text}`);
};

const conclude = (
  stored: Counterexample,
  judgements: readonly ThroughJudgement[],
  what: string,
  context: Context,
): ExitCode => {
  const { paint } = style(context.io.columns, context.io.colour);
  const shown = judgements.filter((judgement) => shows(stored, judgement)).length;
  const times = judgements.length === 1 ? '' : ` ${shown} of ${judgements.length} times`;
  context.io.out(
    shown > 0
      ? paint('red', `${what}: still shows it${times}`)
      : `${what}: does not show it${times && `, ${judgements.length} times run`}`,
  );
  others(stored, judgements, context);
  return exitCodeFor(judgements);
};

/** What was found by comparing two runs is so again. */
const compared = async (session: Session, relation: Relation, script: Script, how: PerformOptions) => {
  const pair = await checkPair(session, relation, script, how);
  const divergences = pair?.divergence ? [pair.divergence] : [];
  const verdict: Verdict = divergences.length > 0 ? 'diverges' : pair ? 'conforms' : 'inconclusive';
  return { verdict, notes: pair ? [] : ['there is no other program to compare it with'], divergences };
};

const repeatedly = async (session: Session, stored: Counterexample, options: Options, { parts }: Context) => {
  const relation = parts.relations.find(({ id }) => id === stored.property);
  const how = { quiet: options.quietTime, limit: limitFor(options.quietTime) };
  const judgements: ThroughJudgement[] = [];
  for (let time = 0; time < options.repeat; time++)
    judgements.push(
      relation
        ? await compared(session, relation, stored.script, how)
        : judgeThrough(parts, await session.perform(stored.script, how)),
    );
  return judgements;
};

/** Judged by the edition that is asked for, or the one by which it was found. */
export const replay = async (file: string, options: Options, outer: Context): Promise<ExitCode> => {
  const stored = readJson(Counterexample, 'counterexample', file);
  const context = under(outer, options.edition ?? findEdition(stored.edition));
  stored.trace.forEach((entry, index) => {
    checked(Entry, 'trace', `${file}: /trace/${index}`, entry);
  });
  if (options.judgeOnly) {
    if (context.parts.relations.some(({ id }) => id === stored.property))
      throw usageError(`${file} was found by comparing two runs, of which it has one: replay it without --judge-only`);
    tell(stored, context);
    return conclude(
      stored,
      [judgeThrough(context.parts, stored.trace as Trace)],
      `the stored trace, judged by webrtc-pc ${context.parts.edition}`,
      context,
    );
  }
  const session = await startSession(
    context.parts,
    options.adapter ?? stored.adapter,
    options.path === undefined ? {} : { path: options.path },
  );
  try {
    tell(stored, context);
    return conclude(
      stored,
      await repeatedly(session, stored, options, context),
      session.implementation.version,
      context,
    );
  } finally {
    await session.stop();
  }
};

export const replayCommand = (context: Context): Command =>
  new Command('replay')
    .description('runs a stored counterexample again and says whether it still shows; needs nothing but its file')
    .argument('<file>', 'counterexample')
    .option('--adapter <name>', 'run it on another implementation than the one it was found on')
    .addOption(repeatOption())
    .option('--judge-only', 'judge the stored trace again, with no implementation at hand')
    .addOption(editionOption('judge by this edition, and not by the one by which it was found'))
    .addOption(pathOption())
    .addOption(quietOption().default(200))
    .action(async (file: string, options: Options) => context.done(await replay(file, options, context)));
