import type { Value } from '../../../spec-model/vocabulary/value';
import { call } from '../../arbitraries/commands';
import { type Alphabet, audio, calm, close, exchange, implicit } from './letters';

const servers = (...urls: string[]): Value => ({ iceServers: [{ urls, username: 'u', credential: 'c' }] });

export const configuration: Alphabet = [
  calm(call(0, 'getConfiguration')),
  ...[
    {},
    servers('stun:example.test'),
    servers('turn:example.test?transport=udp'),
    servers('http://example.test'),
    servers(':'),
    servers('turn:example.test?transport=x'),
    servers('stun:example.test?x'),
    servers(),
    { iceServers: [{ urls: 'turn:example.test' }] },
    { iceServers: [{ urls: 'turns:[::1]:1', username: 'u'.repeat(600), credential: 'c' }] },
    { iceTransportPolicy: 'relay' },
    { bundlePolicy: 'max-bundle' },
    { iceCandidatePoolSize: 1 },
    { rtcpMuxPolicy: 'require' },
    { peerIdentity: 'x', certificates: [] },
  ].map((init) => calm(call(0, 'setConfiguration', init as Value))),
  calm(audio),
  calm(implicit(0)),
  calm(...exchange(0)),
  calm(close(0)),
  ...[
    'RSASSA-PKCS1-v1_5',
    'ECDSA',
    'none',
    { name: 'ECDSA', namedCurve: 'P-256', expires: 1 },
    { name: 'ECDSA', namedCurve: 'x' },
  ].map((algorithm) => calm({ static: 'RTCPeerConnection', call: 'generateCertificate', args: [algorithm as Value] })),
];
