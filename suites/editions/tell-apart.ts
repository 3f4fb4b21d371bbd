import type { Session } from '../../adapters/contract';
import { differingSwitches, type Edition, withSwitches } from '../../spec-model/editions/editions';
import type { SwitchKey } from '../../spec-model/editions/switches';
import type { Chooser } from '../../spec-model/infra/world';
import { differenceKey, isAllowed, judge } from '../../spec-model/judge/judge';
import type { Divergence, Script, Trace } from '../../spec-model/vocabulary';
import { type Variant, variants } from './variants';

/** Starts the model behind the W3C API, following a text. */
export type Simulate = (edition: Edition, chooser?: Chooser) => Pick<Session, 'perform'>;

/** Virtual milliseconds. */
const how = { quiet: 10, limit: 2000 };

export const simulated = (simulate: Simulate, edition: Edition, script: Script, variant?: Variant): Promise<Trace> =>
  simulate(edition, variant && variants[variant]).perform(script, how);

/** Whether a run is one that an edition allows. What the model can not follow is not. */
export const accepts = (edition: Edition, trace: Trace): boolean => {
  try {
    return isAllowed(trace, edition);
  } catch {
    return false;
  }
};

/** All in which a run differs from what an edition allows: each difference is passed over to see what is behind it. */
export const divergencesUnder = (edition: Edition, trace: Trace): readonly Divergence[] => {
  const divergences: Divergence[] = [];
  const tolerate = new Set<string>();
  for (;;) {
    const { divergence } = judge(trace, { edition, tolerate });
    if (!divergence || tolerate.has(differenceKey(divergence))) return divergences;
    tolerate.add(differenceKey(divergence));
    divergences.push(divergence);
  }
};

/**
 * The switches that explain why an edition refuses what another allows: as few as possible, with which it would allow it. Undefined: it
 * allows it as it is. Empty: no switches do.
 */
export const responsible = (trace: Trace, allows: Edition, refuses: Edition): readonly SwitchKey[] | undefined => {
  if (accepts(refuses, trace)) return undefined;
  const explains = (keys: readonly SwitchKey[]) => accepts(withSwitches(refuses, keys, allows), trace);
  const keys = differingSwitches(allows, refuses);
  const single = keys.find((key) => explains([key]));
  if (single) return [single];
  if (!explains(keys)) return [];
  return keys.reduce((kept, key) => {
    const without = kept.filter((one) => one !== key);
    return explains(without) ? without : kept;
  }, keys);
};
