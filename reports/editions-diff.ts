import { differences } from '../spec-model/editions/differences';
import { type Change, changeName, isSwitch, switches, withoutSwitch } from '../spec-model/editions/switches';
import type { Distinction } from '../suites/editions/result';
import { counted } from './counted';
import { scriptLines } from './script-text';
import { labelled, type Style, wrapCode } from './terminal/style';

/** What was looked for, and what was found. */
export interface DiffRow {
  readonly key: Change;
  readonly difference?: string;
  readonly found?: Distinction;
}

export interface Diff {
  readonly a: string;
  readonly b: string;
  readonly seed: number;
  /** How many scripts were tried for each switch at most. */
  readonly scripts: number;
  readonly rows: readonly DiffRow[];
}

/** Why nothing tells the two sides apart, where that is known. */
export const reasonOf = (key: Change): string | undefined =>
  isSwitch(key) ? switches[key].unseen : withoutSwitch[key].reason;

const titleOf = (key: Change): string => (isSwitch(key) ? switches[key] : withoutSwitch[key]).title;

const script = ({ script: commands }: Distinction, style: Style): string[] =>
  scriptLines(commands).flatMap(({ text }) =>
    wrapCode(text, style.width - 10).map((line, index) => `      ${index === 0 ? '' : '    '}${line}`),
  );

/** Wide enough for the name of an edition. */
const column = 20;

const seenLines = ({ subject, expected, observed, follows, judgedBy }: Distinction, style: Style): string[] =>
  subject === ''
    ? labelled(style, 'only in', judgedBy, { column })
    : [
        ...labelled(style, 'where', subject, { column }),
        ...labelled(style, judgedBy, expected, { column, format: 'green' }),
        ...labelled(style, follows, observed, { column, format: 'red' }),
      ];

const foundLines = ({ key, difference = '', found }: FoundRow, style: Style): string[] => {
  const probe = differences[difference]?.probe;
  return [
    '',
    `${style.paint('bold', [difference, changeName(key)].filter(Boolean).join('  '))}  ${titleOf(key)}`,
    ...(probe ? labelled(style, 'probe', probe, { column }) : []),
    '',
    ...script(found, style),
    '',
    ...seenLines(found, style),
    ...(found.switches.length > 1
      ? labelled(
          style,
          'together with',
          found.switches
            .filter((one) => one !== key)
            .map(changeName)
            .join(', '),
          { column },
        )
      : []),
    ...labelled(
      style,
      'found with',
      `${counted(found.scripts, 'script')}, from ${counted(found.foundWith, 'command')}`,
      { column },
    ),
  ];
};

const restLines = (rows: readonly DiffRow[], style: Style): string[] =>
  rows.flatMap(({ key, difference }) => {
    const reason = reasonOf(key) ?? 'no script was found';
    return labelled(style, [difference, changeName(key)].filter(Boolean).join(' '), `${titleOf(key)}: ${reason}`, {
      indent: 2,
      column: 24,
    });
  });

type FoundRow = DiffRow & { readonly found: Distinction };
const isFound = (row: DiffRow): row is FoundRow => row.found !== undefined;

/** The programs that tell two editions apart, and the changes that none does. */
export const diffText = (diff: Diff, style: Style): string => {
  const { a, b, rows, seed, scripts } = diff;
  const found = rows.filter(isFound);
  const silent = rows.filter((row) => !isFound(row) && reasonOf(row.key) !== undefined);
  const open = rows.filter((row) => !isFound(row) && reasonOf(row.key) === undefined);
  return [
    `${style.paint('bold', `${a} and ${b}`)}  ${style.paint('dim', `seed ${seed}, at most ${counted(scripts, 'script')} a switch`)}`,
    ...found.flatMap((row) => foundLines(row, style)),
    ...(silent.length > 0 ? ['', style.paint('bold', 'Not to be told apart'), ...restLines(silent, style)] : []),
    ...(open.length > 0 ? ['', style.paint('bold', 'Not found'), ...restLines(open, style)] : []),
    '',
    `${counted(found.length, 'difference')} shown, ${silent.length} not to be told apart, ${open.length} not found`,
  ].join('\n');
};
