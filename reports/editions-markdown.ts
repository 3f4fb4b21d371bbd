import { columns, differences } from '../spec-model/editions/differences';
import { editions } from '../spec-model/editions/editions';
import {
  changeName,
  changeUrl,
  type SwitchKey,
  switches,
  switchKeys,
  withoutSwitch,
} from '../spec-model/editions/switches';
import type { Script } from '../spec-model/vocabulary';
import { cell, code, table } from './markdown';
import { scriptLines } from './script-text';

/** A program that tells two editions apart. */
export interface WitnessRow {
  readonly key: SwitchKey;
  readonly difference?: string;
  readonly script: Script;
  readonly follows: string;
  readonly judgedBy: string;
  readonly subject: string;
  readonly expected: string;
  readonly observed: string;
}

const link = (key: SwitchKey): string =>
  `[${changeName(key).replace(/^w3c\/webrtc-pc|^the text of /, '')}](${changeUrl(key)})`;

const editionTable = (): string =>
  table(
    ['edition', 'published', 'text', 'changes'],
    editions.map(({ id, date, title, partial, changes }) => [
      code(id),
      date,
      partial ? `${title}; only the differences below` : title,
      String(changes.size),
    ]),
  );

const switchesOf = (row: string): SwitchKey[] =>
  switchKeys.filter((key) => (switches[key].differences as readonly string[]).includes(row));

const differenceTable = (): string =>
  table(
    ['', 'what is tried', ...columns, 'switches'],
    Object.entries(differences).map(([row, { probe, cells }]) => [
      row,
      cell(probe),
      ...cells.map((text, index) => (index > 0 && cells[index - 1] === text ? '=' : cell(text))),
      switchesOf(row).map(link).join(' '),
    ]),
  );

const program = ({ script }: WitnessRow): string =>
  scriptLines(script)
    .filter(({ command }) => command !== undefined)
    .map(({ text }) => cell(text))
    .map(code)
    .join(' ');

const witnessTable = (witnesses: readonly WitnessRow[]): string =>
  table(
    ['', 'switch', 'program', 'where', 'one text', 'the other'],
    witnesses.map((witness) => {
      const { difference = '', key, subject, expected, observed, follows, judgedBy } = witness;
      const [wanted, seen] = subject === '' ? ['it is there', 'it is not there'] : [expected, observed];
      const sides = [`${judgedBy}: ${wanted}`, `${follows}: ${seen}`];
      return [difference, link(key), program(witness), cell(subject), ...sides.map(cell)];
    }),
  );

const otherTable = (): string =>
  table(
    ['', 'change', 'why it is no switch'],
    Object.entries(withoutSwitch).map(([key, { title, reason }]) => [changeName(key), cell(title), cell(reason)]),
  );

/** The editions, where they differ, the programs that show it, and the changes that none does. */
export const editionsMarkdown = (witnesses: readonly WitnessRow[]): string =>
  [
    ['The editions', editionTable()],
    ['Where they differ', differenceTable()],
    ['Programs that show it', witnessTable(witnesses)],
    ['Changes that are no switches', otherTable()],
  ]
    .map(([title, body]) => `### ${title}\n\n${body}\n`)
    .join('\n');
