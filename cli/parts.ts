import type { Adapter, PerformOptions, Session } from '../adapters/contract';
import type { JudgeOptions } from '../spec-model/judge/judge';
import type { Divergence, Judgement, Trace } from '../spec-model/vocabulary';
import type { CampaignOptions } from '../suites/campaign/options';
import type { CampaignResult } from '../suites/campaign/result';
import type { Fit } from '../suites/editions/result';
import type { Simulate } from '../suites/editions/tell-apart';
import type { Relation } from '../suites/metamorphic/relation';
import type { Property } from '../suites/property';

/** What the commands work with. `main.ts` wires the real ones, tests give fakes. */
export interface Parts {
  readonly version: string;
  /** Of the specification: what `judge` judges by. */
  readonly edition: string;
  readonly adapters: readonly Adapter[];
  /** Throws AdapterUnavailable, which says what there is, if there is none of that name. */
  readonly findAdapter: (name: string) => Adapter;
  readonly properties: readonly Property[];
  /** What is checked without the model. */
  readonly relations: readonly Relation[];
  readonly runCampaign: (options: CampaignOptions) => Promise<CampaignResult>;
  /** The quiet time in milliseconds that an implementation needs. */
  readonly measureQuietTime: (session: Session) => Promise<number>;
  /** Which editions an implementation fits where they differ. */
  readonly fit: (session: Session, how: PerformOptions) => Promise<readonly Fit[]>;
  /** The model itself, following any edition. */
  readonly simulate: Simulate;
  readonly judge: (trace: Trace, options?: JudgeOptions) => Judgement;
  /** What `tolerate` must hold for a divergence to be passed over. */
  readonly differenceKey: (divergence: Divergence) => string;
}
