import { type Cause, causeNamed, isCausedBy } from '../../spec-model/judge/caused';
import { type Explanation, explain, explainBy } from '../../spec-model/judge/explain';
import { differenceKey } from '../../spec-model/judge/judge';
import type { Divergence, Script, Trace } from '../../spec-model/vocabulary';
import type { Property } from '../property';
import type { CampaignOptions } from './options';
import { forEachOf } from './pool';
import { fingerprintIn, isOfTime, judged, Repetition, type Shown } from './repetition';
import type { Finding, Found, Progress } from './result';
import { scriptsIn } from './scripts-of';

/** A run that diverged: its trace is judged again as differences become known. */
export interface Diverging {
  readonly property: Property;
  readonly script: Script;
  readonly trace: Trace;
  /** Scripts that had been run, and milliseconds that had passed. */
  readonly after: Finding['discovered'];
}

/** Runs that show the same divergence, under what is known so far. */
interface Sighting {
  readonly divergence: Divergence;
  readonly shortest: Diverging;
  readonly first: Finding['discovered'];
  readonly seen: number;
}

/** Divergences that are looked into at the same time. */
const width = 16;
/** A step that refuses everything, or nothing, explains whatever is refused or let through: which defect it was tells them apart. */
const mayShare = (one: Divergence, other: Divergence): boolean =>
  one.aspect !== 'outcome' || (one.expected === other.expected && one.observed === other.observed);

/** Shrinks, repeats and explains what diverged; what it knows is passed over from then on, which brings out what is behind. */
export class Investigation {
  readonly findings: Finding[] = [];
  /** What was seen, but what no repetition showed again, by fingerprint. */
  private readonly notAgain = new Map<string, Divergence>();
  private diverging: Diverging[] = [];
  /** Differences that are known, and passed over from now on; fingerprints that were looked into. */
  private readonly tolerate = new Set<string>();
  private readonly investigated = new Set<string>();
  private readonly repetition: Repetition;
  /** What was found before, by fingerprint; what this implementation showed first. */
  private readonly foundBefore = new Map<string, readonly Found[]>();

  constructor(
    private readonly options: CampaignOptions,
    private readonly isStopped: () => boolean,
    left: () => number,
  ) {
    this.repetition = new Repetition(options, isStopped, left);
    for (const one of options.properties.flatMap(({ found = [] }) => found)) {
      const others = this.before(one.fingerprint);
      this.foundBefore.set(one.fingerprint, this.isOwn(one) ? [one, ...others] : [...others, one]);
    }
  }

  add(run: Diverging): void {
    this.diverging.push(run);
  }

  private before(fingerprint: string): readonly Found[] {
    return this.foundBefore.get(fingerprint) ?? [];
  }

  /** The broken step that explained it here before, empty if there was none; undefined if it was not seen here. */
  private explainedBefore({ seen }: Found): string | undefined {
    return seen[this.options.session.implementation.name];
  }

  private isOwn(found: Found): boolean {
    return this.explainedBefore(found) !== undefined;
  }

  /** What was seen, but never again, however long it was waited. */
  get unconfirmed(): readonly Divergence[] {
    return [...this.notAgain.values()].filter(
      (divergence) => !isOfTime(divergence) && !this.isFound(divergence.fingerprint),
    );
  }

  /** Whether it is a finding, or listed with one. */
  private isFound(fingerprint: string): boolean {
    return this.findings.some(
      ({ divergence, also }) => divergence.fingerprint === fingerprint || also.includes(fingerprint),
    );
  }

  /** Scripts of what this implementation showed before, and what was not found. Where it was seen, but not again, it may be found anew. */
  sought(): readonly Script[] {
    const own = [...this.foundBefore.values()].flat().filter((found) => this.isOwn(found));
    const sought = own.filter(({ fingerprint }) => !this.isFound(fingerprint));
    for (const { fingerprint } of sought) {
      this.investigated.delete(fingerprint);
      const lost = this.notAgain.get(fingerprint);
      if (lost) this.tolerate.delete(differenceKey(lost));
    }
    return scriptsIn(sought);
  }

  /** Looks into what diverged, until nothing new comes. */
  async conclude(): Promise<void> {
    for (let found = this.sightings(); found.length > 0; found = this.sightings()) {
      let done = 0;
      await forEachOf(found, width, async (sighting) => {
        if (!this.isStopped()) await this.look(sighting, done++, found.length);
      });
      if (this.isStopped()) return;
    }
    this.diverging = [];
  }

  /** What is still not known in the runs that diverged, that of the shortest scripts first. */
  private sightings(): Sighting[] {
    const found = new Map<string, Omit<Sighting, 'divergence'>>();
    const again = new Map<string, number>();
    const open: Diverging[] = [];
    for (const run of this.diverging) {
      const fingerprint = fingerprintIn(run.trace, this.options, this.tolerate);
      if (fingerprint === undefined) continue;
      if (this.investigated.has(fingerprint)) {
        again.set(fingerprint, (again.get(fingerprint) ?? 0) + 1);
        continue;
      }
      open.push(run);
      const known = found.get(fingerprint);
      const shorter = !known || run.script.length < known.shortest.script.length;
      found.set(fingerprint, {
        shortest: shorter ? run : known.shortest,
        first: known?.first ?? run.after,
        seen: (known?.seen ?? 0) + 1,
      });
    }
    this.diverging = open;
    for (const [at, finding] of this.findings.entries()) {
      const more = again.get(finding.divergence.fingerprint);
      if (more !== undefined) this.findings[at] = { ...finding, seen: finding.seen + more };
    }
    const sighted = [...found.values()].flatMap((sighting) => {
      const { divergence } = judged(sighting.shortest.trace, this.options, this.tolerate);
      return divergence ? [{ ...sighting, divergence }] : [];
    });
    const lengthOf = ({ shortest }: Sighting): number => shortest.script.length;
    return sighted.sort(
      (a, b) => lengthOf(a) - lengthOf(b) || (a.divergence.fingerprint < b.divergence.fingerprint ? -1 : 1),
    );
  }

  private async look(sighting: Sighting, done: number, total: number): Promise<void> {
    const { divergence, shortest, first, seen } = sighting;
    const { fingerprint } = divergence;
    this.investigated.add(fingerprint);
    const tolerate: ReadonlySet<string> = new Set(this.tolerate);
    const tell = (phase: Progress['phase']) =>
      this.options.onProgress?.({ property: shortest.property.id, done, total, findings: this.findings.length, phase });
    const isKnown = this.isKnown(fingerprint);
    const isOwn = this.before(fingerprint).some((found) => this.isOwn(found));
    const same =
      isKnown || isOwn
        ? undefined
        : this.findings.find(
            (one) =>
              one.cause && mayShare(divergence, one.divergence) && this.explains(one.cause, divergence, shortest.trace),
          );
    if (same) return this.fold(divergence, same, seen);
    const scripts = this.short(shortest.script, fingerprint, tolerate, tell);
    const shown = await this.repetition.shownBest(scripts, divergence, tolerate);
    if (shown) {
      const { script, runs, last } = shown;
      const finding = {
        ...this.explained(last, tolerate),
        property: shortest.property.id,
        script,
        trace: last.trace,
        repeated: { shown: runs, of: this.options.repeat },
        foundWith: shortest.script.length,
        seen,
        discovered: first,
        also: [],
      };
      return this.keep(finding, isKnown);
    }
    this.tolerate.add(differenceKey(divergence));
    if (!this.isStopped()) this.notAgain.set(fingerprint, divergence);
  }

  private isKnown(fingerprint: string): boolean {
    return this.options.known?.has(fingerprint) === true;
  }

  private explains(cause: Cause, divergence: Divergence, trace: Trace): boolean {
    return isCausedBy(trace, divergence, cause, this.tolerate, this.options.edition);
  }

  /** A divergence that a cause explains which is known already is listed with that. */
  private fold(divergence: Divergence, into: Finding, seen: number): void {
    this.tolerate.add(differenceKey(divergence)); // the judge ignores it where it can not go on after it
    const at = this.findings.findIndex((one) => one.divergence.fingerprint === into.divergence.fingerprint);
    const found = this.findings[at];
    if (found) this.findings[at] = { ...found, seen: found.seen + seen, also: [...found.also, divergence.fingerprint] };
  }

  private keep(finding: Finding, isKnown: boolean): void {
    const { cause } = finding;
    const same =
      cause &&
      this.findings.find(
        (one) =>
          mayShare(finding.divergence, one.divergence) &&
          one.cause?.algorithm === cause.algorithm &&
          one.cause.step === cause.step &&
          one.cause.mutation === cause.mutation,
      );
    if (same && !isKnown) return this.fold(finding.divergence, same, finding.seen);
    this.tolerate.add(differenceKey(finding.divergence));
    this.findings.push(finding);
  }

  /** Scripts that may show it, the shorter ones first: the shortest ones known, what `script` is shrunk to, and that itself. */
  private async *short(
    script: Script,
    fingerprint: string,
    tolerate: ReadonlySet<string>,
    tell: (phase: Progress['phase']) => void,
  ): AsyncGenerator<Script> {
    tell('repeating');
    for (const found of this.before(fingerprint)) yield found.script;
    if (!this.isKnown(fingerprint)) {
      tell('shrinking');
      const shrunk = await this.repetition.shortest(script, fingerprint, tolerate);
      tell('repeating');
      if (shrunk !== script) yield shrunk;
    }
    yield script;
  }

  private explained(
    { trace, divergence }: Shown,
    tolerate: ReadonlySet<string>,
  ): Pick<Finding, 'divergence' | 'cause'> {
    const { at, mutation, sentence } = this.explain(trace, divergence, tolerate) ?? {};
    if (!at || !sentence) return { divergence };
    return {
      divergence: { ...divergence, at, explanation: sentence },
      ...(mutation && { cause: { algorithm: at.algorithm, step: at.step, mutation } }),
    };
  }

  /**
   * The explanation, which costs more than all else: who wrote down what is known has seen it, and where only the time is limited, it is
   * what it was before.
   */
  private explain(trace: Trace, divergence: Divergence, tolerate: ReadonlySet<string>): Explanation | undefined {
    const { edition, scripts } = this.options;
    if (this.isKnown(divergence.fingerprint)) return undefined;
    const own = this.before(divergence.fingerprint).flatMap((found) => this.explainedBefore(found) ?? []);
    for (const name of own) {
      const cause = causeNamed(name);
      const explanation = cause && explainBy(cause, trace, divergence, tolerate, edition);
      if (explanation) return explanation;
    }
    const inVain = scripts === undefined && own.includes('');
    return inVain ? undefined : explain(trace, divergence, tolerate, edition);
  }
}
