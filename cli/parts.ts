import type { Adapter } from '../adapters/contract';
import type { Judgement, Trace } from '../spec-model/vocabulary';
import type { CampaignResult } from '../suites/campaign/result';
import type { CampaignOptions, Property } from './later';

/** What the commands work with. `main.ts` wires the real ones, tests give fakes. */
export interface Parts {
  readonly version: string;
  /** Of the specification: what `judge` judges by. */
  readonly edition: string;
  readonly adapters: readonly Adapter[];
  readonly properties: readonly Property[];
  readonly runCampaign: (options: CampaignOptions) => Promise<CampaignResult>;
  readonly judge: (trace: Trace) => Judgement;
}
