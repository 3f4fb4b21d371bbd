import { type Static, Type } from '@sinclair/typebox';
import { nameOfCause } from '../spec-model/judge/caused';
import { Divergence, Script, Verdict } from '../spec-model/vocabulary';
import type { CampaignResult, Finding } from '../suites/campaign/result';
import type { Fit } from '../suites/editions/result';
import { BaselineEntry } from './baseline';
import { shortHash } from './fingerprint';
import type { Gate } from './gate';

const Count = Type.Integer({ minimum: 0 });
const Counts = Type.Record(Type.String(), Count);

/** A schema may be embedded only once; this refers to it. */
const SameScript = Type.Unsafe<Script>({ $ref: 'Script' });

const ReportedFinding = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  status: Type.Union([Type.Literal('new'), Type.Literal('known')]),
  note: Type.String({ description: 'of the baseline' }),
  /** Short form of the fingerprint. */
  hash: Type.String(),
  property: Type.String(),
  divergence: Divergence,
  script: Script,
  repeated: Type.Object({ shown: Count, of: Count }),
  foundWith: Count,
  seen: Count,
  /** When it was first seen: after so many scripts, and milliseconds of the campaign. */
  discovered: Type.Object({ scripts: Count, milliseconds: Count }),
  /** The broken step that explains it: the same in each run that finds it. */
  cause: Type.Optional(Type.String({ description: 'algorithm/step: how it is broken' })),
  /** Fingerprints of other divergences that the same cause explains. */
  also: Type.Array(Type.String()),
  counterexample: Type.String({ description: 'file, as it was named when the report was written' }),
});

/** A run as data: all other forms of a report can be rendered from it. Traces are not in it; the counterexamples have them. */
export const Report = Type.Object(
  {
    kind: Type.Literal('report'),
    /** Raised when a reader of the previous version would go wrong. */
    version: Type.Literal(1),
    peerproof: Type.String(),
    /** ISO 8601, UTC: when the run ended. */
    recorded: Type.String(),
    adapter: Type.String(),
    implementation: Type.Object({ name: Type.String(), version: Type.String() }),
    edition: Type.String(),
    seed: Type.Integer(),
    scripts: Count,
    commands: Count,
    duration: Type.Number({ minimum: 0, description: 'wall time in milliseconds' }),
    outcome: Type.Union([
      Type.Literal('holds'),
      Type.Literal('new-divergence'),
      Type.Literal('inconclusive'),
      Type.Literal('stale'),
      Type.Literal('harness-error'),
    ]),
    interrupted: Type.Boolean(),
    inconclusive: Type.Array(Type.String()),
    stale: Type.Array(BaselineEntry),
    properties: Type.Array(
      Type.Object({
        id: Type.String(),
        suite: Type.String(),
        title: Type.String(),
        scripts: Count,
        verdicts: Type.Record(Verdict, Count),
      }),
    ),
    findings: Type.Array(ReportedFinding),
    /** Seen, but not again, and not known. */
    unconfirmed: Type.Array(Divergence),
    broken: Type.Array(
      Type.Object({
        property: Type.String(),
        how: Type.Union([Type.Literal('crash'), Type.Literal('hang'), Type.Literal('garbage')]),
        detail: Type.String(),
        script: SameScript,
      }),
    ),
    variances: Counts,
    missing: Counts,
    steps: Counts,
    /** Where editions of the specification differ: which of them the implementation fits; without `fits`, its runs do not tell. */
    editions: Type.Optional(
      Type.Array(
        Type.Object({
          key: Type.String(),
          difference: Type.Optional(Type.String()),
          fits: Type.Optional(Type.Array(Type.String())),
        }),
      ),
    ),
  },
  { $id: 'Report' },
);
export type Report = Static<typeof Report>;

export interface RunFacts {
  readonly peerproof: string;
  readonly adapter: string;
  readonly recorded: Date;
  readonly interrupted: boolean;
  readonly fits?: readonly Fit[];
  readonly files: ReadonlyMap<string, { readonly number: number; readonly file: string }>;
}

const reported = (finding: Finding, gate: Gate, files: RunFacts['files']): Static<typeof ReportedFinding> => {
  const { property, divergence, script, repeated, foundWith, seen, discovered, cause, also } = finding;
  const known = gate.known.find((known) => known.finding === finding);
  const { number = 1, file = '' } = files.get(divergence.fingerprint) ?? {};
  return {
    number,
    status: known ? 'known' : 'new',
    note: known?.entry.note ?? '',
    hash: shortHash(divergence.fingerprint),
    property,
    divergence,
    script,
    repeated,
    foundWith,
    seen,
    discovered,
    ...(cause ? { cause: nameOfCause(cause) } : {}),
    also: [...also],
    counterexample: file,
  };
};

const asReported = ({ fits, ...fit }: Fit) => ({ ...fit, ...(fits ? { fits: [...fits] } : {}) });

export const jsonReport = (result: CampaignResult, gate: Gate, facts: RunFacts): Report => ({
  kind: 'report',
  version: 1,
  peerproof: facts.peerproof,
  recorded: facts.recorded.toISOString(),
  adapter: facts.adapter,
  implementation: result.implementation,
  edition: result.edition,
  seed: result.seed,
  scripts: result.scripts,
  commands: result.commands,
  duration: result.duration,
  outcome: gate.outcome,
  interrupted: facts.interrupted,
  inconclusive: [...gate.inconclusive],
  stale: [...gate.stale],
  properties: result.properties.map(({ id, suite, title, scripts, verdicts }) => ({
    id,
    suite,
    title,
    scripts,
    verdicts: { ...verdicts },
  })),
  findings: result.findings.map((finding) => reported(finding, gate, facts.files)).sort((a, b) => a.number - b.number),
  unconfirmed: [...gate.unconfirmed],
  broken: result.broken.map(({ property, how, detail, script }) => ({ property, how, detail, script })),
  variances: { ...result.variances },
  missing: { ...result.missing },
  steps: { ...result.steps },
  ...(facts.fits?.length ? { editions: facts.fits.map(asReported) } : {}),
});
