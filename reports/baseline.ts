import { type Static, Type } from '@sinclair/typebox';
import type { CampaignResult, Finding } from '../suites/campaign/result';
import { compare } from './compare';
import { requirementOf } from './specification';

/** A divergence that is known, and so does not fail the gate. */
export const BaselineEntry = Type.Object(
  {
    fingerprint: Type.String(),
    property: Type.String({ description: 'the property that showed it' }),
    at: Type.String({ description: 'requirement: algorithm/step' }),
    note: Type.String({ description: 'free text, kept by --update-baseline' }),
    scripts: Type.Integer({
      minimum: 1,
      description: 'scripts its property had run: with fewer, its absence says nothing',
    }),
    rare: Type.Optional(Type.Boolean({ description: 'shows so seldom that its absence says nothing' })),
  },
  { additionalProperties: false },
);
export type BaselineEntry = Static<typeof BaselineEntry>;

export const Baseline = Type.Object(
  {
    kind: Type.Literal('baseline'),
    implementation: Type.Object({ name: Type.String(), version: Type.String() }),
    edition: Type.String(),
    divergences: Type.Array(BaselineEntry),
  },
  { $id: 'Baseline', additionalProperties: false },
);
export type Baseline = Static<typeof Baseline>;

/** A divergence shown by fewer scripts than this may well be missed by another seed. */
const RARE_BELOW = 5;

const isRare = ({ seen, repeated }: Finding): boolean => seen < RARE_BELOW || repeated.shown < repeated.of;

const entryOf = (finding: Finding, scripts: number, before: BaselineEntry | undefined): BaselineEntry => {
  const rare = before ? before.rare : isRare(finding) || undefined;
  return {
    fingerprint: finding.divergence.fingerprint,
    property: finding.property,
    at: requirementOf(finding.divergence),
    note: before?.note ?? '',
    scripts,
    ...(rare === undefined ? {} : { rare }),
  };
};

const byRequirement = (a: BaselineEntry, b: BaselineEntry): number =>
  compare(a.at, b.at) || compare(a.fingerprint, b.fingerprint);

/**
 * The baseline that a run leaves behind: what it found, and of what was known before, all that it does not refute (`stale`).
 * Notes and marks of rarity are kept.
 */
export const updateBaseline = (
  result: CampaignResult,
  before: Baseline | undefined,
  stale: readonly BaselineEntry[],
): Baseline => {
  const scripts = new Map(result.properties.map(({ id, scripts }) => [id, scripts]));
  const known = new Map(before?.divergences.map((entry) => [entry.fingerprint, entry]));
  const entries = new Map(known);
  for (const { fingerprint } of stale) entries.delete(fingerprint);
  for (const finding of result.findings) {
    const { fingerprint } = finding.divergence;
    entries.set(fingerprint, entryOf(finding, Math.max(1, scripts.get(finding.property) ?? 1), known.get(fingerprint)));
  }
  return {
    kind: 'baseline',
    implementation: result.implementation,
    edition: result.edition,
    divergences: [...entries.values()].sort(byRequirement),
  };
};
