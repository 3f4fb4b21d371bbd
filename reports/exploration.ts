import { modelled } from '../spec-model/catalogue/modelled';
import type { AlphabetResult, ExplorationResult, PairWitness, StepWitness } from '../suites/exploration/result';
import { counted } from './counted';
import { labelled, type Style, wrap } from './terminal/style';

const number = (value: number): string => Math.round(value).toLocaleString('en-US');

const heading = (): string =>
  `${'alphabet'.padEnd(15)}${['letters', 'states', 'transitions', 'commands', 'states/s'].map((one) => one.padStart(13)).join('')}`;

/** `commands`: all scripts of at most so many were run; a plus sign says that some of the longer ones were, too. */
const row = ({ alphabet, letters, states, transitions, depth, whole, took }: AlphabetResult): string =>
  alphabet.padEnd(15) +
  [
    number(letters),
    number(states),
    number(transitions),
    `${depth}${whole ? '' : '+'}`,
    number((states * 1000) / Math.max(1, took)),
  ]
    .map((one) => one.padStart(13))
    .join('');

const algorithmOf = (step: string): string => step.slice(0, step.lastIndexOf('/'));

const byLength = (witnesses: readonly StepWitness[]): string => {
  const counts = new Map<number, number>();
  for (const { length } of witnesses) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([length, count]) => `${count} by ${counted(length, 'command')}`)
    .join(', ');
};

/** `4.2 (3)`: step 4.2 is run by a script of 3 commands. */
const stepLines = (witnesses: readonly StepWitness[], style: Style): string[] => {
  const groups = new Map<string, StepWitness[]>();
  for (const witness of witnesses) {
    const algorithm = algorithmOf(witness.step);
    groups.set(algorithm, [...(groups.get(algorithm) ?? []), witness]);
  }
  return [...groups].flatMap(([algorithm, list]) => [
    style.paint('bold', algorithm),
    ...wrap(
      list.map(({ step, length }) => `${step.slice(algorithm.length + 1)}\u00a0(${length})`).join(' '),
      style.width - 2,
    ).map((line) => `  ${line.replaceAll('\u00a0', ' ')}`),
  ]);
};

/** Of the steps that the files of the model name; others have names that are computed. */
const shareOf = (witnesses: readonly StepWitness[]): string => {
  const named = new Set([...modelled()].flatMap(([key, { steps }]) => [...steps].map((path) => `${key}/${path}`)));
  const found = witnesses.filter(({ step }) => named.has(step)).length;
  return `${found} of the ${named.size} steps that the model's files name, ${witnesses.length - found} with computed names`;
};

/** What an exploration found, for a terminal. */
export const explorationText = ({ alphabets, witnesses }: ExplorationResult, style: Style): string =>
  [
    ...stepLines(witnesses, style),
    '',
    style.paint('dim', heading()),
    ...alphabets.map(row),
    '',
    ...labelled(style, 'witnessed', shareOf(witnesses), { indent: 0 }),
    ...labelled(style, 'shortest', byLength(witnesses), { indent: 0 }),
  ].join('\n');

const lines = (name: string, list: readonly unknown[]): string =>
  `${JSON.stringify(name)}: [\n${list.map((one) => `${JSON.stringify(one)}`).join(',\n')}\n]`;

/** Witnesses as a file: one a line, after the command that made it. */
export const witnessesJson = (command: string, witnesses: readonly (StepWitness | PairWitness)[]): string =>
  `{\n"command": ${JSON.stringify(command)},\n${lines('witnesses', witnesses)}\n}\n`;
