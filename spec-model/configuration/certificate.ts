import { makeCertificate } from '../dtls/certificate';
import { AnyValue } from '../infra/any-value';
import type { World } from '../infra/world';
import { type Fingerprint, isFingerprint } from './fingerprint';

const areFingerprints = (value: unknown): value is readonly Fingerprint[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFingerprint);

const same = (a: readonly Fingerprint[], b: readonly Fingerprint[]): boolean =>
  a.length === b.length &&
  a.every(({ algorithm, value }, at) => algorithm === b[at]?.algorithm && value === b[at]?.value);

/** What is inside of a certificate: the text calls it unstructured binary data. Its fingerprints tell it from any other. */
export class CertificateData {
  /** Judging: what was seen first. */
  seen: readonly Fingerprint[] | undefined;

  readonly der: ArrayBuffer;
  /** Of SHA-256, as in a=fingerprint. */
  readonly fingerprint: string;

  /** `known`: those of the same world whose fingerprints were seen. */
  constructor(
    serial: number,
    private readonly known: CertificateData[] = [],
  ) {
    const { der, fingerprint } = makeCertificate(`peerproof certificate ${serial}`);
    this.der = der;
    this.fingerprint = fingerprint;
  }

  private belongToAnother(prints: readonly Fingerprint[]): boolean {
    return this.known.some((other) => other !== this && other.seen !== undefined && same(other.seen, prints));
  }

  /** Which they are is for the implementation to say, but always the same ones, and no other certificate's. */
  get fingerprints(): AnyValue<readonly Fingerprint[]> {
    const accepts = (value: unknown): boolean => {
      if (!areFingerprints(value) || this.belongToAnother(value)) return false;
      if (!this.seen) this.known.push(this);
      this.seen ??= value;
      return same(this.seen, value);
    };
    return new AnyValue('its fingerprints', accepts, [{ algorithm: 'sha-256', value: this.fingerprint.toLowerCase() }]);
  }
}

/**
 * RTCCertificate: its internal slots.
 * @see https://w3c.github.io/webrtc-pc/#dom-rtccertificate
 */
export class Certificate {
  expires = Number.NEGATIVE_INFINITY;
  created = Number.NEGATIVE_INFINITY;
  origin = '';
  certificate = new CertificateData(-1);
  /** Stands for a key that nobody reads. */
  keyingMaterialHandle = -1;

  constructor(readonly world: World) {}
}

const made = new WeakMap<World, { count: number; readonly known: CertificateData[] }>();

/** A key pair and its certificate: no real cryptography, a number that no other certificate of the world has. */
export const generateKey = (world: World): { readonly handle: number; readonly data: CertificateData } => {
  const all = made.get(world) ?? { count: 0, known: [] };
  made.set(world, all);
  const handle = all.count++;
  return { handle, data: new CertificateData(handle, all.known) };
};
