import { type Lock, lock as pinnedLock } from '../lock';
import { type AlgorithmDrift, alignAlgorithms } from './align';
import { readDocument } from './read-document';

/** How a document differs from the pinned specification. */
export interface Drift {
  /** Algorithms of the lock of which a step moved, changed, is new or gone. */
  readonly drifted: readonly AlgorithmDrift[];
  /** Ordered lists that no algorithm of the lock resembles and that the lock does not know as examples. */
  readonly unknown: readonly AlgorithmDrift[];
  /** Algorithms that the document has not, or not recognisably. */
  readonly gone: readonly AlgorithmDrift[];
  /** How many algorithms and steps say what they said, at the same number. */
  readonly same: { readonly algorithms: number; readonly steps: number };
}

/** Undefined: the document has no algorithm of the specification, so it is another one. */
export const driftOf = (html: string, lock: Lock = pinnedLock): Drift | undefined => {
  const found = readDocument(html).filter(({ steps: [first] }) => !lock.others.includes(first?.hash ?? ''));
  const rows = alignAlgorithms(lock.algorithms, found);
  const known = rows.filter(({ locked, found: there }) => locked && there);
  if (known.length === 0) return undefined;
  const steps = known.reduce(
    (sum, { locked, steps }) => sum + (locked?.steps.length ?? 0) - steps.filter(({ kind }) => kind !== 'new').length,
    0,
  );
  return {
    drifted: known.filter((row) => row.steps.length > 0),
    unknown: rows.filter(({ locked }) => !locked),
    gone: rows.filter(({ found: there }) => !there),
    same: { algorithms: known.filter((row) => row.steps.length === 0).length, steps },
  };
};
