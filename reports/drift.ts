import type { AlgorithmDrift, StepDrift } from '../spec-model/catalogue/drift/align';
import type { Drift } from '../spec-model/catalogue/drift/drift';
import { counted } from './counted';
import type { Style } from './terminal/style';

/** What a drifted algorithm concerns on our side. */
export interface Concerned {
  /** Files of the model, relative to spec-model/. */
  readonly functions: (key: string) => readonly string[];
  /** Ids of the properties that aim at the algorithm or at one of these steps. */
  readonly properties: (key: string, steps: readonly string[]) => readonly string[];
}

const where = (drift: StepDrift): string => {
  if (drift.kind === 'new') return `step ${drift.now}`;
  return drift.kind === 'moved' ? `step ${drift.step.path} -> ${drift.now}` : `step ${drift.step.path}`;
};

/** Paths of the lock that a drift is about. */
export const pathsOf = (steps: readonly StepDrift[]): string[] =>
  steps.flatMap((drift) => (drift.kind === 'new' || drift.kind === 'moved' ? [] : [drift.step.path]));

const stepLine = (drift: StepDrift): string => {
  const slug = drift.kind === 'new' ? '' : `  ${drift.step.slug}`;
  return `    ${drift.kind.padEnd(8)} ${where(drift).padEnd(22)}${slug}`.trimEnd();
};

const concerns = (key: string, steps: readonly string[], { functions, properties }: Concerned): string[] => {
  const rows = [
    ['look at', functions(key).map((file) => `spec-model/${file}.ts`)],
    ['properties', properties(key, steps)],
  ] as const;
  return rows.flatMap(([title, items]) => (items.length > 0 ? [`    ${title}: ${items.join(', ')}`] : []));
};

const algorithmLines = ({ locked, steps }: AlgorithmDrift, concerned: Concerned, { paint }: Style): string[] => [
  `${paint('bold', locked?.key ?? '')}  (${locked?.section})`,
  ...steps.map(stepLine),
  ...concerns(locked?.key ?? '', pathsOf(steps), concerned),
  '',
];

/** The drift as lines for a terminal. */
export const driftLines = (drift: Drift, concerned: Concerned, style: Style): string[] => [
  ...drift.drifted.flatMap((row) => algorithmLines(row, concerned, style)),
  ...drift.gone.flatMap(({ locked }) => [
    `${style.paint('bold', locked?.key ?? '')}  is gone (it stood in ${locked?.section})`,
    ...concerns(locked?.key ?? '', [], concerned),
    '',
  ]),
  ...drift.unknown.map(
    ({ found }) =>
      `new in ${found?.section}: ${counted(found?.steps.length ?? 0, 'step')}, beginning "${found?.begins} ..."`,
  ),
  ...(drift.unknown.length > 0 ? [''] : []),
];

/** How much there is of each kind of drift. */
export const driftSummary = ({ drifted, gone, unknown, same }: Drift): string => {
  const kinds = drifted.flatMap(({ steps }) => steps.map(({ kind }) => kind));
  const of = (kind: string): string => `${kinds.filter((one) => one === kind).length} ${kind}`;
  return [
    `${counted(same.algorithms, 'algorithm')} and ${counted(same.steps, 'step')} the same`,
    `${counted(drifted.length, 'algorithm')} drifted (steps: ${['changed', 'moved', 'new', 'gone'].map(of).join(', ')})`,
    `${gone.length} gone`,
    `${unknown.length} unknown`,
  ].join('; ');
};
