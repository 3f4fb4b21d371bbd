import type { Divergence, StepRef } from '../spec-model/vocabulary';

/** Where a requirement can be read: its anchor, in webrtc-pc unless it says otherwise. */
export const linkOf = ({ anchor }: Pick<StepRef, 'anchor'>): string =>
  anchor.startsWith('http') ? anchor : `https://w3c.github.io/webrtc-pc/#${anchor}`;

/** `algorithm/step`, the id of a requirement; the algorithm alone where no step is known. */
export const requirementOf = ({ at }: Pick<Divergence, 'at'>): string =>
  at.step === '' ? at.algorithm : `${at.algorithm}/${at.step}`;

const LAST_STEPS = 12;

/** The last steps that the model took, each algorithm named once: `addTrack 5 no, 6 yes; collect-senders 1 yes`. */
export const stepsText = ({ steps }: Pick<Divergence, 'steps'>): string => {
  const last = steps.slice(-LAST_STEPS);
  const parts = last.map((step, index) => {
    const algorithm = step.slice(0, step.lastIndexOf('/'));
    const isSame = index > 0 && last[index - 1]?.startsWith(`${algorithm}/`);
    const decided = step.slice(algorithm.length + 1).replace(': ', ' ');
    return isSame ? `, ${decided}` : `${index === 0 ? '' : '; '}${algorithm} ${decided}`;
  });
  return `${steps.length > LAST_STEPS ? '... ' : ''}${parts.join('')}`;
};
