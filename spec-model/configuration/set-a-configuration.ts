import { isDefaulted } from '../idl/dictionary';
import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { Configuration, IceServer, IceSettings, IceTransportPolicy } from './configuration';
import { validateIceServerUrl } from './validate-an-ice-server-url';

const step = algorithm('set-a-configuration');

const fail = (what: string): Thrown => throws('InvalidModificationError', `${what} can not be changed`);

/** Steps 3.1 to 3.3: the same certificates, in the same order. */
const checkCertificates = (now: Configuration['certificates'], old: Configuration['certificates']) => {
  if (step('3.1', now.length !== old.length)) return fail('the number of certificates');
  for (const [index, certificate] of now.entries())
    if (step('3.3.1', certificate !== old[index])) return fail('a certificate');
  return undefined;
};

/** That it was called is enough here; for RFC 9429, a local description has to be applied. */
const isPoolFixed = (connection: Connection): boolean => {
  const { setLocalDescriptionCalled: called, localDescriptionApplied: applied } = connection;
  if (!called || applied) return called;
  return connection.world.chooser.choose('configuration.pool-fixed', [true, false], connection);
};

/** Step 3. */
const checkModification = (connection: Connection, now: Configuration, old: Configuration): Thrown | undefined => {
  const otherCertificate = checkCertificates(now.certificates, old.certificates);
  if (otherCertificate) return otherCertificate;
  if (step('3.4', now.bundlePolicy !== old.bundlePolicy)) return fail('bundlePolicy');
  if (step('3.5', now.rtcpMuxPolicy !== old.rtcpMuxPolicy)) return fail('rtcpMuxPolicy');
  const resized = now.iceCandidatePoolSize !== old.iceCandidatePoolSize;
  if (step('3.6', resized && isPoolFixed(connection))) return fail('iceCandidatePoolSize');
  return undefined;
};

const kept = ['certificates', 'bundlePolicy', 'rtcpMuxPolicy', 'iceCandidatePoolSize'] as const;

/** Until 2691 gave them default values, members that are not given were left as they are. */
const withKept = (connection: Connection, given: Configuration): Configuration => {
  const { configuration: old, world } = connection;
  const value = (of: Configuration, name: (typeof kept)[number]) =>
    name === 'certificates' ? of.certificates.length : of[name];
  const absent = old ? kept.filter((name) => isDefaulted(given, name) && value(given, name) !== value(old, name)) : [];
  if (!step('before-2691', absent.length > 0 && !world.edition.has('2691')) || !old) return given;
  return { ...given, ...Object.fromEntries(absent.map((name) => [name, old[name]])) };
};

/** No limit may be lower (RTCConfiguration.iceServers). */
export const leastLimit = 32;

/** How many servers are taken: all, or any number from the limit on. */
const taken = (connection: Connection, servers: readonly IceServer[]): number => {
  const numbers = Array.from({ length: Math.max(servers.length - leastLimit, 0) }, (_, at) => leastLimit + at);
  return numbers.length === 0
    ? servers.length
    : connection.world.chooser.choose('iceServers.limit', [servers.length, ...numbers], connection);
};

/** Step 6. */
const checkServer = (connection: Connection, server: IceServer): Thrown | undefined => {
  const { urls } = server;
  const list = step('6.2', typeof urls === 'string') ? [String(urls)] : [...urls];
  if (step('6.3', list.length === 0)) return throws('SyntaxError', 'an ICE server has no URL');
  if (!step('6.4')) return undefined;
  for (const url of list) {
    const invalid = validateIceServerUrl(connection, server, url);
    if (invalid) return invalid;
  }
  return undefined;
};

const checkServers = (connection: Connection, servers: readonly IceServer[]): Thrown | undefined => {
  for (const server of servers) {
    const invalid = checkServer(connection, server);
    if (invalid) return invalid;
  }
  return undefined;
};

const setTransportPolicy = (settings: IceSettings, policy: IceTransportPolicy): void => {
  settings.transports = policy;
  settings.policies.add(policy);
};

/** https://w3c.github.io/webrtc-pc/#set-pc-configuration */
export const setAConfiguration = (connection: Connection, asked: Configuration): Thrown | undefined => {
  const given = withKept(connection, asked);
  const { configuration: old, iceSettings } = connection;
  const refused = old && checkModification(connection, given, old);
  if (refused) return refused;
  const limit = step('5') ? taken(connection, given.iceServers) : given.iceServers.length;
  const configuration = { ...given, iceServers: given.iceServers.slice(0, limit) };
  const invalid = step('6', configuration.iceServers.length > 0)
    ? checkServers(connection, configuration.iceServers)
    : undefined;
  if (invalid) return invalid;
  if (step('7')) setTransportPolicy(iceSettings, configuration.iceTransportPolicy);
  if (step('8')) iceSettings.poolSize = configuration.iceCandidatePoolSize;
  if (step('9')) iceSettings.servers = configuration.iceServers;
  if (step('10')) connection.configuration = configuration;
  return undefined;
};
