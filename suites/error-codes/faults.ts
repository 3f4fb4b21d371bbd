import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, negotiate, offer, onSender, onTransceiver, setDirection, take } from '../arbitraries/commands';
import { goodCandidate, remoteMid, sender, track } from '../arbitraries/values';

/**
 * Something that is wrong with a call: what happens before it (`setup`), and what the call is then made with. Two faults of one method
 * are put together by running both set-ups and making a call that has both wrong arguments.
 */
export interface Fault {
  readonly name: string;
  readonly setup: Script;
  /** Members or arguments that the fault puts into the call. */
  readonly with: Readonly<Record<string, Value>>;
}

/** A method, how a call of it is made of what the faults say, and the faults. */
export interface FaultyMethod {
  readonly method: string;
  /** The state in which a call with nothing wrong succeeds. */
  readonly before: Script;
  readonly make: (values: Readonly<Record<string, Value>>) => Command;
  readonly faults: readonly Fault[];
}

const fault = (name: string, values: Readonly<Record<string, Value>>, setup: Script = []): Fault => ({
  name,
  with: values,
  setup,
});
const closed = (pc: 0 | 1): Fault => fault('closed', {}, [call(pc, 'close')]);

const value = (values: Readonly<Record<string, Value>>, name: string, otherwise: Value): Value =>
  values[name] ?? otherwise;

const addTrack: FaultyMethod = {
  method: 'addTrack',
  before: [],
  make: (values) =>
    call(0, 'addTrack', value(values, 'track', track('audio')), value(values, 'stream', { $: 'stream', index: 0 })),
  faults: [
    closed(0),
    fault('no track', { track: 'audio' }),
    fault('no stream', { stream: {} }),
    fault('already added', {}, [call(0, 'addTrack', track('audio'))]),
  ],
};

const removeTrack: FaultyMethod = {
  method: 'removeTrack',
  before: [call(0, 'addTrack', track('audio')), call(1, 'addTrack', track('video'))],
  make: (values) => call(0, 'removeTrack', value(values, 'sender', sender(0))),
  faults: [
    closed(0),
    fault('no sender', { sender: {} }),
    fault("another connection's sender", { sender: sender(1) }),
    fault('stopping', {}, [onTransceiver(0, 'stop')]),
    fault('already removed', {}, [call(0, 'removeTrack', sender(0))]),
  ],
};

const addTransceiver: FaultyMethod = {
  method: 'addTransceiver',
  before: [],
  make: (values) =>
    call(0, 'addTransceiver', value(values, 'kind', 'video'), {
      direction: value(values, 'direction', 'sendrecv'),
      sendEncodings: ['rids', 'scale', 'framerate'].flatMap((name) => (values[name] as Value[] | undefined) ?? []),
    }),
  faults: [
    closed(0),
    fault('kind', { kind: 'text' }),
    fault('direction', { direction: 'sideways' }),
    fault('mixed rids', { rids: [{ rid: 'a' }, {}] }),
    fault('bad rid', { rids: [{ rid: 'a b' }] }),
    fault('duplicate rids', { rids: [{ rid: 'a' }, { rid: 'a' }] }),
    fault('scale below 1', { scale: [{ rid: 's', scaleResolutionDownBy: 0.5 }] }),
    fault('frame rate 0', { framerate: [{ rid: 'f', maxFramerate: 0 }] }),
    fault('frame rate below 0', { framerate: [{ rid: 'g', maxFramerate: -1 }] }),
  ],
};

const addIceCandidate: FaultyMethod = {
  method: 'addIceCandidate',
  before: [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1)],
  make: (values) =>
    call(1, 'addIceCandidate', {
      candidate: value(values, 'candidate', goodCandidate),
      ...('noIds' in values
        ? {}
        : { sdpMid: value(values, 'sdpMid', remoteMid(1)), sdpMLineIndex: value(values, 'sdpMLineIndex', null) }),
      usernameFragment: value(values, 'ufrag', null),
    }),
  faults: [
    closed(1),
    fault('no ids', { noIds: true }),
    fault('no remote description', {}, [call(1, 'setRemoteDescription', { type: 'rollback' })]),
    fault('unknown mid', { sdpMid: 'no such mid' }),
    fault('index too large', { sdpMLineIndex: 9, sdpMid: { $: 'undefined' } }),
    fault('unknown ufrag', { ufrag: 'wrong' }),
    fault('malformed', { candidate: 'nonsense' }),
    fault('not a string', { candidate: { $: 'symbol' } }),
  ],
};

const replaceTrack: FaultyMethod = {
  method: 'replaceTrack',
  before: [call(0, 'addTrack', track('audio'))],
  make: (values) => onSender(0, 'replaceTrack', value(values, 'track', track('audio', 1))),
  faults: [
    closed(0),
    fault('no track', { track: 'audio' }),
    fault('other kind', { track: track('video') }),
    fault('stopping', {}, [onTransceiver(0, 'stop')]),
  ],
};

const direction: FaultyMethod = {
  method: 'direction',
  before: [call(0, 'addTransceiver', 'audio')],
  make: (values) => setDirection(0, value(values, 'to', 'recvonly')),
  faults: [
    closed(0),
    fault('stopping', {}, [onTransceiver(0, 'stop')]),
    fault('stopped', {}, [onTransceiver(0, 'stop'), ...negotiate(0)]),
    fault('to stopped', { to: 'stopped' }),
    fault('no direction', { to: 'sideways' }),
    fault('unchanged', { to: 'sendrecv' }),
  ],
};

const setRemoteDescription: FaultyMethod = {
  method: 'setRemoteDescription',
  before: [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1)],
  make: (values) =>
    call(1, 'setRemoteDescription', {
      type: value(values, 'type', 'offer'),
      sdp: value(values, 'sdp', { $: 'undefined' }),
    }),
  faults: [
    closed(1),
    fault('no type', { type: { $: 'undefined' } }),
    fault('unknown type', { type: 'question' }),
    fault('wrong state', { type: 'answer' }),
    fault('empty', { sdp: '' }),
    fault('not SDP', { sdp: 'nonsense' }),
  ],
};

const setLocalDescription: FaultyMethod = {
  method: 'setLocalDescription',
  before: [call(0, 'addTransceiver', 'audio')],
  make: (values) =>
    call(0, 'setLocalDescription', { type: value(values, 'type', 'offer'), sdp: value(values, 'sdp', '') }),
  faults: [
    closed(0),
    fault('unknown type', { type: 'question' }),
    fault('answer', { type: 'answer' }),
    fault('pranswer', { type: 'pranswer' }),
    fault('rollback', { type: 'rollback' }),
    fault('changed', { sdp: 'v=0' }),
    fault('stale', {}, [call(0, 'createOffer'), call(0, 'addTransceiver', 'video')]),
  ],
};

const setStreams: FaultyMethod = {
  method: 'setStreams',
  before: [call(0, 'addTrack', track('audio'))],
  make: (values) => onSender(0, 'setStreams', value(values, 'stream', { $: 'stream', index: 1 })),
  faults: [closed(0), fault('no stream', { stream: null }), fault('stopping', {}, [onTransceiver(0, 'stop')])],
};

const stop: FaultyMethod = {
  method: 'stop',
  before: [call(0, 'addTransceiver', 'audio')],
  make: () => onTransceiver(0, 'stop'),
  faults: [closed(0), fault('stopping', {}, [onTransceiver(0, 'stop')])],
};

const createAnswer: FaultyMethod = {
  method: 'createAnswer',
  before: [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1)],
  make: (values) => call(1, 'createAnswer', value(values, 'options', {})),
  faults: [
    closed(1),
    fault('stable', {}, [call(1, 'setRemoteDescription', { type: 'rollback' })]),
    fault('no options', { options: 'text' }),
  ],
};

const createOffer: FaultyMethod = {
  method: 'createOffer',
  before: [call(0, 'addTransceiver', 'audio')],
  make: (values) => call(1, 'createOffer', value(values, 'options', {})),
  faults: [closed(1), fault('have-remote-offer', {}, [...offer(0), take(1)]), fault('no options', { options: 'text' })],
};

const createDataChannel: FaultyMethod = {
  method: 'createDataChannel',
  before: [],
  make: (values) =>
    call(0, 'createDataChannel', value(values, 'label', 'label'), {
      negotiated: value(values, 'negotiated', false),
      id: value(values, 'id', { $: 'undefined' }),
      maxRetransmits: value(values, 'maxRetransmits', { $: 'undefined' }),
      maxPacketLifeTime: value(values, 'maxPacketLifeTime', { $: 'undefined' }),
      protocol: value(values, 'protocol', ''),
    }),
  faults: [
    closed(0),
    fault('long label', { label: 'x'.repeat(65536) }),
    fault('long protocol', { protocol: 'x'.repeat(65536) }),
    fault('negotiated without id', { negotiated: true }),
    fault('both limits', { maxRetransmits: 1, maxPacketLifeTime: 1 }),
    fault('id 65535', { negotiated: true, id: 65535 }),
    fault('id out of range', { negotiated: true, id: 65536 }),
    fault('id in use', { negotiated: true, id: 1 }, [
      call(0, 'createDataChannel', 'first', { negotiated: true, id: 1 }),
    ]),
  ],
};

export const faultyMethods: readonly FaultyMethod[] = [
  addTrack,
  removeTrack,
  addTransceiver,
  addIceCandidate,
  replaceTrack,
  direction,
  setRemoteDescription,
  setLocalDescription,
  setStreams,
  stop,
  createAnswer,
  createOffer,
  createDataChannel,
];

const closing = ({ name }: Fault): boolean => name === 'closed';

/** A script with one or more faults at once; closing comes last, since nothing can be set up after it. */
export const withFaults = ({ before, make }: FaultyMethod, faults: readonly Fault[]): Script => {
  const ordered = [...faults].sort((a, b) => Number(closing(a)) - Number(closing(b)));
  return [
    ...before,
    ...ordered.flatMap(({ setup }) => setup),
    make(Object.assign({}, ...ordered.map((one) => one.with))),
  ];
};

/** Nothing wrong, each fault alone, and all pairs. */
export const allPairs = (method: FaultyMethod): Script[] => [
  withFaults(method, []),
  ...method.faults.map((one) => withFaults(method, [one])),
  ...method.faults.flatMap((one, index) => method.faults.slice(index + 1).map((two) => withFaults(method, [one, two]))),
];
