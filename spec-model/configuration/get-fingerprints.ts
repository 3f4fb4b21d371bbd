import type { AnyValue } from '../infra/any-value';
import { algorithm } from '../infra/step';
import type { Certificate } from './certificate';
import type { Fingerprint } from './fingerprint';

const step = algorithm('RTCCertificate.getFingerprints');

/** https://w3c.github.io/webrtc-pc/#dom-rtccertificate-getfingerprints */
export const getFingerprints = ({ certificate }: Certificate): AnyValue<readonly Fingerprint[]> | readonly never[] =>
  step('1') ? certificate.fingerprints : [];
