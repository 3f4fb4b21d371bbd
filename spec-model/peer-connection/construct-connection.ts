import { Certificate, generateKey } from '../configuration/certificate';
import { type Configuration, defaultConfiguration } from '../configuration/configuration';
import { setAConfiguration } from '../configuration/set-a-configuration';
import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { World } from '../infra/world';
import { Connection } from './connection';

const step = algorithm('RTCPeerConnection.constructor');

/** Longer than any script takes: whether a certificate that expires within it has expired, the clock of a judge can't say. */
const isExpired = ({ world, expires }: Certificate, connection: Connection): boolean => {
  const now = world.now();
  if (expires < now) return true;
  return expires < now + world.lateness && world.chooser.choose('certificate.expired', [false, true], connection);
};

/** Step 5: the certificates that were given. */
const checkCertificates = (connection: Connection, certificates: readonly Certificate[]): Thrown | undefined => {
  const stored: Certificate[] = [];
  for (const certificate of certificates) {
    if (step('5.1', isExpired(certificate, connection)))
      return throws('InvalidAccessError', 'a certificate has expired');
    if (step('5.2', certificate.origin !== connection.documentOrigin))
      return throws('InvalidAccessError', 'a certificate is of another origin');
    if (step('5.3')) stored.push(certificate);
  }
  connection.certificates = stored;
  return undefined;
};

/** Step 6: a certificate of its own. Its configuration does not tell of it. */
const makeCertificate = (connection: Connection): void => {
  const certificate = new Certificate(connection.world);
  certificate.origin = connection.documentOrigin;
  certificate.certificate = generateKey(connection.world).data;
  connection.certificates = [certificate];
};

const counts = new WeakMap<World, number>();

/** Tells the connections of a world apart. */
const nextIndex = (world: World): number => {
  const index = counts.get(world) ?? 0;
  counts.set(world, index + 1);
  return index;
};

/** https://w3c.github.io/webrtc-pc/#dom-peerconnection */
export const constructConnection = (
  world: World,
  configuration: Configuration = defaultConfiguration,
): Connection | Thrown => {
  const connection = new Connection(world, nextIndex(world));
  const { certificates } = configuration;
  const refused = step('5', certificates.length > 0) ? checkCertificates(connection, certificates) : undefined;
  if (refused) return refused;
  if (step('6', certificates.length === 0)) makeCertificate(connection);
  const invalid = step('8') ? setAConfiguration(connection, configuration) : undefined;
  return invalid ?? connection;
};
