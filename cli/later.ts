import type * as fc from 'fast-check';
import type { Session } from '../adapters/contract';
import type { Judgement, Script, Trace } from '../spec-model/vocabulary';
import type { Progress } from '../suites/campaign/result';

export interface Property {
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly checks: readonly string[];
  readonly script: fc.Arbitrary<Script>;
}

export interface CampaignOptions {
  readonly session: Session;
  readonly properties: readonly Property[];
  readonly seed: number;
  readonly scripts: number;
  readonly repeat: number;
  readonly quiet: number;
  readonly limit: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly onTrace?: (property: Property, script: Script, trace: Trace, judgement: Judgement) => void;
  readonly signal?: AbortSignal;
}
