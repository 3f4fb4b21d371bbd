import type { Command, Reference, Script } from '../../spec-model/vocabulary';
import type { Edit, Value } from '../../spec-model/vocabulary/value';
import {
  call,
  negotiate,
  offer,
  onSender,
  onTransceiver,
  setDirection,
  settle,
  take,
  unawaited,
} from '../arbitraries/commands';
import { description, goodCandidate, remoteMid, remoteUfrag, sender, stream, track } from '../arbitraries/values';

/** What an exploration may do next: commands, and whether it waits then until nothing is under way. */
export interface Letter {
  readonly script: Script;
  readonly waits: boolean;
}

/** Letters by what they do, in the order in which they are tried. */
export type Alphabet = readonly Letter[];

const calm = (...script: Script): Letter => ({ script, waits: true });
/** The next letter follows in the same turn: it finds this one under way. */
const hurried = (command: Command): Letter => ({ script: [unawaited(command)], waits: false });

const both = (make: (pc: 0 | 1) => readonly Letter[]): Letter[] => [...make(0), ...make(1)];
const candidate = (index: number): Value => ({ $: 'candidate', index });
const channel: Reference = { $: 'object', interface: 'RTCDataChannel', index: 0 };
const otherChannel: Reference = { $: 'object', interface: 'RTCDataChannel', index: 1 };
const rollback: Value = { type: 'rollback' };
const provisional: Value = { type: 'pranswer' };
const implicit = (pc: 0 | 1): Command => call(pc, 'setLocalDescription');
const close = (pc: 0 | 1): Command => call(pc, 'close');
const answer = (pc: 0 | 1): Script => [call(pc, 'createAnswer'), call(pc, 'setLocalDescription', description())];
const audio = call(0, 'addTransceiver', 'audio');
const add = (pc: 0 | 1, init: Value | undefined): Command =>
  init === undefined ? call(pc, 'addIceCandidate') : call(pc, 'addIceCandidate', init);
const result = (of: string, edit: Edit[], path?: string[]): Value => ({
  $: 'result',
  index: 0,
  of,
  ...(path ? { path } : {}),
  edit,
});

const signaling: Alphabet = [
  calm(audio),
  ...both((pc) => [
    calm(call(pc, 'createOffer')),
    calm(call(pc, 'createOffer', { iceRestart: true })),
    calm(call(pc, 'createAnswer')),
    calm(call(pc, 'setLocalDescription', description())),
    calm(implicit(pc)),
    calm(call(pc, 'setLocalDescription', provisional)),
    calm(call(pc, 'setLocalDescription', rollback)),
    calm(take(pc)),
    calm(call(pc, 'setRemoteDescription', rollback)),
    calm(call(pc, 'setRemoteDescription', { type: 'offer', sdp: 'v=1' })),
    calm(call(pc, 'restartIce')),
    calm(close(pc)),
  ]),
  hurried(call(0, 'createOffer')),
  hurried(implicit(0)),
  hurried(take(0)),
  hurried(call(1, 'createAnswer')),
  hurried(take(1)),
];

const transceivers: Alphabet = [
  calm(call(0, 'addTrack', track('audio'))),
  calm(call(0, 'addTrack', track('audio', 1), stream(0))),
  calm(call(1, 'addTrack', track('audio'), stream(0))),
  calm(audio),
  calm(call(0, 'addTransceiver', 'video', { direction: 'recvonly' })),
  calm(call(0, 'addTransceiver', track('video'), { streams: [stream(1)], direction: 'sendonly' })),
  calm(call(0, 'addTransceiver', 'text')),
  calm(call(0, 'removeTrack', sender(0))),
  calm(call(1, 'removeTrack', sender(0))),
  calm(onTransceiver(0, 'stop')),
  calm(onTransceiver(1, 'stop')),
  calm(setDirection(0, 'inactive')),
  calm(setDirection(0, 'recvonly')),
  calm(setDirection(0, 'stopped')),
  calm(setDirection(1, 'sendrecv')),
  calm(onSender(0, 'replaceTrack', null)),
  calm(onSender(0, 'replaceTrack', track('audio', 1))),
  calm(onSender(0, 'replaceTrack', track('video'))),
  calm(onSender(0, 'setStreams', stream(2))),
  calm(...negotiate(0)),
  calm(...negotiate(1)),
  calm(...offer(0)),
  calm(take(1)),
  calm(...answer(1)),
  calm(take(0)),
  calm(call(0, 'setLocalDescription', rollback)),
  calm(call(1, 'setRemoteDescription', rollback)),
  calm(close(0)),
  hurried(onSender(0, 'replaceTrack', null)),
  hurried(take(1)),
];

const candidates: Alphabet = [
  calm(audio),
  calm(call(0, 'createDataChannel', 'chat')),
  calm(...offer(0)),
  calm(take(1)),
  calm(...answer(1)),
  calm(take(0)),
  calm(...negotiate(0)),
  calm(call(0, 'restartIce')),
  calm(close(1)),
  calm(add(1, candidate(0))),
  calm(add(0, candidate(1))),
  calm(add(0, candidate(2))),
  ...[
    undefined,
    { candidate: '', sdpMid: remoteMid(1) },
    { candidate: goodCandidate },
    { candidate: goodCandidate, sdpMid: remoteMid(1) },
    { candidate: goodCandidate, sdpMid: 'none' },
    { candidate: goodCandidate, sdpMLineIndex: 0 },
    { candidate: goodCandidate, sdpMLineIndex: 7 },
    { candidate: goodCandidate, sdpMid: remoteMid(1), usernameFragment: remoteUfrag(1) },
    { candidate: goodCandidate, sdpMid: remoteMid(1), usernameFragment: 'wrong' },
    { candidate: 'candidate:', sdpMid: remoteMid(1) },
  ].map((init) => calm(add(1, init as Value | undefined))),
  hurried(take(1)),
  hurried(add(1, { candidate: goodCandidate, sdpMid: remoteMid(1) })),
  { script: [{ construct: 'RTCIceCandidate', args: [{ candidate: goodCandidate, sdpMid: '0' }] }], waits: true },
  { script: [{ construct: 'RTCIceCandidate', args: [{ candidate: 'candidate:x', sdpMid: '0' }] }], waits: true },
  { script: [{ construct: 'RTCIceCandidate', args: [{}] }], waits: true },
];

const channelOf = (of: Reference, method: string, ...args: Value[]): Command => ({ of, call: method, args });

const channels: Alphabet = [
  calm(call(0, 'createDataChannel', 'chat')),
  calm(call(0, 'createDataChannel', 'chat', { negotiated: true, id: 1 })),
  calm(call(1, 'createDataChannel', 'chat', { negotiated: true, id: 1 })),
  calm(call(0, 'createDataChannel', 'chat', { maxRetransmits: 1, maxPacketLifeTime: 1 })),
  calm(call(0, 'createDataChannel', 'chat', { negotiated: true })),
  calm(call(0, 'createDataChannel', 'chat', { id: 65535 })),
  calm(call(1, 'createDataChannel', 'back', { ordered: false, maxRetransmits: 1, protocol: 'x' })),
  calm(...negotiate(0)),
  calm(add(1, candidate(0))),
  calm(add(0, candidate(2))),
  ...[channel, otherChannel].flatMap((of) => [
    calm(channelOf(of, 'send', 'text')),
    calm(channelOf(of, 'send', '')),
    calm(channelOf(of, 'close')),
    calm({ of, set: 'bufferedAmountLowThreshold', to: 10 }),
  ]),
  calm(channelOf(channel, 'send', { $: 'repeat', text: 'x', times: 300_000 })),
  calm({ of: channel, set: 'binaryType', to: 'arraybuffer' }),
  calm(close(0)),
  calm(close(1)),
  hurried(channelOf(channel, 'close')),
  hurried(channelOf(channel, 'send', 'text')),
];

const simulcast: Value = { sendEncodings: [{ rid: 'a' }, { rid: 'b', active: false }] };

const parameters: Alphabet = [
  calm(audio),
  calm(call(0, 'addTransceiver', 'video')),
  calm(call(0, 'addTransceiver', 'video', simulcast)),
  ...[
    [{ rid: 'a' }, { rid: 'a' }],
    [{ rid: '!' }],
    [{ rid: 'a' }, {}],
    [{ scaleResolutionDownBy: 0.5 }],
    [{ maxFramerate: -1 }],
    [{ codec: { mimeType: 'video/none', clockRate: 1 } }],
  ].map((sendEncodings) => calm(call(0, 'addTransceiver', 'video', { sendEncodings }))),
  calm(call(0, 'addTransceiver', 'audio', { sendEncodings: [{ maxFramerate: 1, scaleResolutionDownBy: 2 }] })),
  ...[0, 1].flatMap((index) => [
    calm(onSender(index, 'getParameters')),
    // What was got is forgotten by a task.
    { script: [onSender(index, 'getParameters')], waits: false },
    ...[
      [],
      [{ at: ['encodings', 0, 'active'], to: false }],
      [{ at: ['encodings', '+'], to: {} }],
      [{ at: ['encodings', 0, 'rid'], to: 'z' }],
      [{ at: ['encodings', 0, 'scaleResolutionDownBy'], to: 0.1 }],
      [{ at: ['encodings', 0, 'maxFramerate'], to: -1 }],
      [{ at: ['encodings', 0, 'codec'], to: { mimeType: 'audio/none', clockRate: 1 } }],
      [{ at: ['transactionId'], to: 'other' }],
      [{ at: ['codecs'] }],
      [{ at: ['headerExtensions'], to: [] }],
      [{ at: ['encodings'] }],
    ].map((edit) => calm(onSender(index, 'setParameters', result('getParameters', edit)))),
  ]),
  calm(onTransceiver(0, 'stop')),
  calm({ static: 'RTCRtpSender', call: 'getCapabilities', args: ['audio'] }),
  calm({ static: 'RTCRtpReceiver', call: 'getCapabilities', args: ['none'] }),
  ...[[], [{ at: [], to: [] }], [{ at: [0, 'mimeType'], to: 'audio/none' }], [{ at: [0] }]].map((edit) =>
    calm(onTransceiver(0, 'setCodecPreferences', result('getCapabilities', edit, ['codecs']))),
  ),
  calm(...negotiate(0)),
  calm(close(0)),
];

const servers = (...urls: string[]): Value => ({ iceServers: [{ urls, username: 'u', credential: 'c' }] });

const configuration: Alphabet = [
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
  calm(...offer(0)),
  calm(...negotiate(0)),
  calm(close(0)),
  ...[
    'RSASSA-PKCS1-v1_5',
    'ECDSA',
    'none',
    { name: 'ECDSA', namedCurve: 'P-256', expires: 1 },
    { name: 'ECDSA', namedCurve: 'x' },
  ].map((algorithm) => calm({ static: 'RTCPeerConnection', call: 'generateCertificate', args: [algorithm as Value] })),
];

/** What can be explored, by name. */
export const alphabets = { signaling, transceivers, candidates, channels, parameters, configuration } satisfies Record<
  string,
  Alphabet
>;
export type AlphabetName = keyof typeof alphabets;

/** The letters of a script, one after the other. Waiting is `settle`. */
export const spell = (letters: readonly Letter[]): Script =>
  letters.flatMap(({ script, waits }) => (waits ? [...script, settle] : [...script]));

/** How long a script is: waits do not count. */
export const lengthOf = (script: Script): number => script.filter((command) => !('wait' in command)).length;
