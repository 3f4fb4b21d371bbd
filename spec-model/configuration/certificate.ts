import type { World } from '../infra/world';
import { type Fingerprint, madeUpFingerprint } from './fingerprint';

/** What is inside of a certificate: the text calls it unstructured binary data. Its fingerprint tells it from any other. */
export class CertificateData {
  /** Made up where the implementation does not tell; judging, what it tells first. */
  fingerprints: readonly Fingerprint[] | undefined;

  constructor(readonly serial: number) {}
}

/**
 * RTCCertificate: its internal slots.
 * @see https://w3c.github.io/webrtc-pc/#dom-rtccertificate
 */
export class Certificate {
  /** On the clock of the world. */
  expires = Number.NEGATIVE_INFINITY;
  /** When it was made, on the same clock. */
  created = Number.NEGATIVE_INFINITY;
  origin = '';
  certificate = new CertificateData(-1);
  /** Stands for a key that nobody reads. */
  keyingMaterialHandle = -1;

  constructor(readonly world: World) {}
}

const serials = new WeakMap<World, number>();

/** A key pair and its certificate: no real cryptography, a number that no other certificate of the world has. */
export const generateKey = (world: World): { readonly handle: number; readonly data: CertificateData } => {
  const serial = serials.get(world) ?? 0;
  serials.set(world, serial + 1);
  return { handle: serial, data: new CertificateData(serial) };
};

/** The fingerprints of a certificate: always the same ones. Which they are is for the implementation to say. */
export const fingerprintsOf = ({ certificate: data, world }: Certificate): readonly Fingerprint[] => {
  data.fingerprints ??= world.chooser.choose('certificate.fingerprints', [[madeUpFingerprint(data.serial)]], undefined);
  return data.fingerprints;
};
