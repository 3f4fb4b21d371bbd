import { toType } from '../idl/attempt';
import { errorValue, isErrorValue } from '../infra/completion';
import { ModelPromise, rejectedWith } from '../infra/promise';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask, type World } from '../infra/world';
import { Certificate, generateKey } from './certificate';
import { normalizeAlgorithm } from './normalize-algorithm';

const step = algorithm('RTCPeerConnection.generateCertificate');

const day = 24 * 60 * 60 * 1000;

/** Whether the implementation can and will. */
const takes = (world: World): boolean => world.chooser.choose('certificate.algorithm', [false, true], undefined);

function* generate(world: World, lifetime: number, promise: ModelPromise<Certificate>): Process {
  yield inParallel('generate a key');
  const key = step('8.1') ? generateKey(world) : undefined;
  const certificate = new Certificate(world);
  yield queueTask('generateCertificate');
  certificate.created = world.now();
  if (step('8.4')) certificate.expires = world.now() + lifetime;
  if (step('8.5')) certificate.origin = world.origin;
  if (step('8.7') && key) certificate.keyingMaterialHandle = key.handle;
  if (step('8.8') && key) certificate.certificate = key.data;
  if (step('8.9')) promise.resolve(certificate);
}

/** Steps 2 and 3: how long the certificate is good for. */
const lifetimeOf = (keygenAlgorithm: object | string) => {
  const initial = step('2') ? 30 * day : 0;
  if (!step('3', typeof keygenAlgorithm === 'object')) return initial;
  const expiration = toType<{ readonly expires?: number }>('RTCCertificateExpiration', keygenAlgorithm);
  if (isErrorValue(expiration) && step('3.2')) return expiration;
  const given = isErrorValue(expiration) ? undefined : expiration.expires;
  const lifetime = step('3.3', given !== undefined) ? (given ?? initial) : initial;
  return step('3.4', lifetime > 365 * day) ? 365 * day : lifetime;
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-generatecertificate */
export const generateCertificate = (world: World, keygenAlgorithm: object | string): ModelPromise => {
  const lifetime = lifetimeOf(keygenAlgorithm);
  if (isErrorValue(lifetime)) return rejectedWith(world, lifetime);
  const normalized = normalizeAlgorithm(keygenAlgorithm, () => takes(world));
  if (step('5', isErrorValue(normalized)) && isErrorValue(normalized)) return rejectedWith(world, normalized);
  const usable = !isErrorValue(normalized) && (normalized.mandatory || takes(world));
  if (step('6', !usable))
    return rejectedWith(world, errorValue('NotSupportedError', 'no certificate can be made with this algorithm'));
  const promise = new ModelPromise<Certificate>(world);
  if (step('8')) world.start('certificate', undefined, generate(world, lifetime, promise), promise);
  return promise;
};
