import { differingSwitches, type Edition } from '../../spec-model/editions/editions';
import type { Script, Trace } from '../../spec-model/vocabulary';
import { accepts, type Simulate, simulated } from '../editions/tell-apart';
import { withoutWaits } from './alphabets/letters';
import type { Explored } from './explore';

type Answer = boolean | Promise<boolean>;

/**
 * For each subject, the first explored script that `holds`: no script that is explored is shorter. Goes on until all are found, or the
 * exploration ends.
 */
export const shortestForEach = async <T>(
  explored: Iterable<Explored>,
  subjects: readonly T[],
  holds: (subject: T, one: Explored) => Answer,
): Promise<ReadonlyMap<T, Script>> => {
  const found = new Map<T, Script>();
  const open = new Set(subjects);
  for (const one of explored) {
    if (open.size === 0) break;
    for (const subject of open)
      if (await holds(subject, one)) {
        found.set(subject, one.script);
        open.delete(subject);
      }
  }
  return found;
};

/** The first explored script for which something holds: none that is explored is shorter. */
export const shortestFor = async (
  explored: Iterable<Explored>,
  holds: (one: Explored) => Answer,
): Promise<Script | undefined> => (await shortestForEach(explored, ['it'], (_, one) => holds(one))).get('it');

/** Two editions that differ in a switch. */
export type EditionPair = readonly [Edition, Edition];

/** All pairs of editions that the model can tell apart at all. */
export const pairsOf = (editions: readonly Edition[]): EditionPair[] =>
  editions.flatMap((a, index) =>
    editions.slice(index + 1).flatMap((b): EditionPair[] => (differingSwitches(a, b).length > 0 ? [[a, b]] : [])),
  );

/** Traces of the script at hand, by edition. */
class Traces {
  private script: Script | undefined;
  private readonly known = new Map<string, Trace>();

  constructor(private readonly simulate: Simulate) {}

  async of(edition: Edition, script: Script): Promise<Trace> {
    if (this.script !== script) this.known.clear();
    this.script = script;
    const trace = this.known.get(edition.id) ?? (await simulated(this.simulate, edition, script));
    this.known.set(edition.id, trace);
    return trace;
  }
}

/** Whether a run of a script that one edition allows is not allowed by the other. */
const tellsApart = async ([a, b]: EditionPair, script: Script, traces: Traces): Promise<boolean> => {
  for (const [follows, other] of [[a, b] as const, [b, a] as const]) {
    const trace = await traces.of(follows, script);
    if (accepts(follows, trace) && !accepts(other, trace)) return true;
  }
  return false;
};

/** For each pair of editions, the shortest explored script that tells them apart; without its waits, if they are not needed. */
export const shortestForEditions = async (
  explored: Iterable<Explored>,
  pairs: readonly EditionPair[],
  simulate: Simulate,
): Promise<ReadonlyMap<EditionPair, Script>> => {
  const traces = new Traces(simulate);
  const differing = new Map(pairs.map((pair) => [pair, differingSwitches(...pair)]));
  const found = await shortestForEach(explored, pairs, async (pair, { script, path: { asked } }) =>
    differing.get(pair)?.some((key) => asked.has(key)) ? tellsApart(pair, script, traces) : false,
  );
  const bare = new Map<EditionPair, Script>();
  for (const [pair, script] of found) {
    const without = withoutWaits(script);
    bare.set(pair, (await tellsApart(pair, without, traces)) ? without : script);
  }
  return bare;
};
