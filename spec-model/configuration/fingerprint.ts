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

/** 32 octets that look random and are the same for each number. */
export const madeUpFingerprint = (serial: number): Fingerprint => {
  let state = (Math.imul(serial + 1, 0x9e3779b1) >>> 0) | 1;
  const octet = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state & 0xff).toString(16).padStart(2, '0');
  };
  return { algorithm: 'sha-256', value: Array.from({ length: 32 }, octet).join(':') };
};
