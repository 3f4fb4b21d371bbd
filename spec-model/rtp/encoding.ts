import type { Codec } from './codec';

/** RTCRtpEncodingParameters. */
export interface Encoding {
  readonly rid?: string;
  readonly active: boolean;
  readonly codec?: Codec;
  readonly maxBitrate?: number;
  readonly maxFramerate?: number;
  readonly scaleResolutionDownBy?: number;
}

/** A copy without some members. */
export const without = (encoding: Encoding, ...names: readonly (keyof Encoding)[]): Encoding =>
  Object.fromEntries(Object.entries(encoding).filter(([name]) => !names.includes(name as keyof Encoding))) as never;

/** Descending powers of two that end with 1: small pictures first. */
export const descendingScales = (encodings: readonly Encoding[]): Encoding[] =>
  encodings.map((encoding, index) => ({ ...encoding, scaleResolutionDownBy: 2 ** (encodings.length - index - 1) }));

/** What an encoding is that nobody described. */
export const defaultEncoding: Encoding = { active: true };
