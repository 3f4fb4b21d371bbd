import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, pcs, settle } from '../arbitraries/commands';
import { junk, type Pc, undefinedValue } from '../arbitraries/values';

/** `new RTCPeerConnection(configuration)` */
export const connect = (pc: Pc, ...args: Value[]): Command => ({ construct: 'RTCPeerConnection', args, pc });
export const setConfiguration = (pc: Pc, ...args: Value[]): Command => call(pc, 'setConfiguration', ...args);
export const getConfiguration = (pc: Pc): Command => call(pc, 'getConfiguration');

/** Makes a connection with it, or gives it to one that is there; then reads what became of it. */
export const applied = (configuration: Value): Script[] => [
  [connect(0, configuration), getConfiguration(0)],
  [setConfiguration(0, configuration), getConfiguration(0)],
];
export const applications = (configurations: fc.Arbitrary<Value>): fc.Arbitrary<Script> =>
  fc
    .tuple(configurations, fc.boolean())
    .map(([configuration, constructed]) => applied(configuration)[constructed ? 0 : 1] as Script);

/** URLs of ICE servers that every rule allows. */
export const stunUrls = ['stun:stun.example.net', 'stun:192.0.2.1:3478', 'stuns:[2001:db8::1]:5349'];
export const turnUrls = [
  'turn:turn.example.org',
  'turn:192.0.2.1:3478?transport=udp',
  'turns:turn.example.org:5349?transport=tcp',
];
export const credentials = { username: 'user', credential: 'secret' };

const servers: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(...stunUrls).map((urls) => ({ urls })),
  fc.constantFrom(...turnUrls).map((urls) => ({ urls, ...credentials })),
  fc.constant({ urls: [stunUrls[0] as string, turnUrls[0] as string], ...credentials }),
);

/** Dictionaries without a mistake in them. */
export const configurations: fc.Arbitrary<Value> = fc.record(
  {
    iceServers: fc.array(servers, { maxLength: 3 }),
    iceTransportPolicy: fc.constantFrom('all', 'relay'),
    bundlePolicy: fc.constantFrom('balanced', 'max-compat', 'max-bundle'),
    rtcpMuxPolicy: fc.constant('require'),
    iceCandidatePoolSize: fc.constantFrom(0, 1, 255),
  },
  { requiredKeys: [] },
);

/** Members of the wrong type, or out of range. */
export const oddConfigurations: fc.Arbitrary<Value> = fc.record(
  {
    iceServers: fc.oneof(junk, fc.array(junk, { maxLength: 1 })),
    iceTransportPolicy: fc.oneof(junk, fc.constantFrom('none', 'public', 'All')),
    bundlePolicy: fc.oneof(junk, fc.constantFrom('min-bundle', 'Balanced')),
    rtcpMuxPolicy: fc.oneof(junk, fc.constantFrom('negotiate', 'Require')),
    certificates: fc.oneof(junk, fc.array(junk, { maxLength: 1 })),
    iceCandidatePoolSize: fc.oneof(junk, fc.constantFrom<Value[]>(256, -1, 1.9, '3', 255.5)),
  },
  { requiredKeys: [] },
);

/** A configuration that was read, with changes. */
export interface Change {
  readonly at: (string | number)[];
  readonly to?: Value;
}
export const readBack = (...edits: readonly Change[]): Value =>
  ({ $: 'result', index: 0, of: 'getConfiguration', edit: edits }) as Value;

export const certificate = (index = 0): Value => ({ $: 'object', interface: 'RTCCertificate', index });
export const generate = (...args: Value[]): Command => ({
  static: 'RTCPeerConnection',
  call: 'generateCertificate',
  args,
});
export const ecdsa: Value = { name: 'ECDSA', namedCurve: 'P-256' };

export { fc, junk, pcs, settle, undefinedValue };
