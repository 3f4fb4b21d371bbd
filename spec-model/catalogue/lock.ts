import type { Level } from './drift/read-document';
import data from './webrtc-pc.lock.json';

/** Why a step has no property of its own: it only groups others, binds names, or can't be seen through the API. */
export type Standing = 'testable' | 'container' | 'no-test-needed' | 'untestable';

/** A requirement: one step of the pinned specification. */
export interface Requirement {
  /** Stable: it is kept when the step is renumbered, moved or reworded. Unique within its algorithm. */
  readonly slug: string;
  /** The number in the pinned specification. */
  readonly path: string;
  readonly level: Level;
  readonly standing: Standing;
  /** Of the step's words (see drift/). */
  readonly hash: string;
  readonly near: string;
}

export interface LockedAlgorithm {
  readonly key: string;
  /** The heading of its section. */
  readonly section: string;
  readonly steps: readonly Requirement[];
}

export interface Lock {
  readonly specification: string;
  readonly commit: string;
  readonly date: string;
  /** Ordered lists that are no algorithms (examples, enumerations): the hash of their first step. */
  readonly others: readonly string[];
  readonly algorithms: readonly LockedAlgorithm[];
}

/** The pinned specification, step by step, as hashes. Written by `scripts/lock.ts`. */
export const lock: Lock = data as Lock;
