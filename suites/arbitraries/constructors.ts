import * as fc from 'fast-check';
import type { Command, Value } from '../../spec-model/vocabulary';
import { args, constructing, dictionary, mostly, noArgs, object } from './references';
import { goodCandidate, junk } from './values';

/** Interfaces that an application can construct itself. */

const types = mostly(3, fc.constantFrom<Value[]>('track', 'x', ''), junk);
const flags = { bubbles: fc.boolean() as fc.Arbitrary<Value>, cancelable: fc.boolean() as fc.Arbitrary<Value> };
const one = (kind: 'receiver' | 'transceiver'): fc.Arbitrary<Value> =>
  mostly(5, fc.constant<Value>({ $: kind, index: 0 }), junk);
const listOf = (value: Value): fc.Arbitrary<Value> => mostly(4, fc.constantFrom<Value[]>([], [value]), junk);
const channel = mostly(4, fc.constant<Value>(object('RTCDataChannel')), junk);
const candidate = mostly(4, fc.constantFrom<Value[]>({ $: 'candidate', index: 0 }, null), junk);
const errors = mostly(4, fc.constant<Value>(object('RTCError')), junk);
const numbers = fc.constantFrom<Value[]>(0, 1, -1, 701, 65_536, null, 'x', { $: 'nan' });
const detail = mostly(
  4,
  fc.constantFrom<Value[]>(
    'data-channel-failure',
    'dtls-failure',
    'fingerprint-failure',
    'sctp-failure',
    'sdp-syntax-error',
    'hardware-encoder-not-available',
    'hardware-encoder-error',
  ),
  junk,
);

/** Interface -> the dictionary that its constructor takes. */
const inits: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  RTCTrackEvent: dictionary({
    ...flags,
    receiver: one('receiver'),
    track: mostly(5, fc.constant<Value>({ $: 'receiverTrack', index: 0 }), junk),
    streams: listOf({ $: 'stream', index: 0 }),
    transceiver: one('transceiver'),
  }),
  RTCDataChannelEvent: dictionary({ ...flags, channel }),
  RTCPeerConnectionIceEvent: dictionary({ ...flags, candidate, url: fc.constantFrom<Value[]>('stun:x', null, '') }),
  RTCPeerConnectionIceErrorEvent: dictionary({
    ...flags,
    address: fc.constantFrom<Value[]>('127.0.0.1', null, ''),
    port: numbers,
    url: fc.constantFrom<Value[]>('stun:x', ''),
    errorCode: numbers,
    errorText: fc.constantFrom<Value[]>('text', ''),
  }),
  RTCDTMFToneChangeEvent: dictionary({ ...flags, tone: fc.constantFrom<Value[]>('1', '', 'x', null) }),
  RTCErrorEvent: dictionary({ ...flags, error: errors }),
};

export const eventConstructors: fc.Arbitrary<Command> = fc
  .constantFrom(...Object.entries(inits))
  .chain(([name, init]) =>
    mostly(8, args(types, mostly(8, init, junk)), fc.oneof(args(types), noArgs)).map((values) =>
      constructing(name, ...values),
    ),
  );

const errorInits = mostly(
  6,
  dictionary({
    errorDetail: detail,
    sdpLineNumber: numbers,
    sctpCauseCode: numbers,
    receivedAlert: numbers,
    sentAlert: numbers,
    httpRequestStatusCode: numbers,
  }),
  junk,
);
export const errorConstructors: fc.Arbitrary<Command> = fc
  .oneof(args(errorInits), args(errorInits, fc.constantFrom<Value[]>('message', '', null)), noArgs)
  .map((values) => constructing('RTCError', ...values));

const descriptionInits = mostly(
  5,
  dictionary({
    type: mostly(4, fc.constantFrom<Value[]>('offer', 'answer', 'pranswer', 'rollback'), junk),
    sdp: fc.constantFrom<Value[]>('', 'v=0\r\n', null),
  }),
  junk,
);
const candidateInits = mostly(
  5,
  dictionary({
    candidate: fc.constantFrom<Value[]>(goodCandidate, '', 'x', null),
    sdpMid: fc.constantFrom<Value[]>('0', '', null),
    sdpMLineIndex: fc.constantFrom<Value[]>(0, 1, null, -1, 65_536),
    usernameFragment: fc.constantFrom<Value[]>('abcd', null),
    relayProtocol: fc.constantFrom<Value[]>('udp', 'tls', null, 'x'),
    url: fc.constantFrom<Value[]>('stun:x', null),
  }),
  junk,
);
export const descriptionConstructors: fc.Arbitrary<Command> = fc.oneof(
  mostly(8, args(descriptionInits), noArgs).map((values) => constructing('RTCSessionDescription', ...values)),
  mostly(8, args(candidateInits), noArgs).map((values) => constructing('RTCIceCandidate', ...values)),
);
