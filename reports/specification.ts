import type { StepRef } from '../spec-model/vocabulary';

/** Where a requirement can be read. */
export const linkOf = ({ anchor }: Pick<StepRef, 'anchor'>): string =>
  `https://w3c.github.io/webrtc-pc/#${anchor.replace(/^#/, '')}`;
