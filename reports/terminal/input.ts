import type { CampaignResult } from '../../suites/campaign/result';
import type { Fit } from '../../suites/editions/result';
import type { Gate } from '../gate';

/** Everything that a report on the terminal is set from. */
export interface ReportInput {
  readonly result: CampaignResult;
  readonly gate: Gate;
  /** Fingerprint -> number and counterexample file of a finding, in the order of the numbers. */
  readonly files: ReadonlyMap<string, { readonly number: number; readonly file: string }>;
  /** Where traces were recorded. */
  readonly traces: string;
  /** File that the gate compared with. */
  readonly baseline?: string;
  readonly interrupted: boolean;
  /** Which editions the implementation fits where they differ. */
  readonly fits?: readonly Fit[];
  /** The adapter, and the options that chose what was run: to print commands that run the same again. */
  readonly invocation: { readonly adapter: string; readonly options: readonly string[] };
}
