import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { goodCandidate } from '../arbitraries/values';
import { property } from '../property';
import { fc, junk } from './values';

const make = (name: string, ...args: Value[]): Command => ({ construct: name, args });
const first = (name: string): Value => ({ $: 'object', interface: name, index: 0 });
const onFirst = (name: string, method: string): Command => ({ of: first(name) as never, call: method, args: [] });

const relay = { relayProtocol: 'tls', url: 'turn:turn.example.org' };
const candidateInits: readonly Value[] = [
  { candidate: goodCandidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'frag', ...relay },
  { candidate: '', sdpMid: '0' },
  { candidate: 'nonsense', sdpMLineIndex: 3, url: 'no URL at all' },
  { sdpMid: '', relayProtocol: 'udp' },
  { sdpMid: '0', relayProtocol: 'sctp' },
  { sdpMid: '0', usernameFragment: '' },
];

export const candidateToJson = property('configuration', 'candidate-to-json', {
  title: 'a candidate keeps the server that it is said to come from, and as JSON it has the four members for signaling',
  checks: [
    'RTCIceCandidate.constructor/2',
    'create-an-RTCIceCandidate/3',
    'create-an-RTCIceCandidate/4.4',
    'RTCIceCandidate.toJSON/2.1',
    'RTCIceCandidate.toJSON/2.2',
  ],
  cases: candidateInits.map((init) => [make('RTCIceCandidate', init), onFirst('RTCIceCandidate', 'toJSON')]),
  script: fc
    .record(
      {
        candidate: fc.constantFrom(goodCandidate, '', 'nonsense'),
        sdpMid: fc.constantFrom<Value[]>('0', '', null),
        sdpMLineIndex: fc.constantFrom<Value[]>(0, 65535, null),
        usernameFragment: fc.constantFrom<Value[]>('frag', '', null),
        relayProtocol: fc.constantFrom<Value[]>('udp', 'tcp', 'tls', null, 'TLS'),
        url: fc.constantFrom<Value[]>('turn:turn.example.org', '', null, 7),
      },
      { requiredKeys: [] },
    )
    .map((init) => [make('RTCIceCandidate', init as Value), onFirst('RTCIceCandidate', 'toJSON')]),
});

const descriptionInits: readonly Value[] = [
  { type: 'offer', sdp: 'v=0' },
  { type: 'rollback' },
  { type: 'answer', sdp: 7 },
  { sdp: 'v=0' },
  { type: 'Offer' },
  {},
];

const described = (init: Value): Script => [
  make('RTCSessionDescription', init),
  onFirst('RTCSessionDescription', 'toJSON'),
];

export const sessionDescription = property('configuration', 'session-description', {
  title: 'RTCSessionDescription takes a type and a text over, and is both as JSON',
  checks: ['RTCSessionDescription.constructor/1', 'webidl/conversion'],
  cases: [[make('RTCSessionDescription')], ...descriptionInits.map(described)],
  script: fc.oneof(
    junk.map(described),
    fc
      .record({ type: fc.oneof(fc.constantFrom('offer', 'answer', 'pranswer', 'rollback'), junk), sdp: junk })
      .map((init) => described(init as Value)),
  ),
});

const reads = (name: string, ...attributes: string[]): Command[] =>
  attributes.map((get): Command => ({ of: first(name) as never, get }));
const iceEvent = (...args: Value[]): Script => [
  make('RTCIceCandidate', { candidate: goodCandidate, sdpMid: '0' }),
  make('RTCPeerConnectionIceEvent', ...args),
  ...reads('RTCPeerConnectionIceEvent', 'type', 'candidate', 'url'),
];
const errorEvent = (...args: Value[]): Script => [
  make('RTCPeerConnectionIceErrorEvent', ...args),
  ...reads('RTCPeerConnectionIceErrorEvent', 'address', 'port', 'url', 'errorCode', 'errorText'),
];
const candidate: Value = { $: 'candidate', index: 0 };

export const iceEvents = property('configuration', 'ice-events', {
  title:
    'events about candidates can be constructed: with what the dictionary says, or null, and not without an error code',
  checks: ['dom.event-constructor/init', 'webidl/conversion'],
  cases: [
    iceEvent(),
    iceEvent('icecandidate'),
    iceEvent('icecandidate', { candidate, url: 'stun:stun.example.net' }),
    iceEvent('icecandidate', { candidate: null, bubbles: true }),
    iceEvent('icecandidate', { candidate: { candidate: '' } }),
    iceEvent('icecandidate', { url: null }),
    iceEvent('x', null),
    errorEvent('icecandidateerror'),
    errorEvent('icecandidateerror', {}),
    errorEvent('icecandidateerror', { errorCode: 701 }),
    errorEvent('icecandidateerror', {
      address: '192.0.2.1',
      port: 65536,
      url: 'stun:stun.example.net',
      errorCode: 701,
      errorText: 'text',
    }),
    errorEvent('icecandidateerror', { errorCode: 'many', address: null, port: null }),
  ],
  script: fc.oneof(
    fc
      .record(
        { candidate: fc.oneof(fc.constant(candidate), junk), url: junk, bubbles: fc.boolean() },
        { requiredKeys: [] },
      )
      .map((init) => iceEvent('icecandidate', init as Value)),
    fc
      .record({ address: junk, port: junk, url: junk, errorCode: junk, errorText: junk }, { requiredKeys: [] })
      .map((init) => errorEvent('icecandidateerror', init as Value)),
  ),
});
