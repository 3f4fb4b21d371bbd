import { differences } from '../spec-model/editions/differences';
import { type Edition, editions } from '../spec-model/editions/editions';
import { changeName, type SwitchKey, switches, switchKeys } from '../spec-model/editions/switches';
import { type Style, wrap } from './terminal/style';

/** `since REC-2025`, or each edition that has it. */
const isIn = (key: SwitchKey): string => {
  const having = editions.filter((edition) => edition.has(key));
  const [first] = having;
  const since = first && editions.indexOf(first) === editions.length - having.length;
  return since ? `since ${first.id}` : `in ${having.map(({ id }) => id).join(', ')}`;
};

/** `D15-D18`. */
const rowsText = (rows: readonly string[]): string =>
  rows.length > 2 && Number(rows.at(-1)?.slice(1)) - Number(rows[0]?.slice(1)) === rows.length - 1
    ? `${rows[0]}-${rows.at(-1)}`
    : rows.join(', ');

/** Of the rows of the table, in their order; switches without a row come last. */
const rank = (key: SwitchKey): number => Number(switches[key].differences[0]?.slice(1) ?? Number.POSITIVE_INFINITY);

const editionLine = ({ id, date, title, partial, changes }: Edition, { paint }: Style): string => {
  const extent = partial ? 'partly known' : `${changes.size} changes`;
  return `${paint('bold', id.padEnd(15))} ${date}  ${title}  ${paint('dim', extent)}`;
};

const hung = (text: string, indent: number, { width }: Style): string[] =>
  wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);

const switchLines = (key: SwitchKey, style: Style): string[] => {
  const { title, differences: rows } = switches[key];
  const [first = '', ...rest] = wrap(title, style.width - 13);
  return [
    `${rowsText(rows).padEnd(12)} ${first}`,
    ...rest.map((line) => ' '.repeat(13) + line),
    ...hung(`${changeName(key)}; ${isIn(key)}`, 13, style).map((line) => style.paint('dim', line)),
  ];
};

/** The editions, and the switches in which they differ. */
export const editionsText = (style: Style): string =>
  [
    ...editions.map((edition) => editionLine(edition, style)),
    '',
    ...[...switchKeys].sort((a, b) => rank(a) - rank(b)).flatMap((key) => switchLines(key, style)),
  ].join('\n');

/** The same as data. */
export const editionsJson = () => ({
  editions: editions.map(({ id, date, title, partial, changes }) => ({
    id,
    date,
    title,
    partial,
    changes: [...changes],
  })),
  switches: switchKeys.map((key) => ({ key, ...switches[key] })),
  differences,
});
