import { stepRef } from '../catalogue/catalogue';
import { type Edition, latest } from '../editions/editions';
import { changeName, switchOfStep } from '../editions/switches';
import { listening, type Mutation, withBroken } from '../infra/step';
import type { Divergence, StepRef, Trace } from '../vocabulary';
import { follow } from './follow';

const mutations: readonly Mutation[] = ['skip', 'force', 'negate'];

const wording: Readonly<Record<Mutation, string>> = {
  skip: 'were skipped (or its condition never held)',
  force: 'were always taken (its condition always held)',
  negate: 'were taken exactly when it must not be',
};

/** A broken step under which the model behaves as was seen. */
export interface Explanation {
  readonly at: StepRef;
  readonly mutation: Mutation;
  readonly sentence: string;
}

/** The steps that the model took on the way to the divergence, the latest first. */
const stepsOf = (
  trace: Trace,
  upTo: number,
  tolerate: ReadonlySet<string>,
  edition: Edition,
): { readonly algorithm: string; readonly step: string }[] => {
  const seen = new Map<string, { algorithm: string; step: string }>();
  listening(
    ({ algorithm, step }) => {
      const key = `${algorithm}/${step}`;
      seen.delete(key);
      seen.set(key, { algorithm, step });
    },
    () => follow(trace.slice(0, upTo + 1), tolerate, undefined, edition),
  );
  return [...seen.values()].reverse();
};

/** Whether the model with the broken step accepts the trace. It may fail in ways that the whole model can't. */
const accepts = (
  algorithm: string,
  step: string,
  mutation: Mutation,
  trace: Trace,
  tolerate: ReadonlySet<string>,
  edition: Edition,
): boolean => {
  try {
    const course = withBroken(algorithm, step, mutation, () => follow(trace, tolerate, undefined, edition));
    return !course.difference && course.undecided === undefined && course.ended;
  } catch {
    return false;
  }
};

/** The step that decided first, then the others, those of the chain last; for another error, only that step: it may have been passed over. */
const candidates = (
  trace: Trace,
  { at, aspect, entry }: Divergence,
  tolerate: ReadonlySet<string>,
  edition: Edition,
) => {
  const own = (step: { readonly algorithm: string; readonly step: string }) =>
    step.algorithm === at.algorithm && step.step === at.step;
  const steps = stepsOf(trace, entry, tolerate, edition);
  if (aspect === 'error') return steps.filter(own);
  const rank = ({ algorithm, step }: (typeof steps)[number]): number => {
    if (algorithm === 'chain-an-operation') return 2;
    // A step with steps of its own breaks them all: it explains too much.
    return steps.some((other) => other.algorithm === algorithm && other.step.startsWith(`${step}.`)) ? 1 : 0;
  };
  const others = steps.filter((step) => !own(step)).map((step) => ({ step, rank: rank(step) }));
  return [...steps.filter(own), ...others.sort((a, b) => a.rank - b.rank).map(({ step }) => step)];
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
  for (const { algorithm, step } of candidates(trace, divergence, tolerate, edition))
    for (const mutation of divergence.aspect === 'error' ? (['skip'] as const) : mutations) {
      if (!accepts(algorithm, step, mutation, trace, tolerate, edition)) continue;
      const at = stepRef(algorithm, step);
      const superseded = switchOfStep(step);
      const sentence = superseded
        ? `behaves as the text before ${changeName(superseded)}: ${at.title}`
        : `behaves as if step ${step} of ${algorithm} ${wording[mutation]}: ${at.title}`;
      return { at, mutation, sentence };
    }
  return undefined;
};
