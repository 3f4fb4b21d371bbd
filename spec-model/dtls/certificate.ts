import { createHash } from 'node:crypto';
import type { Connection } from '../peer-connection/connection';
import { remembered } from '../sdp/cache';

/** What DTLS authenticates a connection with. */
export interface Certificate {
  /** In DER: a name in place of what a real one has. */
  readonly der: ArrayBuffer;
  /** Of SHA-256, as in a=fingerprint. */
  readonly fingerprint: string;
}

/** A SEQUENCE of one UTF8String. */
const derOf = (name: string): Uint8Array<ArrayBuffer> => {
  const text = Buffer.from(name, 'utf8');
  const der = new Uint8Array(4 + text.length);
  der.set([0x30, text.length + 2, 0x0c, text.length]);
  der.set(text, 4);
  return der;
};

export const fingerprintOf = (der: Uint8Array): string =>
  (createHash('sha256').update(der).digest('hex').toUpperCase().match(/../g) ?? []).join(':');

const fingerprintOfName = remembered(1000, (name) => fingerprintOf(derOf(name)));

/** The certificate of that name. */
export const makeCertificate = (name: string): Certificate => ({
  der: derOf(name).buffer,
  fingerprint: fingerprintOfName(name),
});

const made = new WeakMap<Connection, Certificate>();

/** The certificate that a connection authenticates with: the first that it was given or made; the same for the same connection of a world. */
export const certificateOf = (connection: Connection): Certificate => {
  const known = connection.certificates[0]?.certificate ?? made.get(connection);
  if (known) return known;
  const certificate = makeCertificate(`peerproof ${connection.index}`);
  made.set(connection, certificate);
  return certificate;
};
