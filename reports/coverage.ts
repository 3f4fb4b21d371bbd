import type { Coverage, CoveredStep } from '../spec-model/vocabulary';
import { table } from './markdown';

const count = (steps: readonly CoveredStep[], which: (step: CoveredStep) => boolean): number =>
  steps.filter(which).length;

const isKilled = ({ mutants = 0, killed = 0 }: CoveredStep): boolean => mutants > 0 && killed === mutants;

/** Steps behind each other that have the same reason are one entry. */
const without = (steps: readonly CoveredStep[]): string =>
  steps
    .filter(({ exercised }) => !exercised)
    .map(({ path, reason }) => (reason === undefined ? path : `${path} (${reason})`))
    .join('; ');

const survivors = (steps: readonly CoveredStep[]): string =>
  steps
    .filter(({ mutants = 0, killed = 0 }) => killed < mutants)
    .map(({ path }) => path)
    .join(', ');

/** The numbers of all steps together, in one sentence. */
export const coverageSummary = ({ algorithms, scripts }: Coverage): string => {
  const steps = algorithms.flatMap((algorithm) => algorithm.steps);
  const mutants = steps.reduce((sum, step) => sum + (step.mutants ?? 0), 0);
  const killed = steps.reduce((sum, step) => sum + (step.killed ?? 0), 0);
  const share = mutants > 0 ? `; ${killed} of ${mutants} mutants of them noticed` : '';
  return (
    `${steps.length} testable steps: ${count(steps, ({ modelled }) => modelled)} modelled, ` +
    `${count(steps, ({ exercised }) => exercised)} exercised by ${scripts} scripts${share}`
  );
};

/** The coverage of the specification, algorithm by algorithm. */
export const coverageMarkdown = (coverage: Coverage): string => {
  const rows = coverage.algorithms
    .filter(({ steps }) => steps.length > 0)
    .map(({ key, steps }) => [
      `\`${key}\``,
      String(steps.length),
      String(count(steps, ({ modelled }) => modelled)),
      String(count(steps, ({ exercised }) => exercised)),
      String(count(steps, isKilled)),
      without(steps),
      survivors(steps),
    ]);
  const columns = ['algorithm', 'testable', 'modelled', 'exercised', 'broken, noticed', 'not exercised', 'survivors'];
  return `${coverageSummary(coverage)}.\n\n${table(columns, rows)}\n`;
};
