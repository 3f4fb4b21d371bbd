import type { Divergence } from '../spec-model/vocabulary';
import type { CampaignResult, Finding } from '../suites/campaign/result';
import type { Baseline, BaselineEntry } from './baseline';
import { counted } from './counted';

/** How a run ended. The command line gives each its exit code. */
export type Outcome = 'holds' | 'new-divergence' | 'harness-error' | 'inconclusive' | 'stale';

export interface Gate {
  readonly outcome: Outcome;
  readonly new: readonly Finding[];
  readonly known: readonly { readonly finding: Finding; readonly entry: BaselineEntry }[];
  /** Known divergences that are gone, although their property ran at least as many scripts as when they were recorded. */
  readonly stale: readonly BaselineEntry[];
  /** Why the run is no proof, one phrase each: `3 crashes`, `sender-reuse/closed-connection ran no script`. */
  readonly inconclusive: readonly string[];
  /** Divergences that are not known, and that no repetition showed again: neither findings nor a pass. */
  readonly unconfirmed: readonly Divergence[];
}

const UNFINISHED = [
  ['crash', 'crash', 'crashes'],
  ['hang', 'hang', 'hangs'],
  ['garbage', 'script answered with garbage', 'scripts answered with garbage'],
  ['inconclusive', 'script not judged to its end', 'scripts not judged to their end'],
] as const;

/** A run in which everything is unsupported has shown nothing. */
const JUDGED = ['conforms', 'permitted-variance', 'diverges'] as const;

export const countOf = (
  result: CampaignResult,
  verdict: keyof CampaignResult['properties'][number]['verdicts'],
): number => result.properties.reduce((sum, { verdicts }) => sum + verdicts[verdict], 0);

/** A campaign that was cut short may have diverging scripts that it never looked into. */
const hasUnexamined = (result: CampaignResult): boolean =>
  countOf(result, 'diverges') > 0 && result.findings.length + result.unconfirmed.length === 0;

const notRun = (properties: CampaignResult['properties']): string[] => {
  const [first, ...others] = properties;
  if (!first) return [];
  return [others.length === 0 ? `${first.id} ran no script` : `${properties.length} properties ran no script`];
};

const whyInconclusive = (result: CampaignResult, unconfirmed: number): string[] => [
  ...UNFINISHED.map(([verdict, one, many]) => ({ count: countOf(result, verdict), one, many }))
    .filter(({ count }) => count > 0)
    .map(({ count, one, many }) => counted(count, one, many)),
  ...(unconfirmed > 0 ? [`${counted(unconfirmed, 'divergence')} not shown again`] : []),
  ...(hasUnexamined(result) ? ['divergences that were not looked into'] : []),
  ...(result.time === undefined ? notRun(result.properties.filter(({ scripts }) => scripts === 0)) : []),
  ...(JUDGED.some((verdict) => countOf(result, verdict) > 0) ? [] : ['no script was judged']),
];

/** Properties whose scripts were all judged: a hang may have hidden the known divergence. */
const wasRunWhole = (result: CampaignResult, { property, scripts }: BaselineEntry): boolean =>
  result.properties.some(
    ({ id, scripts: ran, verdicts }) =>
      id === property && ran >= scripts && UNFINISHED.every(([verdict]) => verdicts[verdict] === 0),
  );

const outcomeOf = (gate: Omit<Gate, 'outcome'>, harnessErrors: number): Outcome => {
  if (gate.new.length > 0) return 'new-divergence';
  if (harnessErrors > 0) return 'harness-error';
  if (gate.inconclusive.length > 0) return 'inconclusive';
  return gate.stale.length > 0 ? 'stale' : 'holds';
};

/** Compares what a campaign found with what is known. A divergence is known by its fingerprints alone, whichever property showed it. */
export const gate = (result: CampaignResult, baseline?: Baseline): Gate => {
  const entries = new Map(baseline?.divergences.map((entry) => [entry.fingerprint, entry]));
  const met = new Set([
    ...result.findings.flatMap(({ divergence, also }) => [divergence.fingerprint, ...also]),
    ...result.unconfirmed.map(({ fingerprint }) => fingerprint),
  ]);
  /** By its own fingerprint, or by one of what it explains as well. */
  const entryOf = ({ divergence, also }: Finding): BaselineEntry | undefined =>
    [divergence.fingerprint, ...also].map((fingerprint) => entries.get(fingerprint)).find((entry) => entry);
  const unconfirmed = result.unconfirmed.filter(({ fingerprint }) => !entries.has(fingerprint));
  const compared = {
    new: result.findings.filter((finding) => !entryOf(finding)),
    known: result.findings.flatMap((finding) => {
      const entry = entryOf(finding);
      return entry ? [{ finding, entry }] : [];
    }),
    stale: [...entries.values()].filter(
      (entry) => !entry.rare && !met.has(entry.fingerprint) && wasRunWhole(result, entry),
    ),
    inconclusive: whyInconclusive(result, unconfirmed.length),
    unconfirmed,
  };
  return { outcome: outcomeOf(compared, countOf(result, 'harness-error')), ...compared };
};
