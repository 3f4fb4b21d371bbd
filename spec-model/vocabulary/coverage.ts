import { type Static, Type } from '@sinclair/typebox';

/** A testable step of the specification. */
export const CoveredStep = Type.Object({
  path: Type.String(),
  /** It has a marker in the model. */
  modelled: Type.Boolean(),
  /** The suites run it. */
  exercised: Type.Boolean(),
  /** In how many ways it was broken, how many of them the suites noticed, and how many are known to be beyond notice. */
  mutants: Type.Optional(Type.Number()),
  killed: Type.Optional(Type.Number()),
  listed: Type.Optional(Type.Number()),
  /** Why it is out of reach. */
  reason: Type.Optional(Type.String()),
});
export type CoveredStep = Static<typeof CoveredStep>;

/** What the suites reach of the specification. */
export const Coverage = Type.Object(
  {
    /** Of the specification. */
    commit: Type.String(),
    scripts: Type.Number(),
    /** All broken models, also of steps that other documents have or that no script shows by itself; and those that survive without a reason. */
    mutants: Type.Object({
      made: Type.Number(),
      killed: Type.Number(),
      listed: Type.Number(),
      unexplained: Type.Array(Type.String()),
    }),
    algorithms: Type.Array(Type.Object({ key: Type.String(), steps: Type.Array(CoveredStep) })),
  },
  { $id: 'Coverage' },
);
export type Coverage = Static<typeof Coverage>;
