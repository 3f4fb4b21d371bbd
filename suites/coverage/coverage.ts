import type { Session } from '../../adapters/contract';
import carriedOut from '../../spec-model/catalogue/carried-out.json';
import { lock } from '../../spec-model/catalogue/lock';
import { modelled } from '../../spec-model/catalogue/modelled';
import outOfReach from '../../spec-model/catalogue/out-of-reach.json';
import { allMarkers } from '../../spec-model/infra/step';
import { judge } from '../../spec-model/judge/judge';
import type { Coverage, CoveredStep } from '../../spec-model/vocabulary';
import { collect, keyOf } from '../mutation/corpus';
import { amongFailures, mutantsOf, tryMutant, type Verdict } from '../mutation/mutants';
import { how, inRounds } from '../rounds';

export interface CoverageOptions {
  readonly seed: number;
  /** How many scripts each property generates, beside its cases. */
  readonly scripts: number;
  /** How many scripts a mutant is tried with; 0: none is made. */
  readonly tries: number;
  /** A new session on the model itself. */
  readonly simulate: (options: { readonly fuel?: number; readonly seed?: number }) => Session;
  readonly progress?: (done: number, all: number) => void;
}

/** Of one script, in tasks and microtasks: no script of the suites needs a tenth of it. */
const FUEL = 20_000;

const reasons: Readonly<Record<string, string>> = outOfReach;
/** Steps that only bind, allocate, head a list or return, by the step that uses what they give: they are run where that one is. */
const carriers: Readonly<Record<string, string>> = carriedOut;

type Mutants = ReadonlyMap<string, readonly Verdict[]>;

const tryAll = async (corpus: Awaited<ReturnType<typeof collect>>, options: CoverageOptions): Promise<Mutants> => {
  const verdicts = new Map<string, Verdict[]>();
  const mutants = options.tries > 0 ? mutantsOf(corpus) : [];
  for (const [n, mutant] of mutants.entries()) {
    const verdict = await tryMutant(() => options.simulate({ fuel: FUEL }), mutant, options.tries);
    verdicts.set(keyOf(mutant), [...(verdicts.get(keyOf(mutant)) ?? []), verdict]);
    options.progress?.(n + 1, mutants.length);
  }
  return verdicts;
};

const stepOf = (key: string, path: string, marked: ReadonlySet<string>, ran: ReadonlySet<string>, mutants: Mutants) => {
  const own = `${key}/${path}`;
  const id = ran.has(own) ? own : (carriers[own] ?? own);
  const verdicts = mutants.get(id);
  const reason = reasons[own];
  const step: CoveredStep = {
    path,
    modelled: marked.has(id) || ran.has(id),
    exercised: ran.has(id),
    ...(verdicts ? { mutants: verdicts.length, killed: verdicts.filter(({ kill }) => kill).length } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
  return step;
};

/**
 * What the suites reach of the specification, run on the model itself: which testable steps have a marker, which ran, and of which
 * somebody would have noticed that they are broken.
 */
export const coverage = async (options: CoverageOptions): Promise<Coverage> => {
  const scripts = inRounds(options.seed, options.scripts);
  const session = options.simulate({});
  const corpus = await collect(session, scripts);
  for (const [seed, { script }] of scripts.entries()) judge(await options.simulate({ seed }).perform(script, how));
  const ran = new Set(allMarkers().flatMap((marker) => (marker.count > 0 ? [keyOf(marker)] : [])));
  const mutants = await amongFailures(() => tryAll(corpus, options));
  const marked = new Set([...modelled()].flatMap(([key, { steps }]) => [...steps].map((path) => `${key}/${path}`)));
  return {
    commit: lock.commit,
    scripts: scripts.length,
    algorithms: lock.algorithms.map(({ key, steps }) => ({
      key,
      steps: steps
        .filter(({ standing }) => standing === 'testable')
        .map(({ path }) => stepOf(key, path, marked, ran, mutants)),
    })),
  };
};
