import type { BlameRow } from '../blame';
import { counted } from '../counted';
import { requirementOf } from '../specification';
import { titleOf } from '../title';
import { labelled, type Style, wrap } from './style';

const line = (row: BlameRow, style: Style): string[] => {
  const { divergence, hash } = row.finding;
  const ambiguity = row.ambiguities.map(({ issue, about }) => `w3c/webrtc-pc#${issue}: ${about}`).join('; ');
  return [
    '',
    ...wrap(titleOf(divergence), style.width - 4).map((text) => `  ${style.paint('bold', text)}`),
    ...labelled(style, 'shown by', row.shows.join(', '), { format: 'red' }),
    ...(row.doesNot.length > 0 ? labelled(style, 'not by', row.doesNot.join(', '), { format: 'green' }) : []),
    ...(row.notTried.length > 0 ? labelled(style, 'not tried on', row.notTried.join(', ')) : []),
    ...(row.suspect ? labelled(style, 'suspect', 'model or specification', { format: 'magenta' }) : []),
    ...(ambiguity === '' ? [] : labelled(style, 'belongs to', ambiguity)),
    ...labelled(style, 'requirement', `${requirementOf(divergence)} (${hash})`),
    ...labelled(style, 'expected', divergence.expected),
    ...labelled(style, 'observed', divergence.observed),
  ];
};

/** Who differs from the model, on a terminal. */
export const blameText = (rows: readonly BlameRow[], names: readonly string[], style: Style): string => {
  const suspect = rows.filter((row) => row.suspect).length;
  const inAll = rows.filter((row) => names.every((name) => row.shows.includes(name))).length;
  return [
    ...rows.flatMap((row) => line(row, style)),
    '',
    `${counted(rows.length, 'distinct divergence')}; ${inAll} in all of ${names.length} reports; ${suspect} that independent implementations share`,
  ].join('\n');
};
