import type { Script, Value } from '../../spec-model/vocabulary';
import { property } from '../property';
import { applications, applied, credentials, fc, junk, stunUrls, turnUrls } from './values';

/** Each is malformed in one way, or looks so and is not. */
const oddUrls: readonly Value[] = [
  '',
  'stun',
  'stun:',
  ':stun.example.net',
  'relative',
  'http://stun.example.net',
  'https:stun.example.net',
  'STUN:stun.example.net',
  'stun:STUN.EXAMPLE.NET',
  'stun://stun.example.net',
  'stun:/stun.example.net',
  'stun:user@stun.example.net',
  'turn:user@turn.example.org',
  'stun:stun.example.net/path',
  'stun:stun.example.net#fragment',
  'stun:stun.example.net#',
  'turn:turn.example.org#fragment',
  'stun:stun.example.net?',
  'stun:stun.example.net?transport=udp',
  'stuns:stun.example.net?x=y',
  'turn:turn.example.org?',
  'turn:turn.example.org?transport=udp',
  'turn:turn.example.org?transport=tcp',
  'turn:turn.example.org?transport=tls',
  'turn:turn.example.org?transport=UDP',
  'turn:turn.example.org?transport=udp&x',
  'turn:turn.example.org?x=y',
  'stun:stun.example.net:3478',
  'stun:stun.example.net:',
  'stun:stun.example.net:0',
  'stun:stun.example.net:65535',
  'stun:stun.example.net:65536',
  'stun:stun.example.net:port',
  'stun:stun.example.net:-1',
  'stun::3478',
  'stun:[::1]',
  'stun:[::1]:3478',
  'stun:::1',
  'stun:[stun.example.net]',
  'stun:192.0.2.256',
  'stun:stun example.net',
  'stun:stun.example.net\\path',
  'stun:st%75n.example.net',
  'stun:%',
  'stun:stün.example.net',
  ' stun:stun.example.net ',
  'stun:stun.example.net\n',
];

const withUrls = (urls: Value): Value => ({ iceServers: [{ urls, ...credentials }] });
const urls = fc.constantFrom<Value[]>(...stunUrls, ...turnUrls, ...oddUrls);
const lists = fc.oneof(urls, fc.array(urls, { maxLength: 2 }), junk);

export const iceServers = property('configuration', 'ice-servers', {
  title: 'the URLs of ICE servers are read by the URL standard; what is no STUN or TURN URL is a SyntaxError',
  checks: [
    'set-a-configuration/6.2',
    'set-a-configuration/6.3',
    'set-a-configuration/6.4',
    'validate-an-ICE-server-URL/2a',
    'validate-an-ICE-server-URL/2b',
    'validate-an-ICE-server-URL/2c',
    'validate-an-ICE-server-URL/2d',
    'validate-an-ICE-server-URL/2e',
    'validate-an-ICE-server-URL/2f',
    'validate-an-ICE-server-URL/3',
    'validate-an-ICE-server-URL/5',
    'validate-an-ICE-server-URL/6',
  ],
  cases: [...stunUrls, ...turnUrls, ...oddUrls, [], [stunUrls[0] as string]].flatMap((one) => applied(withUrls(one))),
  script: applications(
    fc.array(lists, { maxLength: 2 }).map((all) => ({ iceServers: all.map((one) => ({ urls: one, ...credentials })) })),
  ),
});

const spread = (text: string, count: number): Value => ({ $: 'repeat', text, times: count });
const names: readonly Value[] = [
  'user',
  '',
  ' ',
  'a\u0000b',
  'tab\t',
  'üser',
  '\u007f',
  '\u0085',
  spread('u', 508),
  spread('u', 509),
  spread('ü', 254),
  spread('ü', 255),
];
const secrets: readonly Value[] = ['secret', '', ' ', 'a\u0000b', 'line\n', 'pässword', '\u009f', spread('s', 600)];
const given = (name: string, values: readonly Value[]) =>
  fc.oneof(
    fc.constant({}),
    fc.constantFrom(...values).map((value) => ({ [name]: value })),
  );
const server = fc
  .tuple(fc.constantFrom(...stunUrls, ...turnUrls), given('username', names), given('credential', secrets))
  .map(([url, username, credential]): Value => ({ iceServers: [{ urls: url, ...username, ...credential }] }));
const turn = (members: Readonly<Record<string, Value>>): Script[] =>
  applied({ iceServers: [{ urls: 'turn:turn.example.org', ...members }] });

export const turnCredentials = property('configuration', 'turn-credentials', {
  title: 'a TURN server without a username and credential that can be used is an InvalidAccessError',
  checks: ['validate-an-ICE-server-URL/7'],
  cases: [
    ...turn({}),
    ...turn({ username: 'user' }),
    ...turn({ credential: 'secret' }),
    ...names.flatMap((username) => turn({ ...credentials, username })),
    ...secrets.flatMap((credential) => turn({ ...credentials, credential })),
    ...applied({ iceServers: [{ urls: stunUrls[0] as string }] }),
  ],
  script: applications(server),
});

const many = (count: number, last: Value): Value => ({
  iceServers: [...Array.from({ length: count }, (): Value => ({ urls: stunUrls[0] as string })), { urls: last }],
});

export const serverLimit = property('configuration', 'server-limit', {
  title: 'at least 32 ICE servers are taken; what is beyond the limit of an implementation is ignored',
  checks: ['set-a-configuration/5'],
  cases: [31, 32, 40].flatMap((count) => [
    ...applied(many(count, stunUrls[1] as string)),
    ...applied(many(count, 'nonsense')),
  ]),
  script: applications(
    fc
      .tuple(fc.integer({ min: 28, max: 40 }), fc.constantFrom(stunUrls[1] as string, 'nonsense'))
      .map(([count, last]) => many(count, last)),
  ),
});
