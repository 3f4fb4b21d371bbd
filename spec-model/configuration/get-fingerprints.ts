import { algorithm } from '../infra/step';
import { type Certificate, fingerprintsOf } from './certificate';
import type { Fingerprint } from './fingerprint';

const step = algorithm('RTCCertificate.getFingerprints');

/** https://w3c.github.io/webrtc-pc/#dom-rtccertificate-getfingerprints */
export const getFingerprints = (certificate: Certificate): readonly Fingerprint[] =>
  step('1') ? fingerprintsOf(certificate).map(({ algorithm: name, value }) => ({ algorithm: name, value })) : [];
