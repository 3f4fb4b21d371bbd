import type { Coverage, CoveredStep } from '../spec-model/vocabulary';
import { table } from './markdown';

const count = (steps: readonly CoveredStep[], which: (step: CoveredStep) => boolean): number =>
  steps.filter(which).length;

const sum = (steps: readonly CoveredStep[], what: 'mutants' | 'killed' | 'listed'): number =>
  steps.reduce((total, step) => total + (step[what] ?? 0), 0);

/** Steps behind each other that have the same reason are one entry. */
const without = (steps: readonly CoveredStep[]): string =>
  steps
    .filter(({ exercised }) => !exercised)
    .map(({ path, reason }) => (reason === undefined ? path : `${path} (${reason})`))
    .join('; ');

const unexplained = (steps: readonly CoveredStep[]): string =>
  steps
    .filter(({ mutants = 0, killed = 0, listed = 0 }) => killed + listed < mutants)
    .map(({ path }) => path)
    .join(', ');

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** What became of the broken models, in one sentence. */
const mutantsSummary = ({ mutants: { made, killed, listed, unexplained: left } }: Coverage): string =>
  `${made} mutants: ${killed} noticed (${percent(killed, made - listed)} of those that can be), ` +
  `${listed} listed as beyond notice, ${left.length} unexplained`;

/** The numbers of all steps together, in one sentence. */
export const coverageSummary = (coverage: Coverage): string => {
  const steps = coverage.algorithms.flatMap((algorithm) => algorithm.steps);
  return (
    `${steps.length} testable steps: ${count(steps, ({ modelled }) => modelled)} modelled, ` +
    `${count(steps, ({ exercised }) => exercised)} exercised by ${coverage.scripts} scripts; ${mutantsSummary(coverage)}`
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
      String(sum(steps, 'mutants')),
      String(sum(steps, 'killed')),
      String(sum(steps, 'listed')),
      without(steps),
      unexplained(steps),
    ]);
  const columns = [
    'algorithm',
    'testable',
    'modelled',
    'exercised',
    'mutants',
    'noticed',
    'beyond notice',
    'not exercised',
    'unexplained',
  ];
  return `${coverageSummary(coverage)}.\n\n${table(columns, rows)}\n`;
};

/**
 * How many broken models of an algorithm, or of one step of it, would have been noticed: says of a requirement that was met that it was
 * checked. `witnesses`: names of the mutants that are known to be noticed, `algorithm/step mutation`.
 */
export const noticedOf = (witnesses: Iterable<string>): ((algorithm: string, step?: string) => number) => {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const name of witnesses) {
    const key = name.slice(0, name.lastIndexOf(' '));
    add(key);
    add(key.slice(0, key.lastIndexOf('/')));
  }
  return (algorithm, step) => counts.get(step === undefined ? algorithm : `${algorithm}/${step}`) ?? 0;
};
