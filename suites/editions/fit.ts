import type { PerformOptions, Session } from '../../adapters/contract';
import type { Trace } from '../../spec-model/vocabulary';
import { forEachOf } from '../campaign/pool';
import { objectionsOf } from './objections';
import type { Fit } from './result';
import { type Side, textsOf } from './sides';
import type { Witness } from './witness';

/** Also said of implementations whose attributes are ahead of their events: it is no mark of a side. */
const isCommon = (objection: string): boolean => /\|(changed before its event|is set later)$/.test(objection);

const shows = (objections: readonly string[], mark: string): boolean => !isCommon(mark) && objections.includes(mark);

/** The side whose runs the other text allows as well: a run that both allow is on it, unless it hangs on a moment or on what an implementation has. */
const silent = ({ script, sides, variant }: Witness): Side | undefined => {
  const certain = variant === undefined && !script.some((command) => 'wait' in command && command.wait === 'task');
  return certain ? sides.find(({ objection }) => objection === '') : undefined;
};

/**
 * The editions on whose side a run is: the other side's text has against it what it has against every run of this side. None: it does
 * something else than either. Undefined: it does not say.
 */
export const fitting = (witness: Witness, trace: Trace): readonly string[] | undefined => {
  const [one, other] = witness.sides;
  const [byOne, byOther] = textsOf(witness).map((text) => objectionsOf(text, trace)) as [string[], string[]];
  const isOne = shows(byOther, one.objection);
  const isOther = shows(byOne, other.objection);
  if (isOne !== isOther) return (isOne ? one : other).editions;
  if (byOne.length === 0 && byOther.length === 0) return silent(witness)?.editions;
  return byOne.join() === byOther.join() || isCommon(one.objection) || isCommon(other.objection) ? undefined : [];
};

export interface FitOptions extends PerformOptions {
  /** Milliseconds after which no further witness is run. */
  readonly budget: number;
}

const within = <T>(promise: Promise<T>, ms: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Runs the witnesses on an implementation, and says which editions it fits at each difference. */
export const fitEditions = async (
  session: Session,
  witnesses: readonly Witness[],
  { budget, ...how }: FitOptions,
): Promise<readonly Fit[]> => {
  const until = performance.now() + budget;
  const found = new Map<Witness, readonly string[]>();
  await forEachOf(witnesses, 8, async (witness) => {
    const left = until - performance.now();
    const trace = left > 0 ? await within(session.perform(witness.script, how), left) : undefined;
    const fits = trace?.at(-1)?.t === 'end' ? fitting(witness, trace) : undefined;
    if (fits) found.set(witness, fits);
  });
  return witnesses.map((witness) => {
    const { key, difference } = witness;
    const fits = found.get(witness);
    return { key, ...(difference ? { difference } : {}), ...(fits ? { fits } : {}) };
  });
};
