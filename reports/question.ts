import type { BlameRow } from './blame';
import { scriptLines } from './script-text';
import { linkOf, requirementOf } from './specification';

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** A draft, in Markdown, of what to ask the working group where implementations agree with each other and not with the text. */
export const questionOf = ({ finding, shows, ambiguities }: BlameRow): string => {
  const { divergence, script } = finding;
  const known = ambiguities.map(({ issue, about }) => `w3c/webrtc-pc#${issue} (${about})`);
  return [
    `**${divergence.subject}: is ${requirementOf(divergence)} what is meant?**`,
    '',
    `By [${requirementOf(divergence)}](${linkOf(divergence.at)}) (${divergence.at.title}), this program gives: ${divergence.expected}.`,
    `${listed(shows)} agree on something else: ${divergence.observed}.`,
    '',
    '```js',
    ...scriptLines(script, []).map(({ text }) => text),
    '```',
    '',
    known.length > 0 ? `It seems to belong to ${listed(known)}.` : 'No open issue seems to be about it.',
    'Should the text follow the implementations, or is there a reason for what it says?',
  ].join('\n');
};
