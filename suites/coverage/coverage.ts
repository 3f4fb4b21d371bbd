import type { Session } from '../../adapters/contract';
import carriedOut from '../../spec-model/catalogue/carried-out.json';
import { lock } from '../../spec-model/catalogue/lock';
import { modelled } from '../../spec-model/catalogue/modelled';
import outOfReach from '../../spec-model/catalogue/out-of-reach.json';
import { allMarkers } from '../../spec-model/infra/step';
import { judge } from '../../spec-model/judge/judge';
import type { Coverage, CoveredStep } from '../../spec-model/vocabulary';
import { collect, keyOf, writtenBy } from '../mutation/corpus';
import { type Mutant, mutantsOf, nameOf } from '../mutation/mutants';
import { search } from '../mutation/search';
import { type Standing, standingBySteps, standingOf } from '../mutation/standing';
import type { Witnesses } from '../mutation/witnesses';
import { type Aimed, how, inRounds } from '../rounds';

export interface CoverageOptions {
  readonly seed: number;
  /** How many scripts each property generates, beside its cases. */
  readonly scripts: number;
  /** How many scripts a mutant is tried with, beside the one that is known to notice it; 0: none is tried, what is known is taken as it is. */
  readonly tries: number;
  /** Only mutants of this algorithm are tried. */
  readonly algorithm?: string;
  readonly witnesses: Witnesses;
  /** Whether new witnesses are made as short as may be. */
  readonly shorten?: boolean;
  /** A new session on the model itself. */
  readonly simulate: (options: { readonly fuel?: number; readonly seed?: number }) => Session;
  readonly progress?: (done: number, all: number) => void;
}

/** What was covered, all mutants by name, and the scripts that notice them. */
export interface Covered {
  readonly coverage: Coverage;
  readonly mutants: readonly string[];
  readonly witnesses: Witnesses;
}

/** Of one script, in tasks and microtasks: no script of the suites needs a tenth of it. */
const FUEL = 20_000;

const reasons: Readonly<Record<string, string>> = outOfReach;
/** Steps that only bind, allocate, head a list or return, by the step that uses what they give: they are run where that one is. */
const carriers: Readonly<Record<string, string>> = carriedOut;

/** Those that are tried keep what they were found with; of the others, what is known. */
const witnessesOf = async (mutants: readonly Mutant[], options: CoverageOptions): Promise<Witnesses> => {
  const { algorithm, tries, witnesses } = options;
  const chosen = mutants.filter((mutant) => tries > 0 && (algorithm === undefined || mutant.algorithm === algorithm));
  const names = new Set(chosen.map(nameOf));
  const known = mutants.flatMap((mutant) => {
    const script = names.has(nameOf(mutant)) ? undefined : witnesses.get(nameOf(mutant));
    return script ? [[nameOf(mutant), script] as const] : [];
  });
  const found = await search(chosen, {
    simulate: () => options.simulate({ fuel: FUEL }),
    tries,
    known: witnesses,
    shorten: options.shorten === true,
    ...(options.progress ? { progress: options.progress } : {}),
  });
  return new Map([...known, ...found]);
};

interface Reach {
  readonly marked: ReadonlySet<string>;
  readonly ran: ReadonlySet<string>;
  readonly standings: ReadonlyMap<string, Standing>;
}

const stepOf = (key: string, path: string, { marked, ran, standings }: Reach): CoveredStep => {
  const own = `${key}/${path}`;
  const id = ran.has(own) ? own : (carriers[own] ?? own);
  const standing = standings.get(id);
  const reason = reasons[own];
  return {
    path,
    modelled: marked.has(id) || ran.has(id),
    exercised: ran.has(id),
    ...(standing ? { mutants: standing.made, killed: standing.killed, listed: standing.listed } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
};

/** Steps that ran so far, in scripts or while one was judged. */
const ranOf = async (scripts: readonly Aimed[], { simulate }: CoverageOptions): Promise<ReadonlySet<string>> => {
  for (const [seed, { script }] of scripts.entries()) judge(await simulate({ seed }).perform(script, how));
  return new Set(allMarkers().flatMap((marker) => (marker.count > 0 ? [keyOf(marker)] : [])));
};

/**
 * What the suites reach of the specification, run on the model itself: which testable steps have a marker, which ran, and of which
 * somebody would have noticed that they are broken.
 */
export const coverage = async (options: CoverageOptions): Promise<Covered> => {
  const scripts = inRounds(options.seed, options.scripts);
  const corpus = await collect(options.simulate({}), scripts);
  const mutants = mutantsOf(corpus, await writtenBy(options.simulate({}), corpus));
  const ran = await ranOf(scripts, options);
  const witnesses = await witnessesOf(mutants, options);
  const marked = new Set([...modelled()].flatMap(([key, { steps }]) => [...steps].map((path) => `${key}/${path}`)));
  const reach: Reach = { marked, ran, standings: standingBySteps(mutants, witnesses) };
  const { made, killed, listed, unexplained } = standingOf(mutants, witnesses);
  const algorithms = lock.algorithms.map(({ key, steps }) => ({
    key,
    steps: steps.filter(({ standing }) => standing === 'testable').map(({ path }) => stepOf(key, path, reach)),
  }));
  return {
    coverage: {
      commit: lock.commit,
      scripts: scripts.length,
      mutants: { made, killed, listed, unexplained: [...unexplained] },
      algorithms,
    },
    mutants: mutants.map(nameOf),
    witnesses,
  };
};
