import test from 'ava';
import fc from 'fast-check';
import { Connection } from '../peer-connection/connection';
import { quietWorld } from './testing';
import { validateIceServerUrl } from './validate-an-ice-server-url';

const connection = new Connection(quietWorld());
const credentials = { username: 'user', credential: 'secret' };
const errorOf = (url: string, server: object = credentials) =>
  validateIceServerUrl(connection, { urls: url, ...server }, url)?.error.name;

const hosts = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
);
const ports = fc.oneof(
  fc.constant(''),
  fc.nat(65535).map((port) => `:${port}`),
);

test('every host with or without a port is good for each scheme; a TURN server may name a transport', (t) => {
  const stun = fc.tuple(fc.constantFrom('stun', 'stuns'), hosts, ports, fc.constant(''));
  const turn = fc.tuple(
    fc.constantFrom('turn', 'turns'),
    hosts,
    ports,
    fc.constantFrom('', '?transport=udp', '?transport=tcp'),
  );
  const property = fc.property(fc.oneof(stun, turn), ([scheme, host, port, query]) => {
    t.is(errorOf(`${scheme}:${host}${port}${query}`), undefined);
  });
  fc.assert(property);
});

test('no port beyond 65535, no other scheme, no user, no path, no fragment', (t) => {
  const property = fc.property(hosts, fc.integer({ min: 65536, max: 1e6 }), fc.webSegment(), (host, port, text) => {
    for (const url of [
      `stun:${host}:${port}`,
      `stun://${host}`,
      `stun:${text}@${host}`,
      `stun:${host}/${text}`,
      `stun:${host}#${text}`,
    ])
      t.is(errorOf(url), 'SyntaxError', url);
    for (const scheme of ['http', 'https', 'sip', 'stunt']) t.is(errorOf(`${scheme}:${host}`), 'SyntaxError');
  });
  fc.assert(property);
});

test('the URL is looked at before the credentials, and those of STUN servers are not looked at', (t) => {
  t.is(errorOf('turn:host:port', {}), 'SyntaxError');
  t.is(errorOf('turn:host', {}), 'InvalidAccessError');
  t.is(errorOf('turn:host', { username: '', credential: 'secret' }), undefined);
  t.is(errorOf('turn:host', { username: 'user', credential: '' }), 'InvalidAccessError');
  t.is(errorOf('stun:host', { username: '\u0000', credential: '' }), undefined);
});

test('a username has at most 508 bytes, and neither it nor a credential has control characters', (t) => {
  const property = fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (username) => {
    const long = new TextEncoder().encode(username).length > 508;
    const error = errorOf('turn:host', { username, credential: 'secret' });
    if (long || /\p{Cc}/u.test(username)) t.is(error, 'InvalidAccessError');
  });
  fc.assert(property);
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{1,508}$/), (text) => {
      t.is(errorOf('turn:host', { username: text, credential: text }), undefined);
    }),
  );
});

test('a scheme that is not implemented is told before the rest is looked at', (t) => {
  const world = quietWorld({ choose: (site, options) => options[site === 'iceServers.scheme' ? 1 : 0] as never });
  const refused = validateIceServerUrl(new Connection(world), { urls: '' }, 'turns:host:port');
  t.is(refused?.error.name, 'NotSupportedError');
});
