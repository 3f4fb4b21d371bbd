import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, negotiate, offer, settle } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';
import {
  type Change,
  certificate,
  configurations,
  connect,
  ecdsa,
  fc,
  generate,
  getConfiguration,
  readBack,
  setConfiguration,
} from './values';

/** A connection with the first configuration is given the second. */
const changed = (first: Value, second: Value): Script => [
  connect(0, first),
  setConfiguration(0, second),
  getConfiguration(0),
];
const policies = ['balanced', 'max-compat', 'max-bundle'] as const;
const pairs = policies.flatMap((first) =>
  policies.map((second) => changed({ bundlePolicy: first }, { bundlePolicy: second })),
);

export const modification = property('configuration', 'modification', {
  title: 'policies for bundling and RTCP stay as they were; servers and the policy for transports can be changed',
  checks: [
    'RTCPeerConnection.setConfiguration/3',
    'set-a-configuration/3.4',
    'set-a-configuration/3.5',
    'set-a-configuration/7',
    'set-a-configuration/9',
    'set-a-configuration/10',
  ],
  cases: [
    changed({ bundlePolicy: 'max-bundle' }, {}),
    changed({}, { bundlePolicy: 'max-compat' }),
    changed({}, { iceServers: [{ urls: ['stun:stun.example.net'] }] }),
    changed({ iceTransportPolicy: 'relay' }, {}),
    changed({}, { iceTransportPolicy: 'relay' }),
    changed({ iceServers: [{ urls: 'stun:stun.example.net' }] }, {}),
    changed({}, { rtcpMuxPolicy: 'require' }),
    ...pairs,
  ],
  script: fc.tuple(configurations, configurations).map(([first, second]) => changed(first, second)),
});

const relayed: Command = connect(0, { iceTransportPolicy: 'relay' });

export const relayOnly = property('configuration', 'relay-only', {
  title: 'a connection that may use relays alone surfaces no other candidates',
  checks: ['set-a-configuration/7'],
  cases: [
    [relayed, call(0, 'addTransceiver', 'audio'), call(0, 'setLocalDescription'), settle],
    [relayed, call(0, 'createDataChannel', 'x'), call(0, 'setLocalDescription'), settle],
    [relayed, call(0, 'addTransceiver', 'audio'), settle, ...negotiate(0), settle],
  ],
  script: sequence(
    [relayed],
    history({ addTransceiver: 2, addTrack: 1, offer: 1, negotiate: 1, restartIce: 1, settle: 1 }, 4),
    [setConfiguration(0, { iceTransportPolicy: 'relay' }), call(0, 'setLocalDescription'), settle],
  ),
});

const resized = (size: number): Command => setConfiguration(0, { iceCandidatePoolSize: size });
const sizes = fc.constantFrom(0, 1, 2);

export const poolSize = property('configuration', 'pool-size', {
  title: 'the size of the candidate pool can be changed until setLocalDescription is called',
  checks: ['set-a-configuration/3.6', 'set-a-configuration/8'],
  cases: [
    [resized(1), getConfiguration(0)],
    [call(0, 'setLocalDescription'), resized(1), getConfiguration(0)],
    [call(0, 'setLocalDescription'), resized(0)],
    [...offer(0), resized(1)],
    [call(0, 'setLocalDescription', { type: 'answer', sdp: '' }), resized(1)],
    [call(0, 'createOffer'), resized(1)],
    [...negotiate(0), resized(1), setConfiguration(1, { iceCandidatePoolSize: 1 })],
  ],
  script: sequence(
    sizes.map((size) => [connect(0, { iceCandidatePoolSize: size })]),
    fc.constantFrom<Script[]>(
      [],
      offer(0),
      [call(0, 'createOffer')],
      [call(0, 'setLocalDescription', { type: 'rollback' })],
    ),
    sizes.map((size) => [resized(size), getConfiguration(0)]),
  ),
});

export const closedConnection = property('configuration', 'closed-connection', {
  title: 'a closed connection tells its configuration, and setConfiguration is an InvalidStateError',
  checks: ['RTCPeerConnection.setConfiguration/2', 'RTCPeerConnection.getConfiguration/1'],
  cases: [
    [call(0, 'close'), getConfiguration(0)],
    [call(0, 'close'), setConfiguration(0)],
    [call(0, 'close'), setConfiguration(0, { iceServers: [{ urls: 'nonsense' }] })],
    [call(0, 'close'), setConfiguration(0, { bundlePolicy: 'nonsense' })],
  ],
  script: fc
    .tuple(configurations, configurations)
    .map(([first, second]) => [connect(0, first), call(0, 'close'), setConfiguration(0, second), getConfiguration(0)]),
});

/** What was read is changed and given back. */
const givenBack = (...edits: readonly Change[]): Script => [
  getConfiguration(0),
  setConfiguration(0, readBack(...edits)),
  getConfiguration(0),
];

export const readAndGivenBack = property('configuration', 'read-and-given-back', {
  title: 'what getConfiguration gives is a copy, which can be changed and given to setConfiguration',
  checks: ['RTCPeerConnection.getConfiguration/1', 'set-a-configuration/3.1', 'set-a-configuration/3.3.1'],
  cases: [
    givenBack(),
    givenBack({ at: ['iceServers', '+'], to: { urls: 'stun:stun.example.net' } }),
    givenBack({ at: ['iceTransportPolicy'], to: 'relay' }),
    [generate(ecdsa), connect(0, { certificates: [certificate()] }), ...givenBack()],
    [generate(ecdsa), connect(0, { certificates: [certificate()] }), ...givenBack({ at: ['certificates', 0] })],
  ],
  script: sequence(
    configurations.map((configuration) => [connect(0, configuration)]),
    fc.constantFrom<Script[]>(
      givenBack(),
      givenBack({ at: ['iceServers', '+'], to: { urls: 'stun:stun.example.net' } }),
      givenBack({ at: ['iceServers', 0] }),
      givenBack({ at: ['bundlePolicy'] }),
      givenBack({ at: ['iceCandidatePoolSize'], to: 7 }),
    ),
  ),
});
