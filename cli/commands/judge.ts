import { Command } from 'commander';
import { counted } from '../../reports/counted';
import { shortHash } from '../../reports/fingerprint';
import { divergenceLines, markedScript } from '../../reports/terminal/block';
import { type Style, style } from '../../reports/terminal/style';
import { titleOf } from '../../reports/title';
import type { Edition } from '../../spec-model/editions/editions';
import type { Divergence, Verdict } from '../../spec-model/vocabulary';
import { editionOption, under } from '../edition';
import { type ExitCode, exitCodes } from '../exit-codes';
import type { Context } from '../io';
import { judgeThrough } from '../judge-through';
import { readTraces, type StoredTrace } from '../read-traces';

interface Judged {
  readonly stored: StoredTrace;
  readonly divergence: Divergence;
  readonly times: number;
}

/** Each distinct divergence with how many traces show it, and the one with the shortest script. */
class Divergences {
  readonly judged = new Map<string, Judged>();

  add(stored: StoredTrace, divergence: Divergence): void {
    const before = this.judged.get(divergence.fingerprint);
    const isShorter = !before || (stored.script?.length ?? 0) < (before.stored.script?.length ?? 0);
    const times = (before?.times ?? 0) + 1;
    this.judged.set(divergence.fingerprint, isShorter ? { stored, divergence, times } : { ...before, times });
  }
}

const exitCodeFor = (verdicts: ReadonlyMap<Verdict, number>): ExitCode => {
  if (verdicts.has('diverges')) return exitCodes.newDivergence;
  if (verdicts.has('harness-error')) return exitCodes.failed;
  const proven = verdicts.has('conforms') || verdicts.has('permitted-variance');
  const unfinished = (['crash', 'hang', 'garbage', 'inconclusive'] as const).some((verdict) => verdicts.has(verdict));
  return unfinished || !proven ? exitCodes.inconclusive : exitCodes.holds;
};

const blockOf = ({ stored, divergence, times }: Judged, style: Style): string[] => [
  style.paint('bold', titleOf(divergence)),
  ...divergenceLines(divergence, style),
  ...(stored.script ? ['', ...markedScript(stored.script, stored.trace, divergence, style), ''] : []),
  `    in ${counted(times, 'trace')}, first at line ${stored.line}; fingerprint ${shortHash(divergence.fingerprint)}`,
  '',
];

/** Judges every trace of a file to its end. */
export const judgeFile = (file: string, { io, parts }: Context): ExitCode => {
  const verdicts = new Map<Verdict, number>();
  const divergences = new Divergences();
  const traces = readTraces(file);
  for (const stored of traces) {
    const { verdict, divergences: found } = judgeThrough(parts, stored.trace);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    for (const divergence of found) divergences.add(stored, divergence);
  }
  for (const judged of divergences.judged.values())
    for (const line of blockOf(judged, style(io.columns, io.colour))) io.out(line);
  const counts = [...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(', ');
  io.out(`${counted(traces.length, 'trace')}, webrtc-pc ${parts.edition}: ${counts}`);
  return exitCodeFor(verdicts);
};

export const judgeCommand = (context: Context): Command =>
  new Command('judge')
    .description('judges stored traces, with no implementation at hand')
    .argument('<trace.jsonl>', 'a file of one trace or more, such as traces.jsonl of a run')
    .addOption(editionOption())
    .action((file: string, { edition }: { edition?: Edition }) =>
      context.done(judgeFile(file, under(context, edition))),
    );
