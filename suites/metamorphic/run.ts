import type { PerformOptions, Session } from '../../adapters/contract';
import type { Script } from '../../spec-model/vocabulary';
import { forEachOf } from '../campaign/pool';
import type { Finding } from '../campaign/result';
import { scriptsOf } from '../campaign/scripts-of';
import { shrink } from '../campaign/shrink';
import { checkPair, type Pair } from './check-pair';
import type { Relation } from './relation';

export interface MetamorphicOptions {
  /** Same seed, same scripts. */
  readonly seed: number;
  /** Budget of generated scripts over all relations; each is run with its other one, so twice as many runs. */
  readonly scripts: number;
  /** How often a difference is repeated. */
  readonly repeat: number;
  /** Quiet time of the search, ms. Repetitions wait eight times as long. */
  readonly quiet: number;
  readonly limit: number;
  readonly signal?: AbortSignal;
  /** Fingerprints of known differences: confirmed, but not shrunk. */
  readonly known?: ReadonlySet<string>;
  /** No pair is begun, and nothing is made shorter, from that time on (as of `Date.now`). */
  readonly until?: number;
  /** Each pair that was run; undefined: the relation says nothing of the script. */
  readonly onPair?: (relation: Relation, script: Script, pair: Pair | undefined) => void;
}

/** A difference that was repeated, with the other run of its pair. */
export interface MetamorphicFinding extends Finding {
  readonly other: Pair['other'];
}

interface Sighting {
  readonly relation: Relation;
  readonly pair: Pair;
  readonly seen: number;
  readonly discovered: Finding['discovered'];
}

const showing = async (
  session: Session,
  relation: Relation,
  script: Script,
  how: PerformOptions,
  fingerprint: string,
): Promise<Pair | undefined> => {
  const pair = await checkPair(session, relation, script, how);
  return pair?.divergence?.fingerprint === fingerprint ? pair : undefined;
};

const lookInto = async (
  session: Session,
  { relation, pair, seen, discovered }: Sighting,
  { quiet, limit, repeat, signal, known, until = Number.POSITIVE_INFINITY }: MetamorphicOptions,
): Promise<MetamorphicFinding | undefined> => {
  const fingerprint = pair.divergence?.fingerprint ?? '';
  const patient = { quiet: quiet * 8, limit: limit * 2 };
  const shows = async (script: Script, how: PerformOptions) =>
    signal?.aborted ? undefined : showing(session, relation, script, how, fingerprint);
  const isShort = relation.cases?.includes(pair.script) === true || known?.has(fingerprint) === true;
  const search = async (script: Script) =>
    Date.now() < until ? (await shows(script, { quiet, limit }))?.trace : undefined;
  const short = isShort ? pair.script : await shrink(pair.script, search);
  for (const script of [short, pair.script]) {
    const runs = await Promise.all(Array.from({ length: repeat }, () => shows(script, patient)));
    const shown = runs.filter((run) => run !== undefined);
    const last = shown.at(-1);
    if (!last?.divergence) continue;
    return {
      property: relation.id,
      divergence: last.divergence,
      script,
      trace: last.trace,
      other: last.other,
      repeated: { shown: shown.length, of: repeat },
      foundWith: pair.script.length,
      seen,
      discovered,
      also: [],
    };
  }
  return undefined;
};

/** Runs the pairs of relations on an implementation; differences are shrunk, and told if they can be repeated. */
export const runMetamorphic = async (
  session: Session,
  relations: readonly Relation[],
  options: MetamorphicOptions,
): Promise<MetamorphicFinding[]> => {
  const { seed, scripts, quiet, limit, signal, until = Number.POSITIVE_INFINITY, onPair } = options;
  const started = Date.now();
  const share = Math.floor(scripts / Math.max(1, relations.length));
  const sightings = new Map<string, Sighting>();
  let done = 0;
  for (const relation of relations)
    await forEachOf(scriptsOf(relation, seed, share), 8, async (script) => {
      if (signal?.aborted || Date.now() >= until) return;
      const pair = await checkPair(session, relation, script, { quiet, limit });
      done++;
      onPair?.(relation, script, pair);
      if (!pair?.divergence) return;
      const { fingerprint } = pair.divergence;
      const known = sightings.get(fingerprint);
      const discovered = known?.discovered ?? { scripts: done, milliseconds: Date.now() - started };
      const shorter = !known || script.length < known.pair.script.length;
      sightings.set(fingerprint, {
        relation,
        pair: shorter ? pair : known.pair,
        seen: (known?.seen ?? 0) + 1,
        discovered,
      });
    });
  const findings: MetamorphicFinding[] = [];
  for (const sighting of sightings.values()) {
    const finding = await lookInto(session, sighting, options);
    if (finding) findings.push(finding);
  }
  return findings;
};
