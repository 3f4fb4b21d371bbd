import { pinned } from '../../spec-model/catalogue/catalogue';
import { allMarkers, type Marker } from '../../spec-model/infra/step';
import type { Judgement, Script, Trace, Verdict } from '../../spec-model/vocabulary';
import { runMetamorphic } from '../metamorphic/run';
import type { Property } from '../property';
import { Investigation } from './investigation';
import type { CampaignOptions } from './options';
import { judged } from './repetition';
import type { CampaignResult, Finding, PropertyResult } from './result';
import { type Batch, schedule } from './schedule';

/** A campaign ends after this many crashes, hangs and garbled answers. */
const mostBroken = 3;
/** Scripts in flight. */
const width = 16;
/** What diverged is looked into after so many scripts, or such a part of the time, where the search goes on. */
const untilLook = 250;
const lookShare = 1 / 15;

/** How often what was found before is looked for again, if it does not show. */
const seekings = 20;

/** One in so many generated scripts is one of a relation. */
const relationsShare = 10;
/** Where only the time is limited; and the part of it that is left for them. */
const scriptsOfARelation = 10;
const relationsTime = 0.12;
/** What they have at least, if what was found took longer than it should. */
const leastRelationsTime = 0.04;

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

type Counted = Omit<PropertyResult, 'scripts' | 'verdicts'> & { scripts: number; verdicts: Record<Verdict, number> };

/** A script on its way, and those that it came with. */
interface Item {
  readonly batch: Batch;
  readonly script: Script;
}

const itemsOf = async function* (batches: AsyncIterable<Batch> | Iterable<Batch>): AsyncGenerator<Item> {
  for await (const batch of batches) for (const script of batch.scripts) yield { batch, script };
};

/** One campaign: everything that it has found so far. */
class Campaign {
  readonly broken: CampaignResult['broken'][number][] = [];
  readonly variances: Record<string, number> = {};
  readonly missing: Record<string, number> = {};
  private readonly taken = new Map<Marker, number>();
  /** What was sought before all else: need not be run once more. */
  private readonly sought = new Set<string>();
  readonly properties: Counted[];
  readonly investigation: Investigation;
  readonly compared: Finding[] = [];
  scripts = 0;
  commands = 0;
  private readonly started = Date.now();

  constructor(private readonly options: CampaignOptions) {
    this.investigation = new Investigation(
      options,
      () => this.isStopped,
      () => this.left,
    );
    this.properties = [...options.properties, ...(options.relations ?? [])].map(({ id, suite, title }) => ({
      id,
      suite,
      title,
      scripts: 0,
      verdicts: noVerdicts(),
    }));
  }

  /** Asked to end, or the implementation breaks again and again: each time costs a restart, and nothing can be learnt. */
  private get isStopped(): boolean {
    return this.options.signal?.aborted === true || this.broken.length >= mostBroken;
  }

  get elapsed(): number {
    return Date.now() - this.started;
  }

  /** Milliseconds of the budget. */
  private get left(): number {
    return (this.options.time ?? Number.POSITIVE_INFINITY) - this.elapsed;
  }

  private get isOver(): boolean {
    const { time, relations } = this.options;
    const kept = time !== undefined && relations?.length ? time * relationsTime : 0;
    return this.isStopped || this.left <= kept;
  }

  async run(): Promise<void> {
    const { properties, scripts, time } = this.options;
    const seeks = time !== undefined && scripts === undefined; // otherwise, what was found before is among the cases
    if (seeks) for (const property of properties) if (property.found) await this.seek(property);
    await this.search(schedule(this.options, this.sought));
    await this.compare();
  }

  /**
   * What was found before: its scripts are run, and once more those of what does not show each time. What only others showed is left for
   * later, unless this implementation was never looked at.
   */
  private async seek(property: Property): Promise<void> {
    const own = this.investigation.sought();
    let scripts = own.length > 0 ? own : (property.cases ?? []);
    for (const script of scripts) this.sought.add(JSON.stringify(script));
    for (let round = 0; round <= seekings && scripts.length > 0 && !this.isOver; round++) {
      await this.search([{ property, scripts }]);
      scripts = this.investigation.sought();
    }
  }

  /** Runs all scripts, as long as there is time, and looks into what diverged now and then. */
  private async search(batches: AsyncIterable<Batch> | Iterable<Batch>): Promise<void> {
    const items = itemsOf(batches);
    for (let goesOn = true; goesOn; await this.investigation.conclude()) goesOn = await this.stretch(items);
  }

  /** Runs scripts until it is time to look into what diverged; whether there are more of them. */
  private async stretch(items: AsyncGenerator<Item>): Promise<boolean> {
    const { time } = this.options;
    const until = this.elapsed + (time ?? 0) * lookShare;
    let begun = 0;
    let ended = false;
    const isDue = () => time !== undefined && (begun++ >= untilLook || this.elapsed >= until);
    const worker = async () => {
      while (!ended && !this.isOver && !isDue()) {
        const { value, done } = await items.next();
        if (done) ended = true;
        else await this.perform(value);
      }
    };
    await Promise.all(Array.from({ length: width }, worker));
    return !ended && !this.isOver;
  }

  /** What two runs have in common, whatever the model says. */
  private async compare(): Promise<void> {
    const { session, relations = [], seed, scripts, time, repeat, quiet, limit, known, signal } = this.options;
    if (relations.length === 0 || this.isStopped) return;
    const wanted = scripts === undefined ? relations.length * scriptsOfARelation : Math.ceil(scripts / relationsShare);
    const findings = await runMetamorphic(session, relations, {
      seed,
      scripts: wanted,
      repeat,
      quiet,
      limit,
      ...(known ? { known } : {}),
      ...(signal ? { signal } : {}),
      ...(time === undefined ? {} : { until: Date.now() + Math.max(this.left, time * leastRelationsTime) }),
      onPair: ({ id }, _script, pair) => {
        const result = this.properties.find((one) => one.id === id);
        if (!result || !pair) return;
        result.scripts++;
        result.verdicts[pair.divergence ? 'diverges' : 'conforms']++;
      },
    });
    this.compared.push(...findings);
  }

  private async perform({ batch: { property, scripts }, script }: Item): Promise<void> {
    const { options } = this;
    const result = this.properties.find(({ id }) => id === property.id);
    if (!result || this.isOver) return;
    const trace = await options.session.perform(script, { quiet: options.quiet, limit: options.limit });
    const judgement = this.counting(() => judged(trace, options));
    result.scripts++;
    result.verdicts[judgement.verdict]++;
    this.note(property, script, trace, judgement);
    options.onTrace?.(property, script, trace, judgement);
    options.onProgress?.({
      property: property.id,
      done: scripts.indexOf(script) + 1,
      total: scripts.length,
      findings: this.investigation.findings.length,
      phase: 'searching',
    });
  }

  /** Counts the steps that the model takes at that. */
  private counting<T>(action: () => T): T {
    const before = new Map(allMarkers().map((marker) => [marker, marker.count]));
    const result = action();
    for (const marker of allMarkers())
      this.taken.set(marker, (this.taken.get(marker) ?? 0) + marker.count - (before.get(marker) ?? 0));
    return result;
  }

  get steps(): CampaignResult['steps'] {
    return Object.fromEntries([...this.taken].map(([{ algorithm, step }, count]) => [`${algorithm}/${step}`, count]));
  }

  private note(property: Property, script: Script, trace: Trace, { verdict, notes }: Judgement): void {
    this.scripts++;
    this.commands += script.length;
    const count = (into: Record<string, number>) => {
      for (const key of notes) into[key] = (into[key] ?? 0) + 1;
    };
    if (verdict === 'crash' || verdict === 'hang' || verdict === 'garbage')
      this.broken.push({ property: property.id, how: verdict, detail: notes.join('; '), script, trace });
    if (verdict === 'permitted-variance' || verdict === 'diverges') count(this.variances);
    if (verdict === 'unsupported') count(this.missing);
    const after = { scripts: this.scripts, milliseconds: this.elapsed };
    if (verdict === 'diverges') this.investigation.add({ property, script, trace, after });
  }
}

/** Runs the properties on an implementation until the budget is spent, and investigates what diverges. */
export const runCampaign = async (options: CampaignOptions): Promise<CampaignResult> => {
  const campaign = new Campaign(options);
  await campaign.run();
  const { broken, variances, missing, steps, properties, scripts, commands, elapsed } = campaign;
  const { findings, unconfirmed } = campaign.investigation;
  return {
    implementation: options.session.implementation,
    edition: options.edition?.id ?? `ED-${pinned.date}`,
    seed: options.seed,
    scripts,
    commands,
    ...(options.time === undefined ? {} : { time: options.time }),
    duration: elapsed,
    properties,
    findings: [...findings, ...campaign.compared],
    unconfirmed,
    broken,
    variances,
    missing,
    steps,
  };
};
