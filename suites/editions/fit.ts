import type { PerformOptions, Session } from '../../adapters/contract';
import { type Edition, editions, latest } from '../../spec-model/editions/editions';
import type { SwitchKey } from '../../spec-model/editions/switches';
import { differenceKey } from '../../spec-model/judge/judge';
import type { Trace } from '../../spec-model/vocabulary';
import { forEachOf } from '../campaign/pool';
import { keysOf } from './keys';
import { asIn } from './matrix';
import type { Fit } from './result';
import { divergencesUnder } from './tell-apart';
import type { Witness } from './witness';

/** Editions that have the same of some switches. */
const groupsBy = (keys: readonly SwitchKey[]): Edition[][] => {
  const groups = new Map<string, Edition[]>();
  for (const edition of editions) {
    const name = keys.map((key) => Number(edition.has(key))).join('');
    groups.set(name, [...(groups.get(name) ?? []), edition]);
  }
  return [...groups.values()];
};

/** Everything that a text has against a run. */
const objections = (text: Edition, trace: Trace): ReadonlySet<string> => {
  try {
    return new Set(divergencesUnder(text, trace).map(differenceKey));
  } catch {
    return new Set();
  }
};

/**
 * The editions whose text has nothing against a run that others have not against it as well: what an implementation does otherwise than any
 * edition wants says nothing here. Undefined: all editions say the same.
 */
const fitting = (witness: Witness, trace: Trace, base: Edition): readonly string[] | undefined => {
  const keys = keysOf(witness);
  const groups = groupsBy(keys).map((group) => ({
    group,
    against: objections(asIn(group[0] as Edition, keys, base), trace),
  }));
  const all = groups.map(({ against }) => against);
  const common = [...(all[0] ?? [])].filter((one) => all.every((against) => against.has(one)));
  if (all.every((against) => against.size === common.length)) return undefined;
  return groups
    .filter(({ against }) => against.size === common.length)
    .flatMap(({ group }) => group.map(({ id }) => id));
};

const asFit = ({ key, difference }: Witness, fits: readonly string[] | undefined): Fit => ({
  key,
  ...(difference ? { difference } : {}),
  ...(fits ? { fits } : {}),
});

/** The edition that is fitted most often; of several, the latest. */
export const bestFit = (fits: readonly Fit[]): Edition => {
  const count = ({ id }: Edition) => fits.filter((fit) => fit.fits?.includes(id)).length;
  return editions.reduce((best, edition) => (count(edition) >= count(best) ? edition : best));
};

/** Which editions recorded runs fit at each difference; in everything else they are taken to follow the edition that they fit best. */
export const fitTraces = (witnesses: readonly Witness[], traces: ReadonlyMap<Witness, Trace>): readonly Fit[] => {
  const fitsBy = (base: Edition) =>
    witnesses.map((witness) => {
      const trace = traces.get(witness);
      return asFit(witness, trace && fitting(witness, trace, base));
    });
  const first = fitsBy(latest);
  const base = bestFit(first);
  return base === latest ? first : fitsBy(base);
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
  const traces = new Map<Witness, Trace>();
  await forEachOf(witnesses, 8, async (witness) => {
    const left = until - performance.now();
    const trace = left > 0 ? await within(session.perform(witness.script, how), left) : undefined;
    if (trace?.at(-1)?.t === 'end') traces.set(witness, trace);
  });
  return fitTraces(witnesses, traces);
};
