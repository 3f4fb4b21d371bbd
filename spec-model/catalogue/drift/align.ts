import type { LockedAlgorithm, Requirement } from '../lock';
import { likeness } from './fingerprint';
import type { FoundAlgorithm, FoundStep } from './read-document';

export type StepDrift =
  | { readonly kind: 'moved' | 'changed'; readonly step: Requirement; readonly now: string }
  | { readonly kind: 'gone'; readonly step: Requirement }
  | { readonly kind: 'new'; readonly now: string };

/** Below this, two texts have too little in common to be one step, reworded. Unrelated steps are at about 0.55. */
const ALIKE = 0.7;

type Pair = readonly [Requirement, FoundStep];

/** The longest common subsequence of two lists of steps, by hash. */
const common = (locked: readonly Requirement[], found: readonly FoundStep[]): Pair[] => {
  const lengths = Array.from({ length: locked.length + 1 }, () => new Array<number>(found.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = locked.length - 1; i >= 0; i--)
    for (let j = found.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[];
      row[j] = locked[i]?.hash === found[j]?.hash ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < locked.length && j < found.length; ) {
    const [step, other] = [locked[i], found[j]];
    if (step && other && step.hash === other.hash) {
      pairs.push([step, other]);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
};

/** Pairs each step that is left with the most similar one that is left. */
const similar = (locked: readonly Requirement[], found: readonly FoundStep[]): Pair[] => {
  const candidates = locked.flatMap((step) =>
    found.map((other) => ({ step, other, score: step.hash === other.hash ? 1 : likeness(step.near, other.near) })),
  );
  candidates.sort((a, b) => b.score - a.score);
  const taken = new Set<Requirement | FoundStep>();
  const pairs: Pair[] = [];
  for (const { step, other, score } of candidates) {
    if (score < ALIKE || taken.has(step) || taken.has(other)) continue;
    taken.add(step).add(other);
    pairs.push([step, other]);
  }
  return pairs;
};

/** For each step, how many of the kept ones come before it. */
const gapsOf = <S>(steps: readonly S[], kept: ReadonlySet<S>): ReadonlyMap<S, number> => {
  let before = 0;
  return new Map(steps.map((step) => [step, kept.has(step) ? before++ : before]));
};

/** Where one step is left on each side between the same neighbours, the one has become the other, however it reads now. */
const inPlace = (
  locked: readonly Requirement[],
  found: readonly FoundStep[],
  gaps: ReadonlyMap<Requirement | FoundStep, number>,
): Pair[] =>
  locked.flatMap((step): Pair[] => {
    const isHere = (one: Requirement | FoundStep) => gaps.get(one) === gaps.get(step);
    const [other, ...more] = found.filter(isHere);
    return other && more.length === 0 && locked.filter(isHere).length === 1 ? [[step, other]] : [];
  });

/** What became of the steps of one algorithm. */
export const alignSteps = (locked: readonly Requirement[], found: readonly FoundStep[]): StepDrift[] => {
  const kept = common(locked, found);
  const [heldOld, heldNew] = [new Set(kept.map(([step]) => step)), new Set(kept.map(([, other]) => other))];
  const reworded = similar(
    locked.filter((step) => !heldOld.has(step)),
    found.filter((step) => !heldNew.has(step)),
  );
  const partner = new Map([...kept, ...reworded]);
  const taken = new Set(partner.values());
  const gaps = new Map<Requirement | FoundStep, number>([...gapsOf(locked, heldOld), ...gapsOf(found, heldNew)]);
  const left = inPlace(
    locked.filter((step) => !partner.has(step)),
    found.filter((step) => !taken.has(step)),
    gaps,
  );
  for (const [step, other] of left) partner.set(step, other);
  const met = new Set(partner.values());
  const drifted = locked.flatMap((step): StepDrift[] => {
    const other = partner.get(step);
    if (!other) return [{ kind: 'gone', step }];
    if (other.hash !== step.hash) return [{ kind: 'changed', step, now: other.path }];
    return other.path === step.path ? [] : [{ kind: 'moved', step, now: other.path }];
  });
  return [
    ...drifted,
    ...found.filter((step) => !met.has(step)).map(({ path }): StepDrift => ({ kind: 'new', now: path })),
  ];
};

export interface AlgorithmDrift {
  /** Undefined: the document has an algorithm that the lock does not know. */
  readonly locked?: LockedAlgorithm;
  /** Undefined: the algorithm is gone. */
  readonly found?: FoundAlgorithm;
  readonly steps: readonly StepDrift[];
}

/** How much two algorithms have in common, 0 to 1: equal steps, or else similar ones. */
const resemblance = (locked: LockedAlgorithm, found: FoundAlgorithm): number => {
  const pairs = similar(locked.steps, found.steps);
  const worth = pairs.reduce((sum, [step, other]) => sum + (step.hash === other.hash ? 1 : 0.6), 0);
  return worth / Math.max(locked.steps.length, found.steps.length);
};

/** An algorithm that shares less than this with every known one is a new one. */
const SAME_ALGORITHM = 0.3;
const NEIGHBOUR = 0.02;

const isEqual = (locked: LockedAlgorithm, found: FoundAlgorithm): boolean =>
  locked.steps.length === found.steps.length && locked.steps.every(({ hash }, n) => hash === found.steps[n]?.hash);

/**
 * What became of each algorithm of the lock in a document, and what the document has beside them. Several algorithms say nearly the
 * same (sender and receiver, the legacy methods): of equally good partners the one at the same place in the order is taken.
 */
export const alignAlgorithms = (
  locked: readonly LockedAlgorithm[],
  found: readonly FoundAlgorithm[],
): AlgorithmDrift[] => {
  const candidates = locked.flatMap((algorithm, n) =>
    found.flatMap((other, m) => {
      const score = isEqual(algorithm, other) ? 1.5 : resemblance(algorithm, other);
      const apart = Math.abs(n / locked.length - m / found.length);
      const place = algorithm.section === other.section ? NEIGHBOUR : 0;
      return score < SAME_ALGORITHM ? [] : [{ algorithm, other, score: score + place - apart * NEIGHBOUR }];
    }),
  );
  candidates.sort((a, b) => b.score - a.score);
  const partner = new Map<LockedAlgorithm, FoundAlgorithm>();
  const met = new Set<FoundAlgorithm>();
  for (const { algorithm, other } of candidates) {
    if (partner.has(algorithm) || met.has(other)) continue;
    partner.set(algorithm, other);
    met.add(other);
  }
  const known = locked.map((algorithm): AlgorithmDrift => {
    const other = partner.get(algorithm);
    return other
      ? { locked: algorithm, found: other, steps: alignSteps(algorithm.steps, other.steps) }
      : { locked: algorithm, steps: [] };
  });
  return [
    ...known,
    ...found.filter((other) => !met.has(other)).map((other): AlgorithmDrift => ({ found: other, steps: [] })),
  ];
};
