import type { BlameRow } from './blame';
import { cell, code, table } from './markdown';
import { questionOf } from './question';
import { linkOf, requirementOf } from './specification';

const mark = (row: BlameRow, name: string): string => {
  if (row.shows.includes(name)) return '●';
  return row.notTried.includes(name) ? '?' : '·';
};

const belongs = ({ ambiguities }: BlameRow): string =>
  ambiguities.map(({ issue }) => `[#${issue}](https://github.com/w3c/webrtc-pc/issues/${issue})`).join(' ');

const rows = (list: readonly BlameRow[], names: readonly string[]): string =>
  table(
    ['requirement', 'expected', 'observed', ...names, 'belongs to'],
    list.map((row) => {
      const { divergence } = row.finding;
      return [
        `[${cell(requirementOf(divergence))}](${linkOf(divergence.at)}) ${code(row.finding.hash)}`,
        cell(`${divergence.subject}: ${divergence.expected}`),
        cell(divergence.observed),
        ...names.map((name) => mark(row, name)),
        belongs(row),
      ];
    }),
  );

/** Who differs where, for CONFORMANCE.md: ● shows it, · was tried and does not, ? was not tried. */
export const blameMarkdown = (list: readonly BlameRow[], names: readonly string[]): string => {
  const [suspect, others] = [list.filter((row) => row.suspect), list.filter((row) => !row.suspect)];
  const parts = [
    ...(suspect.length > 0
      ? [
          `### Suspect: model or specification (${suspect.length})\n\nImplementations that share no code agree with each other, and not with the model.\n\n${rows(suspect, names)}`,
          `### Questions to ask\n\n${suspect.map((row) => `<details><summary>${cell(row.finding.divergence.subject)}: ${cell(requirementOf(row.finding.divergence))}</summary>\n\n${questionOf(row)}\n\n</details>`).join('\n\n')}`,
        ]
      : []),
    ...(others.length > 0 ? [`### Of one or some (${others.length})\n\n${rows(others, names)}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
};
