/**
 * RTCDtlsFingerprint.
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcdtlsfingerprint
 */
export interface Fingerprint {
  readonly algorithm: string;
  readonly value: string;
}

/** Lowercase hexadecimal octets with colons between them (RFC 4572, section 5). */
const syntax = /^[0-9a-f]{2}(:[0-9a-f]{2})+$/;

export const isFingerprint = (value: unknown): value is Fingerprint =>
  typeof value === 'object' &&
  value !== null &&
  'algorithm' in value &&
  typeof value.algorithm === 'string' &&
  'value' in value &&
  typeof value.value === 'string' &&
  syntax.test(value.value);
