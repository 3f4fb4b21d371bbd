import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { answer, call, offer, setDirection, settle, take, unawaited } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { callback, description, goodCandidate, kinds, local } from '../arbitraries/values';
import { property } from '../property';
import { fc } from './values';

const both = [callback, callback] as const;

/** Each callback version, in states in which it succeeds and in which it fails. */
const calls: readonly Script[] = [
  [call(0, 'createOffer', ...both)],
  [call(0, 'addIceCandidate', { candidate: '' }, ...both)],
  [...offer(0), take(1), call(1, 'createAnswer', ...both)],
  [...offer(0), call(1, 'setRemoteDescription', local(0), ...both)],
  [...offer(0), take(1), call(1, 'createOffer', ...both)],
  [call(0, 'setLocalDescription', { type: 'answer', sdp: '' }, ...both)],
  [call(0, 'createOffer', ...both, { iceRestart: true })],
  [call(0, 'createAnswer', ...both)],
  [call(0, 'setLocalDescription', { type: 'offer', sdp: '' }, ...both)],
  [call(0, 'setLocalDescription', { type: 'offer', sdp: 'nonsense' }, ...both)],
  [call(0, 'setRemoteDescription', { type: 'offer', sdp: 'nonsense' }, ...both)],
  [call(0, 'setRemoteDescription', { type: 'rollback' }, ...both)],
  [call(0, 'addIceCandidate', { candidate: goodCandidate }, ...both)],
  [...offer(0), take(1), call(1, 'createAnswer'), call(1, 'setLocalDescription', description(), ...both)],
  [...offer(0), take(1), call(1, 'addIceCandidate', { candidate: '' }, ...both)],
];

const withoutBoth: readonly Value[][] = [
  [callback],
  [callback, null],
  [null, callback],
  ['text', callback],
  [callback, {}],
];
const methods = [
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'addIceCandidate',
] as const;
const first = (method: string): Value[] => (method.startsWith('create') ? [] : [{ type: 'offer', sdp: '' }]);
const badCalls: readonly Script[] = methods.flatMap((method) =>
  withoutBoth.map((callbacks) => [call(0, method, ...first(method), ...callbacks)]),
);

const steps = (method: string, run: number): string[] =>
  [0, 1, 2, 3].map((n) => `RTCPeerConnection.${method}.legacy/${run + n}`);

export const callbackVersions = property('configuration', 'callback-versions', {
  title:
    'a callback version does what the promise version does, calls one of the callbacks, and its promise is fulfilled at once',
  checks: [
    'webidl/conversion',
    ...steps('createOffer', 4),
    ...steps('createAnswer', 3),
    ...steps('setLocalDescription', 4),
    ...steps('setRemoteDescription', 4),
    ...steps('addIceCandidate', 4),
  ],
  cases: [
    ...calls.map((script): Script => [...script, settle]),
    ...calls.map((script): Script => [...script, call(0, 'close'), call(1, 'close')]),
    ...badCalls,
  ],
  script: sequence(
    history({ addTransceiver: 2, offer: 1, take: 1, close: 1 }, 3),
    fc.constantFrom(...calls, ...badCalls).map((script) => script.map(unawaited)),
    fc.constantFrom<Script[]>([settle], [call(0, 'close')], [call(0, 'createOffer')]),
  ),
});

const options = fc.record(
  {
    offerToReceiveAudio: fc.constantFrom<Value[]>(true, false, 0, 1, null, 'text'),
    offerToReceiveVideo: fc.constantFrom<Value[]>(true, false),
    iceRestart: fc.boolean(),
  },
  { requiredKeys: [] },
);
const receiving = (kind: string, value: Value): Command =>
  call(0, 'createOffer', { [`offerToReceive${kind === 'audio' ? 'Audio' : 'Video'}`]: value });
const withDirection = (direction: Value): Command => call(0, 'addTransceiver', 'audio', { direction });
const all = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

export const offerToReceive = property('configuration', 'offer-to-receive', {
  title: 'createOffer with offerToReceive adds a transceiver that receives, or makes those receive no longer that do',
  checks: [
    'legacy-offerToReceive/3.1.1',
    'legacy-offerToReceive/3.1.2',
    'legacy-offerToReceive/3.2',
    'legacy-offerToReceive/3.3',
    'legacy-offerToReceive/3.5',
  ],
  cases: [
    [receiving('audio', true)],
    [withDirection('sendrecv'), receiving('audio', false)],
    [receiving('video', true)],
    [receiving('audio', false)],
    [receiving('audio', true), receiving('audio', true)],
    [receiving('audio', true), receiving('audio', false)],
    [call(0, 'close'), receiving('audio', true)],
    [receiving('audio', true), settle, call(0, 'setLocalDescription')],
    [call(0, 'createOffer', ...both, { offerToReceiveAudio: true, offerToReceiveVideo: true }), settle],
    ...all.flatMap((direction) => [
      [withDirection(direction), receiving('audio', true)],
      [withDirection(direction), receiving('audio', false)],
      [withDirection(direction), receiving('video', false)],
    ]),
    [withDirection('sendrecv'), { transceiver: 0, call: 'stop', args: [] }, receiving('audio', true)],
    [withDirection('sendrecv'), ...offer(0), receiving('audio', false), receiving('audio', true)],
    [withDirection('sendrecv'), ...offer(0), take(1), ...answer(1), take(0), receiving('audio', false)],
  ],
  script: sequence(
    history({ addTransceiver: 2, addTrack: 1, stop: 1, direction: 1, negotiate: 1, close: 1 }, 4),
    fc.array(
      fc.oneof(
        options.map((one) => call(0, 'createOffer', one as Value)),
        kinds.map((kind) => receiving(kind, true)),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    fc.constantFrom<Script[]>([settle], [setDirection(0, 'sendrecv')], [call(0, 'setLocalDescription'), settle]),
  ),
});
