import * as fc from 'fast-check';
import type { Command, Value } from '../../spec-model/vocabulary';
import { call, offer, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { goodCandidate, remoteMid, remoteUfrag, undefinedValue } from '../arbitraries/values';

/** Connection 1 has a remote offer with one to three sections. */
export const withRemoteOffer = sequence(history({ addTrack: 2, addTransceiver: 2 }, 3), [...offer(0), take(1)]);

/** Arguments of addIceCandidate that all mean: no more candidates, for any section. */
export const sameCalls: readonly Value[][] = [
  [],
  [undefinedValue],
  [null],
  [{}],
  [{ candidate: '' }],
  [{ candidate: undefinedValue }],
  [{ candidate: '', sdpMid: null, sdpMLineIndex: null }],
  [{ candidate: '', usernameFragment: null }],
];

const ids = fc.record(
  {
    sdpMid: fc.oneof(
      fc.nat(2).map((section) => remoteMid(1, section)),
      fc.constantFrom<Value[]>('no such mid', '', null, undefinedValue),
    ),
    sdpMLineIndex: fc.constantFrom<Value[]>(0, 1, 2, 7, 65536, null, undefinedValue),
    usernameFragment: fc.constantFrom<Value[]>(remoteUfrag(1, 0), 'wrong', null, undefinedValue),
  },
  { requiredKeys: [] },
);

/** addIceCandidate on connection 1, with ids of every sort. */
export const candidateCall = (
  candidate: fc.Arbitrary<string> = fc.constantFrom('', goodCandidate),
): fc.Arbitrary<Command> =>
  fc.tuple(candidate, ids).map(([text, rest]) => call(1, 'addIceCandidate', { candidate: text, ...rest }));

/** Numbers that Web IDL turns into others. */
export const oddNumbers = fc.constantFrom<Value[]>(
  0,
  1,
  -1,
  65535,
  65536,
  1.9,
  '1',
  'x',
  { $: 'nan' },
  null,
  undefinedValue,
);

/** Grammatical candidate lines of every type that RTCIceCandidate can represent. */
export const wellFormed = [
  goodCandidate,
  'candidate:1 2 UDP 2113929470 192.0.2.1 10000 typ host',
  'candidate:a+/ 1 udp 1 2001:db8::1 9 typ host generation 0',
  'candidate:2 1 udp 1694498815 192.0.2.3 45664 typ srflx raddr 203.0.113.141 rport 8998',
  'candidate:3 1 udp 1694498815 192.0.2.3 45664 typ prflx raddr 203.0.113.141 rport 8998',
  'candidate:4 1 udp 255 192.0.2.3 45664 typ relay raddr 203.0.113.141 rport 8998 generation 0 ufrag abcd',
  'candidate:5 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active',
  'candidate:6 1 tcp 1518214911 192.0.2.1 10001 typ host tcptype passive',
  'candidate:7 1 tcp 1518149375 192.0.2.1 10002 typ host tcptype so',
];

/** Lines that no grammar of a candidate allows. */
export const malformed = [
  'nonsense',
  'candidate:',
  'candidate:4234997325 1 udp 2043278322 44323 typ host',
  'candidate:1 1 udp 2113929471 127.0.0.1 9 host',
  'candidate:1 1 udp 2113929471 127.0.0.1 9 typ',
  'candidate:1 1 udp 2113929471 127.0.0.1 9',
  'candidate:1 x udp 2113929471 127.0.0.1 9 typ host',
  'candidate:1 1 udp high 127.0.0.1 9 typ host',
  'candidate:1 1 udp 2113929471 127.0.0.1 port typ host',
  'candidate:1  1 udp 2113929471 127.0.0.1 9 typ host',
  'candidate:?! 1 udp 2113929471 127.0.0.1 9 typ host',
  'candidate:1 1 udp 2113929471 127.0.0.1 9 typ host raddr',
  '1 1 udp 2113929471 127.0.0.1 9 typ host',
];
