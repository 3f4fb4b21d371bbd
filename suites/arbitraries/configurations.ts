import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { pcs } from './commands';
import { args, callOf, callStatic, dictionary, mostly, noArgs, object, objects } from './references';
import { junk } from './values';

/** RTCConfiguration, certificates, new RTCPeerConnection. */

const urls: fc.Arbitrary<Value> = fc.constantFrom<Value[]>(
  'stun:stun.example.net',
  'stun:127.0.0.1:3478',
  'stuns:stun.example.net',
  'turn:turn.example.net?transport=udp',
  'turns:turn.example.net?transport=tcp',
  'stun:[::1]:3478',
  'stun:stun.example.net?transport=udp',
  'stun://stun.example.net',
  'stun:',
  'turn:turn.example.net?transport=sctp',
  'turn:user@turn.example.net',
  'stun:stun.example.net:99999',
  'stun:stun.example.net#x',
  'http://stun.example.net',
  'x',
  '',
);
const manyUrls: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: urls, weight: 4 },
  { arbitrary: fc.array(urls, { maxLength: 2 }) as fc.Arbitrary<Value>, weight: 2 },
  junk,
);
const credentials = fc.constantFrom<Value[]>('', 'secret', { $: 'repeat', text: 'u', times: 509 }, null);
export const iceServers: fc.Arbitrary<Value> = mostly(
  6,
  dictionary({ urls: manyUrls, username: credentials, credential: credentials }),
  junk,
);
const certificateLists: fc.Arbitrary<Value> = fc.oneof(
  fc.constant<Value>([]),
  objects('RTCCertificate').map((one): Value => [one]),
  fc.constant<Value>([object('RTCCertificate', 0), object('RTCCertificate', 1)]),
  junk,
);
const enumOf = (...values: string[]): fc.Arbitrary<Value> => mostly(5, fc.constantFrom<Value[]>(...values), junk);

/** Any configuration, valid or not. */
export const configurations: fc.Arbitrary<Value> = mostly(
  8,
  dictionary({
    iceServers: mostly(6, fc.array(iceServers, { maxLength: 2 }) as fc.Arbitrary<Value>, junk),
    iceTransportPolicy: enumOf('all', 'relay'),
    bundlePolicy: enumOf('balanced', 'max-compat', 'max-bundle'),
    rtcpMuxPolicy: enumOf('require', 'negotiate'),
    certificates: certificateLists,
    iceCandidatePoolSize: mostly(3, fc.constantFrom<Value[]>(0, 1, 255), fc.constantFrom<Value[]>(256, -1, 'x', null)),
  }),
  junk,
);
/** Configurations that change no address that an implementation would send something to. */
export const quietConfigurations: fc.Arbitrary<Value> = dictionary({
  iceTransportPolicy: fc.constantFrom<Value[]>('all', 'relay'),
  bundlePolicy: fc.constantFrom<Value[]>('balanced', 'max-compat', 'max-bundle'),
  rtcpMuxPolicy: fc.constantFrom<Value[]>('require'),
  certificates: certificateLists,
});

export const connect = (pc: number, ...args: Value[]): Command => ({ construct: 'RTCPeerConnection', args, pc });
export const connections: fc.Arbitrary<Command> = fc
  .tuple(pcs, mostly(6, args(configurations), noArgs))
  .map(([pc, configuration]) => connect(pc, ...configuration));
export const setConfigurations: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(pcs, configurations).map(([pc, value]): Command => ({ pc, call: 'setConfiguration', args: [value] })),
  pcs.map((pc): Command => ({ pc, call: 'setConfiguration', args: [] })),
);
/** setConfiguration with what getConfiguration gave, changed in one member. */
export const configurationChanges: fc.Arbitrary<Script> = fc
  .tuple(
    pcs,
    fc.constantFrom(
      'iceServers',
      'iceTransportPolicy',
      'bundlePolicy',
      'rtcpMuxPolicy',
      'certificates',
      'iceCandidatePoolSize',
    ),
    fc.oneof(
      fc.constantFrom<Value[]>('all', 'relay', 'max-bundle', 'balanced', 'require', 0, 1),
      certificateLists,
      fc.array(iceServers, { maxLength: 1 }) as fc.Arbitrary<Value>,
    ),
    fc.boolean(),
  )
  .map(([pc, name, to, taken]) => [
    { pc, call: 'getConfiguration', args: [] },
    {
      pc,
      call: 'setConfiguration',
      args: [{ $: 'result', of: 'getConfiguration', index: 0, edit: [taken ? { at: [name] } : { at: [name], to }] }],
    },
  ]);

const algorithms: fc.Arbitrary<Value> = fc.oneof(
  {
    arbitrary: fc.constantFrom<Value[]>(
      { name: 'ECDSA', namedCurve: 'P-256' },
      {
        name: 'RSASSA-PKCS1-v1_5',
        modulusLength: 2048,
        publicExponent: { $: 'binary', as: 'Uint8Array', bytes: 3 },
        hash: 'SHA-256',
      },
      'ECDSA',
      { name: 'ECDSA', namedCurve: 'P-999' },
      { name: 'ECDH', namedCurve: 'P-256' },
      { name: 'AES-GCM', length: 128 },
      { name: 'nothing' },
    ),
    weight: 4,
  },
  dictionary({
    name: fc.constant<Value>('ECDSA'),
    namedCurve: fc.constant<Value>('P-256'),
    expires: fc.constantFrom<Value[]>(0, 1000, 86_400_000, -1, { $: 'nan' }, 1e20),
  }),
  junk,
);
export const certificates: fc.Arbitrary<Command> = mostly(
  3,
  fc.constant<Value>({ name: 'ECDSA', namedCurve: 'P-256' }),
  algorithms,
).map((algorithm) => callStatic('RTCPeerConnection', 'generateCertificate', algorithm));
export const fingerprints: fc.Arbitrary<Command> = objects('RTCCertificate').map((one) =>
  callOf(one, 'getFingerprints'),
);
