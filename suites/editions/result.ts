import type { SwitchKey } from '../../spec-model/editions/switches';
import type { Script } from '../../spec-model/vocabulary';

/** A program that tells two editions apart: what one allows, the other refuses. */
export interface Distinction {
  /** The switch that it shows: it tells apart two texts that differ in nothing else. */
  readonly key: SwitchKey;
  /** The switches that have to be set otherwise for the one edition to allow what the other does. */
  readonly switches: readonly SwitchKey[];
  /** The edition that the model followed, and the one by which it was judged. */
  readonly follows: string;
  readonly judgedBy: string;
  /** The edition in which only the switch was changed. */
  readonly base: string;
  readonly script: Script;
  /** What differs, what the judging edition expects, and what was seen instead. */
  readonly subject: string;
  readonly expected: string;
  readonly observed: string;
  /** How many scripts were run until it was found, and how long it was then. */
  readonly scripts: number;
  readonly foundWith: number;
}

/** Which editions an implementation fits at a difference. */
export interface Fit {
  readonly key: SwitchKey;
  readonly difference?: string;
  /** None: it does something else. Undefined: its run does not tell them apart. */
  readonly fits?: readonly string[];
}
