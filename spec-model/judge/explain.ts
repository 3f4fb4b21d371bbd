import { stepRef } from '../catalogue/catalogue';
import { type Edition, latest } from '../editions/editions';
import { changeName, switchOfStep } from '../editions/switches';
import { listening, type Marker, type Mutation } from '../infra/step';
import type { Divergence, StepRef, Trace } from '../vocabulary';
import { type Cause, followBroken, isCausedBy, type Passed, passedOver } from './caused';
import { follow } from './follow';

type Explaining = Extract<Mutation, 'skip' | 'force' | 'negate'>;
const mutations: readonly Explaining[] = ['skip', 'force', 'negate'];

const wording: Readonly<Record<Explaining, string>> = {
  skip: 'were skipped (or its condition never held)',
  force: 'were always taken (its condition always held)',
  negate: 'were taken exactly when it must not be',
};

/** A broken step under which the model behaves as was seen. */
export interface Explanation {
  readonly at: StepRef;
  readonly mutation: Explaining;
  readonly sentence: string;
}

/** A step that the model took on the way to the divergence, and how it decided there. */
interface Taken {
  readonly algorithm: string;
  readonly step: string;
  yes: boolean;
  no: boolean;
}

/** The steps that the model took, the latest first. */
const stepsOf = (trace: Trace, tolerate: ReadonlySet<string>, edition: Edition): Taken[] => {
  const seen = new Map<Marker, Taken>();
  listening(
    (marker, taken) => {
      const { algorithm, step } = marker;
      const known = seen.get(marker) ?? { algorithm, step, yes: false, no: false };
      if (taken) known.yes = true;
      else known.no = true;
      seen.delete(marker);
      seen.set(marker, known);
    },
    () => follow(trace, tolerate, undefined, edition),
  );
  return [...seen.values()].reverse();
};

/** What a mutation changes: nothing that matters, the divergence is gone and another one comes later, or it accounts for what was seen. */
type Effect = 'none' | 'further' | 'accepted';

/** It may fail in ways that the whole model can't. */
const effectOf = (
  { algorithm, step }: Taken,
  mutation: Explaining,
  trace: Trace,
  entry: number,
  passed: Passed,
  tolerate: ReadonlySet<string>,
  edition: Edition,
): Effect => {
  try {
    const course = followBroken(trace, { algorithm, step, mutation }, passed, tolerate, edition);
    if (course.accounts) return 'accepted';
    return course.entry > entry ? 'further' : 'none';
  } catch {
    return 'none';
  }
};

/**
 * The mutations that change what the model does before the divergence: where a step decided one way only, there is one, and its negation
 * differs from it only later.
 */
const mutationOf = (
  taken: Taken,
  divergence: Divergence,
  effect: (mutation: Explaining) => Effect,
): Explaining | undefined => {
  const { yes, no } = taken;
  if (divergence.aspect === 'error') return yes && effect('skip') === 'accepted' ? 'skip' : undefined;
  if (yes && no) return mutations.find((mutation) => effect(mutation) === 'accepted');
  const one = yes ? 'skip' : 'force';
  const first = effect(one);
  if (first === 'accepted') return one;
  return first === 'further' && effect('negate') === 'accepted' ? 'negate' : undefined;
};

/**
 * The step that decided first, then the others, those of the chain last; for another error, only that step: it may have been passed over.
 * What came too late was not left out: for an order, only the algorithm that it belongs to.
 */
const candidates = ({ at, aspect }: Divergence, steps: readonly Taken[]): readonly Taken[] => {
  const own = (step: Taken) => step.algorithm === at.algorithm && step.step === at.step;
  if (aspect === 'error') return steps.filter(own);
  // A step with steps of its own breaks them all: it explains too much, and nothing where one of them decided.
  const isOver = ({ algorithm, step }: Taken, other: { readonly algorithm: string; readonly step: string }) =>
    other.algorithm === algorithm && other.step.startsWith(`${step}.`);
  const rank = (step: Taken): number => {
    if (step.algorithm === 'chain-an-operation') return 2;
    return steps.some((other) => isOver(step, other)) ? 1 : 0;
  };
  // Without it nothing is created that could be compared, or no section carries the transport: that explains every description. What
  // settles the promise of every operation explains every outcome.
  const blinding = ({ algorithm, step }: (typeof steps)[number]) =>
    (algorithm.startsWith('final-steps-to-create-an-') && (step === '3' || step === '3.1')) ||
    (algorithm === 'chain-an-operation' && aspect === 'outcome' && step.startsWith('7.'));
  const others = steps
    .filter((step) => !own(step) && !blinding(step) && !isOver(step, at))
    .filter(({ algorithm }) => aspect !== 'order' || algorithm === at.algorithm)
    .map((step) => ({ step, rank: rank(step) }));
  return [...steps.filter(own), ...others.sort((a, b) => a.rank - b.rank).map(({ step }) => step)];
};

const explanationOf = (algorithm: string, step: string, mutation: Explaining): Explanation => {
  const at = stepRef(algorithm, step);
  const superseded = switchOfStep(step);
  const sentence = superseded
    ? `behaves as the text before ${changeName(superseded)}: ${at.title}`
    : `behaves as if step ${step} of ${algorithm} ${wording[mutation]}: ${at.title}`;
  return { at, mutation, sentence };
};

/** The explanation by a cause that is supposed, if it is one. */
export const explainBy = (
  { algorithm, step, mutation }: Cause,
  trace: Trace,
  divergence: Divergence,
  tolerate: ReadonlySet<string> = new Set(),
  edition: Edition = latest,
): Explanation | undefined => {
  const explaining = mutations.find((one) => one === mutation);
  if (!explaining || !isCausedBy(trace, divergence, { algorithm, step, mutation }, tolerate, edition)) return undefined;
  return explanationOf(algorithm, step, explaining);
};

/**
 * Looks for the step mutation under which the whole trace is accepted: what the implementation does instead of what the text says.
 * @returns undefined if no single broken step explains the trace
 */
export const explain = (
  trace: Trace,
  divergence: Divergence,
  tolerate: ReadonlySet<string> = new Set(),
  edition: Edition = latest,
): Explanation | undefined => {
  const passed = passedOver(trace, divergence, tolerate, edition);
  for (const taken of candidates(divergence, stepsOf(trace, tolerate, edition))) {
    const { algorithm, step } = taken;
    const mutation = mutationOf(taken, divergence, (one) =>
      effectOf(taken, one, trace, divergence.entry, passed, tolerate, edition),
    );
    if (mutation !== undefined) return explanationOf(algorithm, step, mutation);
  }
  return undefined;
};
