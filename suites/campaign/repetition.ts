import type { PerformOptions } from '../../adapters/contract';
import { fingerprintOf, judge } from '../../spec-model/judge/judge';
import { untold } from '../../spec-model/judge/refused';
import type { Divergence, Judgement, Script, Trace } from '../../spec-model/vocabulary';
import type { CampaignOptions } from './options';
import { shrink } from './shrink';

/** A run that showed what was looked for. */
export interface Shown {
  readonly trace: Trace;
  readonly divergence: Divergence;
}

/** A script that showed it again, in how many repetitions, and the last of them. */
export interface Repeated {
  readonly script: Script;
  readonly runs: number;
  readonly last: Shown;
}

/** Scripts that are tried to make one shorter, at most; and where time is limited, the part of it that this may take. */
const mostTries = 300;
const shrinkingShare = 1 / 60;
/** How long it is waited for what is missing: eight times as long as the search, but for what is short or long enough (ms); always twice as long. */
const patient = (quiet: number): number => Math.max(2 * quiet, Math.min(1000, Math.max(200, 8 * quiet)));

/** An exception of the judge is a failure of ours, and must not cost what was found: the script counts as `harness-error`. */
export const judged = (
  trace: Trace,
  { edition }: Pick<CampaignOptions, 'edition'>,
  tolerate: ReadonlySet<string> = new Set(),
): Judgement => {
  try {
    return judge(trace, { tolerate, ...(edition ? { edition } : {}) });
  } catch (error) {
    return { verdict: 'harness-error', notes: [String(error)] };
  }
};

/** The fingerprint alone, for less: see `judged`. */
export const fingerprintIn = (
  trace: Trace,
  { edition }: Pick<CampaignOptions, 'edition'>,
  tolerate: ReadonlySet<string>,
): string | undefined => {
  try {
    return fingerprintOf(trace, { tolerate, ...(edition ? { edition } : {}) });
  } catch {
    return undefined;
  }
};

/** What comes too late for a short quiet time is missed without it: only what a long one shows counts. */
export const isOfTime = ({ aspect, expected }: Divergence): boolean =>
  aspect === 'missing-event' || aspect === 'settlement' || expected === untold.expected;

/** Runs scripts again: shorter ones, and those that were found several times. */
export class Repetition {
  constructor(
    private readonly options: CampaignOptions,
    private readonly isStopped: () => boolean,
    /** Milliseconds that are left of the budget. */
    private readonly left: () => number,
  ) {}

  /** What a script is shrunk to: itself, if it can't be shorter, or there is no time for it. */
  shortest(script: Script, fingerprint: string, tolerate: ReadonlySet<string>): Promise<Script> {
    const { quiet, limit } = this.options;
    let tries = 0;
    const until = Date.now() + Math.min(this.left(), (this.options.time ?? Number.POSITIVE_INFINITY) * shrinkingShare);
    return shrink(script, async (candidate) => {
      if (++tries > mostTries || Date.now() > until || this.isStopped()) return undefined;
      const trace = await this.options.session.perform(candidate, { quiet, limit });
      return fingerprintIn(trace, this.options, tolerate) === fingerprint ? trace : undefined;
    });
  }

  /** Runs a script and gives the divergence, if it is the one looked for. */
  private async try(
    script: Script,
    fingerprint: string,
    tolerate: ReadonlySet<string>,
    how: PerformOptions,
  ): Promise<Shown | undefined> {
    if (this.isStopped()) return undefined;
    const trace = await this.options.session.perform(script, how);
    const { divergence } = judged(trace, this.options, tolerate);
    return divergence?.fingerprint === fingerprint ? { trace, divergence } : undefined;
  }

  /** The first script that shows it in most repetitions; if there is none, the one that shows it most often. */
  async shownBest(
    scripts: AsyncIterable<Script>,
    divergence: Divergence,
    tolerate: ReadonlySet<string>,
  ): Promise<Repeated | undefined> {
    let best: Repeated | undefined;
    for await (const script of scripts) {
      const shown = await this.repeat(script, divergence, tolerate);
      if (shown && shown.runs > (best?.runs ?? 0)) best = shown;
      if (best && best.runs * 2 > this.options.repeat) break;
    }
    return best;
  }

  /** Repeats with a long quiet time. What does not wait for anything is repeated faster, once it was shown in this way. */
  private async repeat(
    script: Script,
    divergence: Divergence,
    tolerate: ReadonlySet<string>,
  ): Promise<Repeated | undefined> {
    const { fingerprint } = divergence;
    const { repeat, quiet, limit } = this.options;
    const runs = (count: number, how: PerformOptions) =>
      Promise.all(Array.from({ length: count }, () => this.try(script, fingerprint, tolerate, how)));
    const slow = { quiet: patient(quiet), limit: limit * 2 };
    const [first] = await runs(1, slow);
    const others = await runs(repeat - 1, first && !isOfTime(divergence) ? { quiet, limit } : slow);
    const shown = [first, ...others].filter((run) => run !== undefined);
    const last = shown.at(-1);
    return last && { script, runs: shown.length, last };
  }
}
