import type * as fc from 'fast-check';
import type { Command, Script, Trace } from '../../spec-model/vocabulary';

/** A command of the other script; `from`: the place of the command in the first script that it stands for. */
export interface Derived {
  readonly command: Command;
  readonly from?: number;
}

/**
 * What two programs have to have in common, whatever it is: no model says what is right, the implementation is compared with itself.
 * Both scripts come of one, which is generated, and shrunk: every sub-sequence of it has its other script, too.
 */
export interface Relation {
  /** `metamorphic/name`: stable, and a selector on the command line. */
  readonly id: string;
  readonly suite: 'metamorphic';
  /** A sentence that is true of a conforming implementation. */
  readonly title: string;
  /** Requirements that it follows from: `algorithm/step` of the catalogue. The first is named if it does not hold, unless `named` says more. */
  readonly checks: readonly string[];
  /** Where the other script departs from the first, as it is told in a divergence: `without the rolled back offer`. */
  readonly other: string;
  readonly cases?: readonly Script[];
  readonly script: fc.Arbitrary<Script>;
  /** The other script, given the first and how it went; undefined if the relation says nothing of it. A pure function. */
  readonly variant: (script: Script, trace: Trace) => readonly Derived[] | undefined;
  /** Which of `checks` a pair is about, as far as the first run tells. A pure function. */
  readonly named?: (first: Trace, derived: readonly Derived[]) => string | undefined;
  /** Connections of which the last state is compared; both by default. */
  readonly connections?: readonly ('pc0' | 'pc1')[];
}

/** Declares a relation. */
export const relation = (name: string, rest: Omit<Relation, 'id' | 'suite'>): Relation => ({
  id: `metamorphic/${name}`,
  suite: 'metamorphic',
  ...rest,
});

/** The commands as they are. */
export const unchanged = (script: Script): Derived[] => script.map((command, from) => ({ command, from }));
