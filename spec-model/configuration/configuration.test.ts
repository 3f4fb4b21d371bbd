import test from 'ava';
import fc from 'fast-check';
import { AnyValue } from '../infra/any-value';
import { isThrown } from '../infra/completion';
import { close } from '../peer-connection/close';
import type { Connection } from '../peer-connection/connection';
import { constructConnection } from '../peer-connection/construct-connection';
import { getConfiguration } from '../peer-connection/get-configuration';
import { setConfiguration } from '../peer-connection/set-configuration';
import { unload } from '../peer-connection/unload';
import { addTransceiver } from '../rtp/add-transceiver';
import { Certificate } from './certificate';
import { type Configuration, defaultConfiguration } from './configuration';
import { quietWorld } from './testing';

const made = (configuration: Partial<Configuration> = {}, world = quietWorld()): Connection => {
  const connection = constructConnection(world, { ...defaultConfiguration, ...configuration });
  if (isThrown(connection)) throw new Error(connection.error.name);
  return connection;
};

/** As an application gets it. */
const plainly = (connection: Connection): unknown => {
  const plain = (value: unknown): unknown => {
    if (value instanceof AnyValue) return value.example;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(plain);
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
  };
  return plain(getConfiguration(connection));
};

const configurations = fc.record({
  iceServers: fc.array(
    fc.record({ urls: fc.oneof(fc.constant('stun:host'), fc.constant(['stun:host', 'stuns:host'])) }),
    {
      maxLength: 40,
    },
  ),
  iceTransportPolicy: fc.constantFrom('all' as const, 'relay' as const),
  bundlePolicy: fc.constantFrom('balanced' as const, 'max-compat' as const, 'max-bundle' as const),
  rtcpMuxPolicy: fc.constant('require' as const),
  certificates: fc.constant([]),
  iceCandidatePoolSize: fc.nat(255),
});

test('what is set is what is got, as a copy', (t) => {
  fc.assert(
    fc.property(configurations, (configuration) => {
      const connection = made(configuration);
      const given = plainly(connection);
      t.deepEqual(given, configuration as never);
      t.not(getConfiguration(connection).iceServers, getConfiguration(connection).iceServers);
      t.is(setConfiguration(connection, configuration), undefined);
    }),
  );
});

test('what is refused changes nothing', (t) => {
  fc.assert(
    fc.property(configurations, configurations, (first, second) => {
      const connection = made(first);
      const broken = { ...second, iceServers: [...second.iceServers.slice(0, 5), { urls: 'nonsense' }] };
      const refused = setConfiguration(connection, broken);
      t.is(
        refused?.error.name,
        second.bundlePolicy === first.bundlePolicy ? 'SyntaxError' : 'InvalidModificationError',
      );
      t.deepEqual(connection.configuration, first);
      t.is(connection.iceSettings.transports, first.iceTransportPolicy);
    }),
  );
});

test('a certificate of another origin, or one that has expired, makes no connection', (t) => {
  const world = quietWorld();
  const certificate = new Certificate(world);
  const attempt = () => constructConnection(world, { ...defaultConfiguration, certificates: [certificate] });
  const errorOf = () => {
    const result = attempt();
    return isThrown(result) ? result.error.name : undefined;
  };
  t.is(errorOf(), 'InvalidAccessError');
  certificate.expires = world.now() + 1000;
  t.is(errorOf(), 'InvalidAccessError');
  certificate.origin = world.origin;
  t.is(errorOf(), undefined);
});

test('a closed connection keeps its configuration', (t) => {
  const connection = made({ bundlePolicy: 'max-bundle' });
  close(connection);
  t.is(setConfiguration(connection, defaultConfiguration)?.error.name, 'InvalidStateError');
  t.is(getConfiguration(connection).bundlePolicy.example, 'max-bundle');
});

test('when its document is unloaded a connection is closed, and its tracks do not end', (t) => {
  const world = quietWorld();
  const [connection, other] = [made({}, world), made()];
  const transceiver = addTransceiver(connection, 'audio', { direction: 'sendrecv', streams: [], sendEncodings: [] });
  unload(world, [connection, other]);
  t.true(connection.isClosed);
  t.false(other.isClosed);
  if (isThrown(transceiver)) return t.fail();
  t.is(transceiver.receiver.receiverTrack.readyState, 'live');
});
