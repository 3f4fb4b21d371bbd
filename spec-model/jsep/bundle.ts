import type { Connection } from '../peer-connection/connection';
import { type DescriptionView, type SectionView, viewDescription } from '../sdp/view';

/** The description that completed the last negotiation. */
export const lastAnswer = ({
  currentLocalDescription: local,
  currentRemoteDescription: remote,
}: Connection): DescriptionView | null => {
  const answer = local?.type === 'answer' ? local : remote?.type === 'answer' ? remote : null;
  return answer && viewDescription(answer.sdp);
};

/** The group that a section belongs to: mids. */
export const groupOf = ({ bundle }: DescriptionView, mid: string | null): readonly string[] | undefined =>
  mid === null ? undefined : bundle.find((mids) => mids.includes(mid));

/** A policy of the application; 'balanced' is the default. */
export const bundlePolicy = ({ configuration }: Connection): string => configuration?.bundlePolicy ?? 'balanced';

/**
 * Whether the policy makes the other sections follow this one only: it is not the first of all, or of its kind.
 * @see RFC 9429, sections 5.2.1 and 5.3.1
 */
export const follows = (policy: string, kinds: readonly string[], index: number): boolean => {
  if (policy === 'max-bundle') return index > 0;
  return policy === 'balanced' && kinds.indexOf(kinds[index] ?? '') !== index;
};

/** The section that a section follows if the policy is kept. */
export const leader = (policy: string, sections: readonly SectionView[], index: number): SectionView | undefined =>
  policy === 'max-bundle' ? sections[0] : sections.find(({ kind }) => kind === sections[index]?.kind);
