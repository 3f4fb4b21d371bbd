import { createHash } from 'node:crypto';

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
<<<<<<< HEAD
=======

/** A certificate in DER, as far as it goes: a SEQUENCE of one UTF8String. */
export const derOf = (serial: number): Uint8Array<ArrayBuffer> => {
  const text = Buffer.from(`peerproof ${serial}`, 'utf8');
  return Uint8Array.from([0x30, text.length + 2, 0x0c, text.length, ...text]);
};

/** The fingerprint of a certificate that is made up: the same for each number. */
export const madeUpFingerprint = (serial: number): Fingerprint => {
  const hash = createHash('sha256').update(derOf(serial)).digest('hex');
  return { algorithm: 'sha-256', value: (hash.match(/../g) ?? []).join(':') };
};
>>>>>>> 9ed08d9 (wip)
