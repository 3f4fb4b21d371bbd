import type { Script } from '../../spec-model/vocabulary';

/** How far the exploration of one alphabet has got. */
export interface AlphabetResult {
  readonly alphabet: string;
  /** How many there are to choose from after each other. */
  readonly letters: number;
  /** Told apart by their canonical forms. */
  readonly states: number;
  readonly transitions: number;
  /** Every script of at most so many commands was run; waits do not count. */
  readonly depth: number;
  /** No limit of time or states came before the depth that was asked for. */
  readonly whole: boolean;
  /** Milliseconds. */
  readonly took: number;
}

/** The shortest script explored that runs a step. */
export interface StepWitness {
  /** `algorithm/step`. */
  readonly step: string;
  readonly alphabet: string;
  /** Commands; waits do not count. */
  readonly length: number;
  readonly script: Script;
}

/** The shortest script explored that tells two editions apart. */
export interface PairWitness {
  readonly editions: readonly [string, string];
  /** Commands; waits do not count. */
  readonly length: number;
  readonly script: Script;
}

export interface ExplorationResult {
  readonly alphabets: readonly AlphabetResult[];
  /** By their steps. */
  readonly witnesses: readonly StepWitness[];
}
