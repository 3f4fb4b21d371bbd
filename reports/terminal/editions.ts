import { differences } from '../../spec-model/editions/differences';
import { editions } from '../../spec-model/editions/editions';
import { switches } from '../../spec-model/editions/switches';
import type { Fit } from '../../suites/editions/result';
import { type Style, wrap } from './style';

/** Editions whose text is that of another one have no column. */
const shown = editions.filter(({ id }) => id !== 'REC-2023' && id !== 'REC-2024');
const nameOf = (id: string): string => id.replace(/^\w+-(\d{4})(?:-\d\d-\d\d)?/, '$1').replace('+CA', '+');
const cellWidth = 6;

const marks = ({ fits }: Fit, { paint }: Style): string => {
  if (fits?.length === 0) return paint('dim', 'does otherwise than any'.padStart(shown.length * cellWidth));
  return shown
    .map(({ id }) => ' '.repeat(cellWidth - 1) + (fits?.includes(id) ? paint('green', '●') : paint('dim', '·')))
    .join('');
};

/** What is tried; where several switches show at it, what the one says. */
const titleOf = ({ difference, key }: Fit, fits: readonly Fit[]): string => {
  const row = difference === undefined ? undefined : differences[difference];
  const alone = fits.every((fit) => fit.difference !== difference || fit.key === key);
  return row && alone ? row.probe : switches[key].title;
};

const rowLines = (fit: Fit, fits: readonly Fit[], style: Style): string[] => {
  const { difference } = fit;
  const probe = titleOf(fit, fits);
  const width = style.width - 6 - shown.length * cellWidth;
  const [first = '', ...rest] = wrap(probe, width);
  return [
    `  ${(difference ?? '').padEnd(4)}${first.padEnd(width)}${marks(fit, style)}`,
    ...rest.map((line) => ' '.repeat(6) + line),
  ];
};

const heading = ({ paint, width }: Style): string =>
  paint(
    'dim',
    ' '.repeat(width - shown.length * cellWidth) + shown.map(({ id }) => nameOf(id).padStart(cellWidth)).join(''),
  );

const best = (fits: readonly Fit[]): string => {
  const told = fits.filter((fit) => fit.fits !== undefined);
  const counts = shown.map(({ id }) => ({ id, count: told.filter((fit) => fit.fits?.includes(id)).length }));
  const most = Math.max(...counts.map(({ count }) => count));
  const names = counts.filter(({ count }) => count === most).map(({ id }) => id);
  return `fits ${names.join(', ')} best: at ${most} of the ${told.length} differences that its runs tell`;
};

/** What an implementation does where editions differ: a mark under each edition that it fits. */
export const editionLines = (fits: readonly Fit[], style: Style): string[] => {
  if (!fits.some((fit) => fit.fits !== undefined)) return [];
  const silent = fits.filter((fit) => fit.fits === undefined).map(({ difference, key }) => difference ?? key);
  return [
    '',
    style.paint('bold', 'Where editions differ'),
    heading(style),
    ...fits.filter((fit) => fit.fits !== undefined).flatMap((fit) => rowLines(fit, fits, style)),
    ...(silent.length > 0
      ? wrap(`not told by its runs: ${[...new Set(silent)].join(', ')}`, style.width - 2).map((line) =>
          style.paint('dim', `  ${line}`),
        )
      : []),
    ...wrap(best(fits), style.width - 2).map((line) => `  ${line}`),
  ];
};
