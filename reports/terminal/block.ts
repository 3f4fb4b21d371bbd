import type { Divergence, Script, Trace } from '../../spec-model/vocabulary';
import type { Finding } from '../../suites/campaign/result';
import { counted } from '../counted';
import { shortHash } from '../fingerprint';
import { scriptLines } from '../script-text';
import { linkOf, requirementOf, stepsText } from '../specification';
import { titleOf } from '../title';
import { labelled, type Style, wrap, wrapCode } from './style';

/** The script with the command marked at which the divergence was seen; long lines hang. */
export const markedScript = (script: Script, trace: Trace, divergence: Divergence, style: Style): string[] =>
  scriptLines(script, trace).flatMap(({ text, command }) => {
    const here = command !== undefined && command === divergence.command;
    return wrapCode(text, style.width - 10).map((line, index) => {
      const margin = `    ${here && index === 0 ? '>' : ' '} ${index === 0 ? '' : '    '}`;
      return style.paint(here ? 'bold' : [], `${margin}${line}`);
    });
  });

/** What was expected and what was seen, and where the specification says so. */
export const divergenceLines = (divergence: Divergence, style: Style): string[] => [
  ...labelled(style, 'requirement', requirementOf(divergence)),
  ...labelled(style, '', divergence.at.title, { format: 'dim' }),
  ...labelled(style, '', linkOf(divergence.at), { format: 'cyan', whole: true }),
  ...labelled(style, 'expected', divergence.expected, { format: 'green' }),
  ...labelled(style, 'observed', divergence.observed, { format: 'red' }),
];

export interface BlockInput {
  readonly finding: Finding;
  readonly number: number;
  readonly file: string;
  readonly status: 'new' | 'known';
  /** What the baseline says of it. */
  readonly note: string;
}

const heading = ({ finding, number, status }: BlockInput, { width, paint }: Style): string[] => {
  const mark = status === 'new' ? paint('red', '✗ new') : paint('yellow', '~ known');
  return wrap(titleOf(finding.divergence), width - 14).map((line, index) =>
    index === 0 ? `${String(number).padStart(3)} ${paint('bold', line)}  ${mark}` : `    ${paint('bold', line)}`,
  );
};

const replayLine = ({ file }: BlockInput, style: Style): string[] =>
  labelled(style, 'replay', `npx peerproof replay ${file}`, { format: 'cyan', whole: true });

/** A known divergence, in short: replaying it tells the rest. */
export const knownBlock = (input: BlockInput, style: Style): string[] => {
  const { divergence } = input.finding;
  return [
    '',
    ...heading(input, style),
    ...labelled(style, 'requirement', requirementOf(divergence)),
    ...labelled(style, 'expected', divergence.expected),
    ...labelled(style, 'observed', divergence.observed),
    ...(input.note === '' ? [] : labelled(style, 'note', input.note)),
    ...replayLine(input, style),
  ];
};

/** One distinct divergence, complete: what a bug report needs. */
export const block = (input: BlockInput, style: Style): string[] => {
  const { divergence, repeated, property, script, trace, seen, also } = input.finding;
  const shown = `${repeated.shown} of ${repeated.of} times; in ${counted(seen, 'script')}`;
  return [
    '',
    ...heading(input, style),
    ...divergenceLines(divergence, style),
    '',
    ...markedScript(script, trace, divergence, style),
    '',
    ...(divergence.explanation ? labelled(style, 'explanation', divergence.explanation) : []),
    ...(also.length > 0 ? labelled(style, 'the same', `explains ${counted(also.length, 'other difference')}`) : []),
    ...(divergence.steps.length > 0 ? labelled(style, 'the model', stepsText(divergence)) : []),
    ...labelled(style, 'found by', property),
    ...labelled(style, 'repeated', `${shown}; fingerprint ${shortHash(divergence.fingerprint)}`),
    ...replayLine(input, style),
  ];
};
