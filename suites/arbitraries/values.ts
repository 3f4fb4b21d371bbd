import * as fc from 'fast-check';
import type { Value } from '../../spec-model/vocabulary';

export type Pc = 0 | 1;

/** Short ways to write the values that exist only while a script runs. */
export const undefinedValue: Value = { $: 'undefined' };
export const callback: Value = { $: 'function' };
export const track = (kind: 'audio' | 'video', index = 0): Value => ({ $: 'track', kind, index });
export const stream = (index: number): Value => ({ $: 'stream', index });
export const sender = (index: number): Value => ({ $: 'sender', index });
export const description = (index = 0): Value => ({ $: 'description', index });
export const local = (pc: Pc): Value => ({ $: 'local', pc });
export const remote = (pc: Pc): Value => ({ $: 'remote', pc });
export const remoteMid = (pc: Pc, section = 0): Value => ({ $: 'remoteMid', pc, section });
export const remoteUfrag = (pc: Pc, section = 0): Value => ({ $: 'remoteUfrag', pc, section });

export const kinds = fc.constantFrom('audio' as const, 'video' as const);
export const tracks = fc.record({ $: fc.constant('track' as const), kind: kinds, index: fc.nat(1) });
export const streams = fc.record({ $: fc.constant('stream' as const), index: fc.nat(2) });
export const directions = fc.constantFrom('sendrecv', 'sendonly', 'recvonly', 'inactive');

/** Values of every type, none of which is an object of the API. */
export const junk: fc.Arbitrary<Value> = fc.constantFrom<Value[]>(
  undefinedValue,
  null,
  true,
  0,
  -1,
  { $: 'nan' },
  '',
  'audio',
  'stopped',
  {},
  [],
  callback,
  { $: 'symbol' },
  { $: 'bigint' },
);

/** A candidate that any ICE agent can add: UDP, host, IPv4, loopback. */
export const goodCandidate = 'candidate:1 1 udp 2113929471 127.0.0.1 9 typ host';
