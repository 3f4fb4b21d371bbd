import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { call, construct } from '../arbitraries/commands';
import { plainOffer, section, setRemote } from '../jsep/remote';
import { property } from '../property';
import { oddValues } from './tokens';

/** Candidates as implementations write them. */
const originals = [
  'candidate:1 1 udp 2122265343 192.0.2.1 46946 typ host',
  'candidate:842163049 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 192.0.2.1 rport 46154 generation 0 ufrag abcd network-cost 999',
  'candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active generation 0',
  'candidate:3 1 udp 41885439 198.51.100.2 50000 typ relay raddr 203.0.113.7 rport 46154',
  'candidate:1 2 UDP 2122265342 2001:db8::1 46947 typ host',
  'candidate:1 1 udp 2122265343 4f2a0f2e-7a0b-4b0c-8a8e-0c0f0e0d0c0b.local 46946 typ host',
] as const;

const words: readonly string[] = [
  ...oddValues,
  'candidate:',
  'typ',
  'host',
  'srflx',
  'raddr',
  'rport',
  'tcptype',
  'so',
  'UDP',
  'tcp',
  '256',
  '257',
  '::1',
  '::ffff:192.0.2.1',
  '999.1.1.1',
  'example.net',
  'fe80::1%eth0',
];

interface Change {
  readonly kind: 'exchange' | 'drop' | 'add' | 'swap' | 'cut';
  readonly at: number;
  readonly to: number;
}

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const applied = (text: string, { kind, at, to }: Change): string => {
  const parts = text.split(' ');
  const place = at % parts.length;
  if (kind === 'cut') return text.slice(0, at % (text.length + 1));
  if (kind === 'drop') return parts.filter((_, index) => index !== place).join(' ');
  if (kind === 'add') return [...parts.slice(0, place), pick(words, to), ...parts.slice(place)].join(' ');
  if (kind === 'exchange') return parts.map((part, index) => (index === place ? pick(words, to) : part)).join(' ');
  const other = to % parts.length;
  return parts.map((part, index) => parts[index === place ? other : index === other ? place : index] ?? part).join(' ');
};

const changes = fc.array(
  fc.record({
    kind: fc.constantFrom<Change['kind'][]>('exchange', 'exchange', 'drop', 'add', 'swap', 'cut'),
    at: fc.nat(100),
    to: fc.nat(100),
  }),
  { minLength: 1, maxLength: 2 },
);

export const candidateTexts: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...originals), changes)
  .map(([text, list]) => list.reduce(applied, text));

/** Two sections, bundled or not, so that an index and a mid can be right or wrong. */
const prepared: Script = [
  setRemote(0, plainOffer({ sections: [section('audio', '0'), section('video', '1')], bundle: 'none' })),
];

const ids = fc.constantFrom(
  { sdpMid: '0' },
  { sdpMid: '1' },
  { sdpMLineIndex: 0 },
  { sdpMLineIndex: 1 },
  { sdpMLineIndex: 2 },
  { sdpMid: '1', sdpMLineIndex: 0 },
  { sdpMid: 'x', sdpMLineIndex: 0 },
  {},
) as fc.Arbitrary<{ readonly [name: string]: string | number }>;
const fragments = fc.constantFrom('ufrag00', 'ufrag01', 'other', null);

export const candidates = property('fuzz', 'candidates', {
  title: 'a candidate that was changed at random is added or refused as its grammar says',
  checks: [
    'RTCPeerConnection.addIceCandidate/4.7.1',
    'RTCPeerConnection.addIceCandidate/4.7.1.2',
    'RTCPeerConnection.addIceCandidate/4.5',
    'RTCPeerConnection.addIceCandidate/3',
  ],
  script: fc
    .array(fc.tuple(candidateTexts, ids, fragments), { minLength: 1, maxLength: 3 })
    .map((list) => [
      ...prepared,
      ...list.map(
        ([candidate, place, usernameFragment]): Command =>
          call(0, 'addIceCandidate', { candidate, ...place, usernameFragment }),
      ),
    ]),
});

export const constructed = property('fuzz', 'candidate-attributes', {
  title: 'the attributes of a candidate that was changed at random are what its grammar says, or all null',
  checks: ['RTCIceCandidate.constructor/2', 'create-an-RTCIceCandidate/4'],
  script: fc
    .array(candidateTexts, { minLength: 1, maxLength: 4 })
    .map((list) => list.map((candidate) => construct({ candidate, sdpMid: '0' }))),
});
