import type { Divergence, Trace, Verdict } from '../spec-model/vocabulary';
import type { Parts } from './parts';

export interface ThroughJudgement {
  /** Of the trace as it is. */
  readonly verdict: Verdict;
  readonly notes: readonly string[];
  /** All that differs, in order: each difference is passed over to see what is behind it. */
  readonly divergences: readonly Divergence[];
}

/** Judges a trace to its end. A plain judgement ends at the first difference, and a campaign also reports those behind it. */
export const judgeThrough = ({ judge, differenceKey }: Parts, trace: Trace): ThroughJudgement => {
  const { verdict, notes, ...first } = judge(trace);
  const divergences: Divergence[] = [];
  const tolerate = new Set<string>();
  for (let { divergence } = first; divergence; { divergence } = judge(trace, { tolerate })) {
    const key = differenceKey(divergence);
    if (tolerate.has(key)) break;
    tolerate.add(key);
    divergences.push(divergence);
  }
  return { verdict, notes, divergences };
};
