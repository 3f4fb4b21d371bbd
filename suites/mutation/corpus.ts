import type { Session } from '../../adapters/contract';
import { allMarkers, type Marker } from '../../spec-model/infra/step';
import { type Aimed, how } from '../rounds';

/** How a step went in one script: whether its condition (or effect) was ever taken, and ever not. */
interface Passage {
  readonly aimed: Aimed;
  readonly held: boolean;
  readonly failed: boolean;
}

/** Which scripts run which step, by `algorithm/step`. */
export type Corpus = ReadonlyMap<string, readonly Passage[]>;

export const keyOf = ({ algorithm, step }: Pick<Marker, 'algorithm' | 'step'>): string => `${algorithm}/${step}`;

type Counts = ReadonlyMap<string, readonly [number, number]>;
const counts = (): Counts => new Map(allMarkers().map((marker) => [keyOf(marker), [marker.count, marker.held]]));

/** Performs every script on the model, and notes which steps each of them ran. Shorter scripts come first. */
export const collect = async (session: Session, scripts: readonly Aimed[]): Promise<Corpus> => {
  const corpus = new Map<string, Passage[]>();
  for (const aimed of scripts) {
    const before = counts();
    await session.perform(aimed.script, how);
    for (const [key, [count, held]] of counts()) {
      const [countBefore, heldBefore] = before.get(key) ?? [0, 0];
      const [ran, taken] = [count - countBefore, held - heldBefore];
      if (ran === 0) continue;
      const passages = corpus.get(key) ?? [];
      corpus.set(key, passages);
      passages.push({ aimed, held: taken > 0, failed: taken < ran });
    }
  }
  for (const passages of corpus.values()) passages.sort((a, b) => a.aimed.script.length - b.aimed.script.length);
  return corpus;
};
