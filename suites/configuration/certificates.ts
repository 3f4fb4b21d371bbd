import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { answer, call, negotiate, settle, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { property } from '../property';
import {
  certificate,
  connect,
  ecdsa,
  fc,
  generate,
  getConfiguration,
  junk,
  setConfiguration,
  undefinedValue,
} from './values';

const exponent: Value = { $: 'binary', as: 'Uint8Array', bytes: 3, data: [1, 0, 1] };
const rsa = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: exponent, hash: 'SHA-256' };

/** Algorithms that every implementation has to know, in every spelling. */
const mandatory: readonly Value[] = [
  ecdsa,
  { name: 'ecdsa', namedCurve: 'P-256' },
  rsa,
  { ...rsa, name: 'rsassa-pkcs1-v1_5', hash: { name: 'sha-256' } },
];

/** What can not be used, or lacks something. */
const others: readonly Value[] = [
  'ECDSA',
  'nonsense',
  '',
  {},
  { name: 'nonsense' },
  { namedCurve: 'P-256' },
  { name: 'ECDSA' },
  { name: 'ECDSA', namedCurve: 'P-384' },
  { name: 'ECDSA', namedCurve: 'K-257' },
  { name: 'ECDH', namedCurve: 'P-256' },
  { name: 'AES-GCM', length: 128 },
  { name: 'HMAC', hash: 'SHA-256' },
  { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: exponent, hash: 'SHA-256' },
  { ...rsa, hash: 'nonsense' },
  { ...rsa, hash: {} },
  { ...rsa, hash: 'SHA-1' },
  { ...rsa, modulusLength: 1024 },
  { ...rsa, modulusLength: -1 },
  { ...rsa, publicExponent: [1, 0, 1] },
  { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, hash: 'SHA-256' },
];

const algorithms = fc.constantFrom(...mandatory, ...others);

export const keyAlgorithms = property('configuration', 'key-algorithms', {
  title:
    'certificates are made with ECDSA on P-256 and with RSA of 2048 bits; what can not sign is a NotSupportedError',
  checks: [
    'RTCPeerConnection.generateCertificate/5',
    'RTCPeerConnection.generateCertificate/6',
    'RTCPeerConnection.generateCertificate/8.9',
  ],
  cases: [
    ...mandatory.slice(0, 3).map((algorithm) => [generate(algorithm)]),
    [generate()],
    ...[...mandatory.slice(3), ...others].map((algorithm) => [generate(algorithm)]),
  ],
  script: fc.oneof(algorithms, junk).map((algorithm) => [generate(algorithm)]),
});

const day = 24 * 60 * 60 * 1000;
const lifetimes: readonly Value[] = [
  1000,
  1000 * day,
  -1,
  365 * day + 1,
  0,
  day,
  30 * day,
  365 * day,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  1.9,
  '1000',
  'soon',
  null,
  undefinedValue,
  { $: 'nan' },
  { $: 'infinity' },
];
const withLifetime = (expires: Value): Command => generate({ name: 'ECDSA', namedCurve: 'P-256', expires });
const expiry: Command = { of: certificate() as never, get: 'expires' };

export const lifetime = property('configuration', 'lifetime', {
  title: 'a certificate is good for the time that was asked for, 30 days without it, and 365 days at most',
  checks: [
    'RTCPeerConnection.generateCertificate/2',
    'RTCPeerConnection.generateCertificate/3',
    'RTCPeerConnection.generateCertificate/3.2',
    'RTCPeerConnection.generateCertificate/3.3',
    'RTCPeerConnection.generateCertificate/3.4',
    'RTCPeerConnection.generateCertificate/8.4',
  ],
  cases: [[generate(ecdsa), expiry], ...lifetimes.map((one) => [withLifetime(one), expiry])],
  script: fc
    .oneof(fc.constantFrom(...lifetimes), fc.nat({ max: 400 * day }), junk)
    .map((one) => [withLifetime(one), expiry]),
});

const fingerprints = (index = 0): Command => ({ of: certificate(index) as never, call: 'getFingerprints', args: [] });
const use = (...certificates: Value[]): Command => connect(0, { certificates });
/** A copy of the first certificate, made as it is when it is stored. */
const cloned: Command = { static: 'globalThis', call: 'structuredClone', args: [certificate()] };

export const clones = property('configuration', 'certificate-clones', {
  title: 'a certificate can be cloned, so that it can be stored: the clone is good for a connection, and for as long',
  checks: [
    ...[1, 2, 3, 4].map((step) => `RTCCertificate.serialization/${step}`),
    ...[1, 2, 3, 4].map((step) => `RTCCertificate.deserialization/${step}`),
    'RTCPeerConnection.constructor/5.2',
  ],
  cases: [
    [generate(ecdsa), cloned, connect(0, { certificates: [certificate(1)] }), getConfiguration(0)],
    [generate(ecdsa), cloned, { of: certificate(1) as never, get: 'expires' }],
    [generate(ecdsa), fingerprints(0), cloned, fingerprints(1)],
    [withLifetime(0), { wait: 'time', ms: 50 }, cloned, connect(0, { certificates: [certificate(1)] })],
    [
      generate(ecdsa),
      cloned,
      connect(0, { certificates: [certificate(0)] }),
      setConfiguration(0, { certificates: [certificate(1)] }),
    ],
    [call(0, 'close'), { static: 'globalThis', call: 'structuredClone', args: [{ $: 'pc', pc: 0 }] }],
  ],
  script: sequence(
    fc.constantFrom(generate(ecdsa), withLifetime(1), withLifetime(100_000)).map((command) => [command]),
    fc.constantFrom<Script[]>([cloned], [fingerprints(), cloned], [{ wait: 'time', ms: 30 }, cloned]),
    fc.nat(1).map((index) => [fingerprints(index), connect(0, { certificates: [certificate(index)] })]),
  ),
});

const inSdp = (...indices: number[]): Script => [
  ...indices.map((index) => fingerprints(index)),
  connect(0, { certificates: indices.map(certificate) }),
  call(0, 'addTransceiver', 'audio'),
  settle,
  call(0, 'createOffer'),
];

export const inDescriptions = property('configuration', 'certificates-in-descriptions', {
  title: 'a description names the fingerprints of each certificate that the connection was given',
  checks: ['RTCPeerConnection.constructor/5.3', 'jsep.create-offer/fingerprint', 'jsep.create-answer/fingerprint'],
  cases: [
    [generate(ecdsa), ...inSdp(0)],
    [generate(ecdsa), generate(ecdsa), ...inSdp(0, 1)],
    [generate(ecdsa), generate(rsa), ...inSdp(1)],
    [
      generate(ecdsa),
      fingerprints(),
      connect(1, { certificates: [certificate()] }),
      call(0, 'addTransceiver', 'audio'),
      settle,
      ...negotiate(0),
    ],
  ],
  script: sequence(
    fc.array(fc.constantFrom(generate(ecdsa), generate(rsa)), { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }).map((indices) => inSdp(...indices)),
    fc.constantFrom<Script[]>([], [call(0, 'setLocalDescription'), take(1), ...answer(1), take(0)]),
  ),
});

const wait = (ms: number): Command => ({ wait: 'time', ms });

export const certificates = property('configuration', 'certificates', {
  title: 'a connection takes certificates that have not expired, and keeps them',
  checks: [
    'RTCPeerConnection.constructor/5.1',
    'RTCPeerConnection.constructor/5.3',
    'RTCPeerConnection.constructor/6',
    'set-a-configuration/3.1',
    'set-a-configuration/3.3.1',
    'RTCCertificate.getFingerprints/1',
  ],
  cases: [
    [withLifetime(0), wait(50), use(certificate())],
    [generate(ecdsa), use(certificate()), getConfiguration(0)],
    [generate(ecdsa), fingerprints(), fingerprints()],
    [generate(ecdsa), generate(ecdsa), fingerprints(0), fingerprints(1)],
    [generate(ecdsa), use(certificate()), setConfiguration(0)],
    [generate(ecdsa), generate(ecdsa), use(certificate(0)), setConfiguration(0, { certificates: [certificate(1)] })],
    [withLifetime(60_000), wait(50), use(certificate())],
    [generate(ecdsa), use(certificate()), setConfiguration(0, { certificates: [certificate()] }), getConfiguration(0)],
    [generate(ecdsa), setConfiguration(0, { certificates: [certificate()] })],
    [connect(0, { certificates: [{}] })],
    [connect(0, { certificates: [null] })],
  ],
  script: sequence(
    fc.array(fc.constantFrom(generate(ecdsa), withLifetime(1), withLifetime(100_000)), { minLength: 1, maxLength: 2 }),
    fc.constantFrom<Script[]>([], [wait(30)]),
    fc.array(fc.nat(1), { maxLength: 2 }).map((indices) => [use(...indices.map(certificate))]),
    fc
      .array(fc.nat(1), { maxLength: 2 })
      .map((indices) => [
        setConfiguration(0, { certificates: indices.map(certificate) }),
        getConfiguration(0),
        call(0, 'createOffer'),
        fingerprints(),
      ]),
  ),
});
