import type { PerformOptions, Session } from '../../adapters/contract';
import type { Divergence, Script, Trace } from '../../spec-model/vocabulary';
import { comparePair } from './compare';
import type { Relation } from './relation';

/** Both runs of a pair. */
export interface Pair {
  readonly script: Script;
  readonly trace: Trace;
  readonly other: { readonly script: Script; readonly trace: Trace };
  /** How they differ, if they do. */
  readonly divergence: Divergence | undefined;
}

/**
 * Runs both scripts of a pair on an implementation, each with connections of its own, and compares.
 * @returns undefined if the relation says nothing of the script
 */
export const checkPair = async (
  session: Session,
  relation: Relation,
  script: Script,
  how: PerformOptions,
): Promise<Pair | undefined> => {
  const trace = await session.perform(script, how);
  const derived = relation.variant(script, trace);
  if (!derived) return undefined;
  const other = derived.map(({ command }) => command);
  const second = await session.perform(other, how);
  return {
    script,
    trace,
    other: { script: other, trace: second },
    divergence: comparePair(relation, trace, second, derived),
  };
};
