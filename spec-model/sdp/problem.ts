import type { DescriptionView, SectionView } from './view';

export type ProblemKind =
  | 'rtcp-mux'
  | 'mid'
  | 'bundle'
  | 'ice-credentials'
  | 'fingerprint'
  | 'setup'
  | 'rtcp-mux-only'
  | 'simulcast'
  | 'sctp-port'
  | 'prohibited'
  | 'section-count'
  | 'section-kind'
  | 'section-protocol'
  | 'section-mid'
  | 'section-renamed'
  | 'section-revived'
  | 'direction'
  | 'formats'
  | 'rtx'
  | 'feedback'
  | 'association'
  | 'extensions';

/** Something in a well-formed description that it may not say. */
export interface SemanticProblem {
  readonly kind: ProblemKind;
  /** Index; null if it is about the description as a whole. */
  readonly section: number | null;
  readonly what: string;
  readonly expected: 'InvalidAccessError' | 'OperationError';
  /** The error's name is not settled: any refusal is right (w3c/webrtc-pc#3096, #2672, #2441). */
  readonly anyError: boolean;
  /** Not even the refusal is settled: the text lets implementations differ. */
  readonly open: boolean;
}

export interface SemanticContext {
  readonly type: 'offer' | 'answer' | 'pranswer';
  readonly remote: boolean;
  /** Whether RTCRtcpMuxPolicy is "require", as it is by default. */
  readonly requireRtcpMux?: boolean;
  /** The description of the same side that is in force: sections keep their place, their kind and their mid. */
  readonly previous?: DescriptionView;
  /** The role in DTLS that an earlier answer gave the other side, by index of the section; null: none yet. */
  readonly role?: (index: number) => 'active' | 'passive' | null;
  /** Whether a DTLS association has begun: what would end it needs an ICE restart. */
  readonly begun?: boolean;
  /** For an answer: the offer that it answers. */
  readonly offer?: DescriptionView;
  /** And the description of the offering side that was in force before: whether the offer restarts ICE. */
  readonly offeredBefore?: DescriptionView;
  /** For an offer: whether a section was rejected by either side, by index: then it may be another one now. */
  readonly retired?: (index: number) => boolean;
}

/** How certain a problem is: refused with this error, refused with any, or a matter of opinion. */
export type Certainty = 'certain' | 'any-error' | 'open';

export const problem = (
  kind: ProblemKind,
  section: SectionView | null,
  certainty: Certainty,
  what: string,
): SemanticProblem => ({
  kind,
  section: section?.index ?? null,
  what,
  expected: 'InvalidAccessError',
  anyError: certainty !== 'certain',
  open: certainty === 'open',
});

/** The same, as a matter of opinion. */
export const opened = (found: SemanticProblem): SemanticProblem => ({ ...found, anyError: true, open: true });
