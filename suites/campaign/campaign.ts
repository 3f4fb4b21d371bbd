import * as fc from 'fast-check';
import type { PerformOptions, Session } from '../../adapters/contract';
import { pinned } from '../../spec-model/catalogue/catalogue';
import type { Edition } from '../../spec-model/editions/editions';
import { allMarkers } from '../../spec-model/infra/step';
import { explain } from '../../spec-model/judge/explain';
import { differenceKey, judge } from '../../spec-model/judge/judge';
import type { Divergence, Judgement, Script, Trace, Verdict } from '../../spec-model/vocabulary';
import type { Property } from '../property';
import { forEachOf } from './pool';
import type { CampaignResult, Finding, Progress, PropertyResult } from './result';
import { shrink } from './shrink';

export interface CampaignOptions {
  readonly session: Session;
  readonly properties: readonly Property[];
  /** Same seed, same scripts. */
  readonly seed: number;
  /** Budget of generated scripts over all properties; cases that are always run come on top. */
  readonly scripts: number;
  /** How often a divergence is repeated. */
  readonly repeat: number;
  /** Quiet time of the search, ms. Repetitions wait eight times as long. */
  readonly quiet: number;
  readonly limit: number;
  /** The text to judge by; the pinned one by default. */
  readonly edition?: Edition;
  /** Fingerprints of known divergences: confirmed, but not shrunk. */
  readonly known?: ReadonlySet<string>;
  readonly onProgress?: (progress: Progress) => void;
  readonly onTrace?: (property: Property, script: Script, trace: Trace, judgement: Judgement) => void;
  readonly signal?: AbortSignal;
}

/** A run that diverged: its trace is judged again as differences become known. */
interface Diverging {
  readonly property: Property;
  readonly script: Script;
  readonly trace: Trace;
}

/** Runs that show the same divergence, under what is known so far. */
interface Sighting {
  readonly divergence: Divergence;
  readonly shortest: Diverging;
  readonly seen: number;
}

/** A campaign ends after this many crashes, hangs and garbled answers. */
const mostBroken = 3;

const verdicts: readonly Verdict[] = [
  'conforms',
  'permitted-variance',
  'diverges',
  'unsupported',
  'inconclusive',
  'crash',
  'hang',
  'garbage',
  'harness-error',
];
const noVerdicts = (): Record<Verdict, number> =>
  Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;

/** A seed for each property that does not depend on which others are run. */
const seedOf = (seed: number, id: string): number =>
  [...id].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, seed | 0);

/** The scripts of a property: its cases, then generated ones. */
export const scriptsOf = (property: Property, seed: number, count: number): Script[] => [
  ...(property.cases ?? []),
  ...fc.sample(property.script, { seed: seedOf(seed, property.id), numRuns: Math.max(1, count) }),
];

/** An exception of the judge is a failure of ours, and must not cost what was found: the script counts as `harness-error`. */
const judged = (trace: Trace, { edition }: CampaignOptions, tolerate: ReadonlySet<string> = new Set()): Judgement => {
  try {
    return judge(trace, { tolerate, ...(edition ? { edition } : {}) });
  } catch (error) {
    return { verdict: 'harness-error', notes: [String(error)] };
  }
};

/** One campaign: everything that it has found so far. */
class Campaign {
  readonly diverging: Diverging[] = [];
  readonly findings: Finding[] = [];
  readonly unconfirmed: Divergence[] = [];
  readonly broken: CampaignResult['broken'][number][] = [];
  readonly variances: Record<string, number> = {};
  readonly missing: Record<string, number> = {};
  /** Differences that are known, and passed over from now on; fingerprints that were looked into. */
  private readonly tolerate = new Set<string>();
  private readonly investigated = new Set<string>();
  scripts = 0;
  commands = 0;

  constructor(private readonly options: CampaignOptions) {}

  /** Asked to end, or the implementation breaks again and again: each time costs a restart, and nothing can be learnt. */
  private get stopped(): boolean {
    return this.options.signal?.aborted === true || this.broken.length >= mostBroken;
  }

  private get search(): PerformOptions {
    return { quiet: this.options.quiet, limit: this.options.limit };
  }

  private get confirm(): PerformOptions {
    return { quiet: this.options.quiet * 8, limit: this.options.limit * 2 };
  }

  /** Runs all scripts of a property. */
  async check(property: Property, count: number): Promise<PropertyResult> {
    const { options } = this;
    const counts = noVerdicts();
    const scripts = scriptsOf(property, options.seed, count);
    let done = 0;
    await forEachOf(scripts, 16, async (script) => {
      if (this.stopped) return;
      const trace = await options.session.perform(script, this.search);
      const judgement = judged(trace, options);
      counts[judgement.verdict]++;
      this.note({ property, script, trace }, judgement);
      options.onTrace?.(property, script, trace, judgement);
      const findings = this.findings.length;
      options.onProgress?.({
        property: property.id,
        done: ++done,
        total: scripts.length,
        findings,
        phase: 'searching',
      });
    });
    return { id: property.id, suite: property.suite, title: property.title, scripts: done, verdicts: counts };
  }

  private note(run: Diverging, { verdict, notes }: Judgement): void {
    const { property, script, trace } = run;
    this.scripts++;
    this.commands += script.length;
    const count = (into: Record<string, number>) => {
      for (const key of notes) into[key] = (into[key] ?? 0) + 1;
    };
    if (verdict === 'crash' || verdict === 'hang' || verdict === 'garbage')
      this.broken.push({ property: property.id, how: verdict, detail: notes.join('; '), script, trace });
    if (verdict === 'permitted-variance' || verdict === 'diverges') count(this.variances);
    if (verdict === 'unsupported') count(this.missing);
    if (verdict === 'diverges') this.diverging.push(run);
  }

  /** What is still not known in the runs that diverged, most frequent first. */
  private sightings(): Sighting[] {
    const found = new Map<string, Sighting>();
    for (const run of this.diverging) {
      const { divergence } = judged(run.trace, this.options, this.tolerate);
      if (!divergence || this.investigated.has(divergence.fingerprint)) continue;
      const known = found.get(divergence.fingerprint);
      const shorter = !known || run.script.length < known.shortest.script.length;
      found.set(divergence.fingerprint, {
        divergence: shorter ? divergence : known.divergence,
        shortest: shorter ? run : known.shortest,
        seen: (known?.seen ?? 0) + 1,
      });
    }
    return [...found.values()].sort((a, b) => b.seen - a.seen);
  }

  /**
   * Looks into what diverged. A divergence that is known is passed over when the recorded traces are judged again, which brings out
   * those behind it, until nothing new comes.
   */
  async investigate(): Promise<void> {
    for (let found = this.sightings(); found.length > 0; found = this.sightings()) {
      let done = 0;
      await forEachOf(found, 4, async (sighting) => {
        if (this.stopped) return;
        await this.look(sighting, done++, found.length);
      });
      if (this.stopped) return;
    }
  }

  private async look({ divergence, shortest, seen }: Sighting, done: number, total: number): Promise<void> {
    const { fingerprint } = divergence;
    this.investigated.add(fingerprint);
    const tolerate: ReadonlySet<string> = new Set(this.tolerate);
    const tell = (phase: Progress['phase']) =>
      this.options.onProgress?.({ property: shortest.property.id, done, total, findings: this.findings.length, phase });
    tell('shrinking');
    const shows = async (script: Script) => (await this.try(script, fingerprint, tolerate, this.search))?.trace;
    const script = this.options.known?.has(fingerprint) ? shortest.script : await shrink(shortest.script, shows);
    tell('repeating');
    const finding =
      (await this.repeat(script, fingerprint, tolerate)) ?? (await this.repeat(shortest.script, fingerprint, tolerate));
    this.tolerate.add(differenceKey(divergence)); // the judge ignores it where it can not go on after it
    if (!finding) this.unconfirmed.push(divergence);
    else this.findings.push({ ...finding, property: shortest.property.id, foundWith: shortest.script.length, seen });
  }

  /** Runs a script and gives the divergence, if it is the one looked for. */
  private async try(script: Script, fingerprint: string, tolerate: ReadonlySet<string>, how: PerformOptions) {
    if (this.stopped) return undefined;
    const trace = await this.options.session.perform(script, how);
    const { divergence } = judged(trace, this.options, tolerate);
    return divergence?.fingerprint === fingerprint ? { trace, divergence } : undefined;
  }

  /** Repeats with a long quiet time; what is shown is explained. */
  private async repeat(script: Script, fingerprint: string, tolerate: ReadonlySet<string>) {
    const runs = Array.from({ length: this.options.repeat }, () =>
      this.try(script, fingerprint, tolerate, this.confirm),
    );
    const shown = (await Promise.all(runs)).filter((run) => run !== undefined);
    const last = shown.at(-1);
    if (!last) return undefined;
    const explanation = explain(last.trace, last.divergence, tolerate, this.options.edition);
    const divergence = explanation
      ? { ...last.divergence, at: explanation.at, explanation: explanation.sentence }
      : last.divergence;
    return { divergence, script, trace: last.trace, repeated: { shown: shown.length, of: this.options.repeat } };
  }
}

const stepCounts = (): Map<string, number> =>
  new Map(allMarkers().map(({ algorithm, step, count }) => [`${algorithm}/${step}`, count]));

/** Runs the properties on an implementation, and investigates what diverges. */
export const runCampaign = async (options: CampaignOptions): Promise<CampaignResult> => {
  const started = Date.now();
  const before = stepCounts();
  const campaign = new Campaign(options);
  const share = Math.floor(options.scripts / Math.max(1, options.properties.length));
  const properties: PropertyResult[] = [];
  for (const property of options.properties) properties.push(await campaign.check(property, share));
  const steps = Object.fromEntries([...stepCounts()].map(([key, count]) => [key, count - (before.get(key) ?? 0)]));
  await campaign.investigate();
  const { findings, unconfirmed, broken, variances, missing } = campaign;
  return {
    implementation: options.session.implementation,
    edition: options.edition?.id ?? `ED-${pinned.date}`,
    seed: options.seed,
    scripts: campaign.scripts,
    commands: campaign.commands,
    duration: Date.now() - started,
    properties,
    findings,
    unconfirmed,
    broken,
    variances,
    missing,
    steps,
  };
};
