import type { Implementation } from '../../adapters/contract';
import type { Cause } from '../../spec-model/judge/caused';
import type { Divergence, Script, Trace, Verdict } from '../../spec-model/vocabulary';

/** A distinct divergence: found, shrunk, repeated. */
export interface Finding {
  readonly property: string;
  readonly divergence: Divergence;
  /** The shortest script found that shows it. */
  readonly script: Script;
  /** The trace of the last repetition that showed it. */
  readonly trace: Trace;
  /** Shown `shown` times in `of` repetitions. */
  readonly repeated: { readonly shown: number; readonly of: number };
  /** Length of the script in which it was first seen. */
  readonly foundWith: number;
  /** How many scripts of the campaign showed it. */
  readonly seen: number;
  /** When it was first seen: after so many scripts, and milliseconds of the campaign. */
  readonly discovered: { readonly scripts: number; readonly milliseconds: number };
  /** The broken step that explains it, if there is one. */
  readonly cause?: Cause;
  /** Fingerprints of other divergences that the same cause explains. */
  readonly also: readonly string[];
}

/** A script that is as short as can be for a divergence that it showed: where it shows it again, it is not shrunk. */
export interface Found {
  readonly fingerprint: string;
  /** Names of the adapters on which it showed it -> the broken step that explains it there (`nameOfCause`), empty if none was found. */
  readonly seen: Readonly<Record<string, string>>;
  readonly script: Script;
}

export interface PropertyResult {
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly scripts: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/** Everything that a report is rendered from. */
export interface CampaignResult {
  readonly implementation: Implementation;
  readonly edition: string;
  readonly seed: number;
  readonly scripts: number;
  readonly commands: number;
  /** The budget of time (ms), where there was one: it may end before each property had its turn. */
  readonly time?: number;
  /** Wall time in milliseconds. */
  readonly duration: number;
  readonly properties: readonly PropertyResult[];
  readonly findings: readonly Finding[];
  /** Divergences that were seen, but that no repetition showed again: neither findings nor a pass. */
  readonly unconfirmed: readonly Divergence[];
  /** Crashes, hangs, garbage: each with the script that showed it. */
  readonly broken: readonly {
    readonly property: string;
    readonly how: 'crash' | 'hang' | 'garbage';
    readonly detail: string;
    readonly script: Script;
    readonly trace: Trace;
  }[];
  /** Places where the text is open that were used: key of CONFORMANCE.md -> how often. */
  readonly variances: Readonly<Record<string, number>>;
  /** Interface members that the implementation lacks -> how many scripts needed them. */
  readonly missing: Readonly<Record<string, number>>;
  /** Steps of the specification that the model took while judging: `algorithm/step` -> how often. */
  readonly steps: Readonly<Record<string, number>>;
}

/** What a campaign tells while it runs. */
export interface Progress {
  readonly property: string;
  readonly done: number;
  readonly total: number;
  readonly findings: number;
  readonly phase: 'searching' | 'shrinking' | 'repeating';
}
