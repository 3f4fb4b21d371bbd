import type { Session } from '../../adapters/contract';
import type { Edition } from '../../spec-model/editions/editions';
import type { Judgement, Script, Trace } from '../../spec-model/vocabulary';
import type { Relation } from '../metamorphic/relation';
import type { Property } from '../property';
import type { Progress } from './result';

export interface CampaignOptions {
  readonly session: Session;
  readonly properties: readonly Property[];
  /** What is checked without the model, beside them. */
  readonly relations?: readonly Relation[];
  /** Same seed, same scripts in the same order. */
  readonly seed: number;
  /** Budget of generated scripts over all properties; cases that are always run come on top. Unlimited if there is one of time only. */
  readonly scripts?: number;
  /** Budget in milliseconds: no script is begun after it, and what was found by then is looked into. */
  readonly time?: number;
  /** How often a divergence is repeated. */
  readonly repeat: number;
  /** Quiet time of the search, ms. Repetitions wait several times as long. */
  readonly quiet: number;
  readonly limit: number;
  /** The text to judge by; the pinned one by default. */
  readonly edition?: Edition;
  /** Fingerprints of known divergences: confirmed, but not shrunk. */
  readonly known?: ReadonlySet<string>;
  readonly onProgress?: (progress: Progress) => void;
  readonly onTrace?: (property: Property, script: Script, trace: Trace, judgement: Judgement) => void;
  readonly signal?: AbortSignal;
  /** Starts the model behind the W3C API: where the time is limited, it says which scripts do what was done least. */
  readonly simulate?: () => Pick<Session, 'perform'>;
}
