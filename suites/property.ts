import type * as fc from 'fast-check';
import type { Script } from '../spec-model/vocabulary';
import type { Found } from './campaign/result';

/** What is checked, as data: scripts to be run on any implementation. Whether a run is right is for the judge to say. */
export interface Property {
  /** `suite/name`: stable, and a selector on the command line. */
  readonly id: string;
  readonly suite: string;
  /** A sentence that is true of a conforming implementation. */
  readonly title: string;
  /** Requirements that it aims at: `algorithm` or `algorithm/step` of the catalogue. */
  readonly checks: readonly string[];
  /** Claims of widely read documentation that it decides, see CONFORMANCE.md. */
  readonly claims?: readonly string[];
  /** Scripts that are always run, before any generated one: for what can be enumerated. */
  readonly cases?: readonly Script[];
  /** What campaigns found before. */
  readonly found?: readonly Found[];
  readonly script: fc.Arbitrary<Script>;
}

/** Declares a property. */
export const property = (suite: string, name: string, rest: Omit<Property, 'id' | 'suite'>): Property => ({
  id: `${suite}/${name}`,
  suite,
  ...rest,
});
