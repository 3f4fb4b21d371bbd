/** A created description is not what the plan asks for. */
export interface PlanDifference {
  readonly subject: string;
  readonly expected: string;
  readonly observed: string;
  /** The step that asks for it, of `jsep.create-offer` or `jsep.create-answer`. */
  readonly step: string;
}

export type Differences = Generator<PlanDifference>;

export const text = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

export const differ = (step: string, subject: string, expected: string, observed: string): PlanDifference => ({
  step,
  subject,
  expected,
  observed,
});

/** That something has to be there, or must not. */
export const presence = (step: string, subject: string, wanted: boolean): PlanDifference =>
  differ(step, subject, wanted ? 'present' : 'absent', wanted ? 'absent' : 'present');
