import type { Outcome } from '../reports/gate';

/** Every way in which a peerproof process ends. 64, 69 and 70 are those of sysexits.h; a signal adds its number to 128. */
export const exitCodes = {
  holds: 0,
  newDivergence: 1,
  inconclusive: 2,
  stale: 3,
  usage: 64,
  unavailable: 69,
  failed: 70,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeOf: Readonly<Record<Outcome, ExitCode>> = {
  holds: exitCodes.holds,
  'new-divergence': exitCodes.newDivergence,
  inconclusive: exitCodes.inconclusive,
  stale: exitCodes.stale,
  'harness-error': exitCodes.failed,
};
