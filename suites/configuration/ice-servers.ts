import type { Script, Value } from '../../spec-model/vocabulary';
import { property } from '../property';
import { applications, applied, credentials, fc, junk, stunUrls, turnUrls } from './values';

const withUrls = (urls: Value): Value => ({ iceServers: [{ urls, ...credentials }] });

/** Each URL is given to setConfiguration; then each to the constructor. */
const applyEach = (urls: readonly Value[]): Script[] => {
  const both = urls.map((url) => applied(withUrls(url)));
  return [...both.map(([, set]) => set as Script), ...both.map(([constructed]) => constructed as Script)];
};
const applySome = (urls: readonly Value[]) => applications(fc.constantFrom(...urls).map(withUrls));

/** Malformed in one way each, or odd and good. */
const forms: readonly Value[] = [
  'https:stun.example.net',
  'sip:stun.example.net',
  'stun://stun.example.net',
  'stun:user@stun.example.net',
  'stun:stun.example.net#fragment',
  'relative',
  '',
  'STUN:stun.example.net',
  'stun',
  'stun:',
  ':stun.example.net',
  'http://stun.example.net',
  'stun:/stun.example.net',
  'turn:user@turn.example.org',
  'stun:stun.example.net/path',
  'stun:stun.example.net#',
  'turn:turn.example.org#fragment',
  ' stun:stun.example.net ',
  'stun:stun.example.net\n',
];

export const urlForm = property('configuration', 'url-form', {
  title: 'the URL of an ICE server has one of four schemes, an opaque path without users and segments, and no fragment',
  checks: ['2a', '2b', '2c', '2d', '2e'].map((step) => `validate-an-ICE-server-URL/${step}`),
  cases: applyEach(forms),
  script: applySome(forms),
});

const queries: readonly Value[] = [
  'stun:stun.example.net?transport=udp',
  'turn:turn.example.org?transport=tls',
  'turn:turn.example.org?transport=udp',
  'turn:turn.example.org?transport=tcp',
  'turn:turn.example.org?x=y',
  'turn:turn.example.org?transport=udp&x',
  'turn:turn.example.org?transport=UDP',
  'turn:turn.example.org?',
  'stun:stun.example.net?',
  'stuns:stun.example.net?x=y',
];

export const urlQuery = property('configuration', 'url-query', {
  title: 'the URL of a TURN server has a transport for its query, or none; that of a STUN server has none',
  checks: ['validate-an-ICE-server-URL/2f', 'validate-an-ICE-server-URL/6'],
  cases: applyEach(queries),
  script: applySome(queries),
});

const places: readonly Value[] = [
  'stun:stun.example.net:port',
  'stun:[::1]:3478',
  'stun:stun.example.net:65535',
  'stun:stun.example.net:65536',
  'stun:stun.example.net:3478',
  'stun:stun.example.net:',
  'stun:stun.example.net:0',
  'stun:stun.example.net:-1',
  'stun::3478',
  'stun:[::1]',
  'stun:::1',
  'stun:[stun.example.net]',
  'stun:192.0.2.256',
  'stun:STUN.EXAMPLE.NET',
  'stun:stun example.net',
  'stun:stun.example.net\\path',
  'stun:st%75n.example.net',
  'stun:%',
  'stun:stün.example.net',
];

export const urlPlace = property('configuration', 'url-place', {
  title: 'the path of the URL of an ICE server is a host with or without a port, as the URL standard reads them',
  checks: ['validate-an-ICE-server-URL/3', 'validate-an-ICE-server-URL/5'],
  cases: applyEach(places),
  script: applySome(places),
});

const good = fc.constantFrom<Value[]>(...stunUrls, ...turnUrls);
const any = fc.oneof(
  { weight: 4, arbitrary: good },
  { weight: 1, arbitrary: fc.constantFrom(...forms, ...queries, ...places) },
);
const lists = fc.oneof(any, fc.array(any, { maxLength: 3 }), junk);

export const iceServers = property('configuration', 'ice-servers', {
  title:
    'an ICE server has one URL or a list of them, which is not empty; each is validated before anything is changed',
  checks: ['set-a-configuration/6.2', 'set-a-configuration/6.3', 'set-a-configuration/6.4', 'set-a-configuration/9'],
  cases: [
    ...applyEach([[], [stunUrls[0] as string], [stunUrls[0] as string, 'nonsense'], [[]]]),
    ...applyEach([...stunUrls, ...turnUrls]),
    ...applied({ iceServers: [{}] }),
  ],
  script: applications(
    fc.array(lists, { maxLength: 2 }).map((all) => ({ iceServers: all.map((urls) => ({ urls, ...credentials })) })),
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
    ...names.map((username) => turn({ ...credentials, username })[1] as Script),
    ...secrets.map((credential) => turn({ ...credentials, credential })[1] as Script),
    ...names.map((username) => turn({ ...credentials, username })[0] as Script),
    ...secrets.map((credential) => turn({ ...credentials, credential })[0] as Script),
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
