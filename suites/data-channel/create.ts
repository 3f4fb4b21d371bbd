import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, settle } from '../arbitraries/commands';
import { junk } from '../arbitraries/values';
import { property } from '../property';
import { channel, connect, create, inits, life, repeated } from './pieces';

/** Each makes createDataChannel fail, in the order of the steps; the last ones need something to be done before. */
interface Fault {
  readonly name: string;
  readonly before?: Command;
  readonly label?: Value;
  readonly init?: Readonly<Record<string, Value>>;
}

const faults: readonly Fault[] = [
  { name: 'closed', before: call(0, 'close') },
  { name: 'label', label: repeated('x', 65536) },
  { name: 'protocol', init: { protocol: repeated('ä', 32768) } },
  { name: 'no id', init: { negotiated: true } },
  { name: 'both limits', init: { maxRetransmits: 1, maxPacketLifeTime: 1 } },
  { name: 'great id', init: { negotiated: true, id: 65535 } },
  { name: 'taken id', before: create(0, 'first', { negotiated: true, id: 3 }), init: { negotiated: true, id: 3 } },
  { name: 'not enforced', init: { maxRetransmits: -1 } },
];

/** The first fault that has a member decides it. */
const together = (list: readonly Fault[]): Script => {
  const inOrder = [...list].sort((a, b) => Number(b.name === 'taken id') - Number(a.name === 'taken id'));
  const befores = inOrder.flatMap(({ before }) => before ?? []);
  const label = list.find((fault) => fault.label)?.label ?? 'chat';
  const init = Object.assign({}, ...[...list].reverse().map((fault) => fault.init ?? {})) as Record<string, Value>;
  return [...befores, create(0, label, init), settle];
};

const pairs = faults.flatMap((one, index) => faults.slice(index).map((other) => together([one, other])));

export const refusals = property('data-channel', 'refusals', {
  title:
    'createDataChannel refuses what can not be, with the error of the first step that refuses, and nothing is created',
  checks: [
    'RTCPeerConnection.createDataChannel/2',
    'RTCPeerConnection.createDataChannel/5',
    'RTCPeerConnection.createDataChannel/11',
    'RTCPeerConnection.createDataChannel/14',
    'RTCPeerConnection.createDataChannel/15',
    'RTCPeerConnection.createDataChannel/17',
    'RTCPeerConnection.createDataChannel/18',
  ],
  cases: [
    ...pairs,
    [create(0, repeated('x', 65535), { protocol: repeated('y', 65535) }), settle],
    [create(0, 'a', { negotiated: true, id: 65534 }), create(0, 'b', { negotiated: true, id: 65534 }), settle],
    [create(0, 'a', { id: 5 }), create(0, 'b', { negotiated: true, id: 5 }), settle],
    [...connectAfter(), create(0, 'late', { negotiated: true, id: 65534 }), settle],
  ],
  script: fc.subarray([...faults], { minLength: 1 }).map(together),
});

function connectAfter(): Script {
  return [create(0), ...connect(0)];
}

export const attributes = property('data-channel', 'attributes', {
  title: 'a new channel has the attributes that it was asked for, and the initial ones for the rest',
  checks: [
    'RTCPeerConnection.createDataChannel/4',
    'RTCPeerConnection.createDataChannel/7',
    'RTCPeerConnection.createDataChannel/8',
    'RTCPeerConnection.createDataChannel/9',
    'RTCPeerConnection.createDataChannel/10',
    'RTCPeerConnection.createDataChannel/12',
    'RTCPeerConnection.createDataChannel/13',
    'RTCPeerConnection.createDataChannel/20',
    'create-an-RTCDataChannel/2',
    'create-an-RTCDataChannel/3',
  ],
  cases: [
    [create(0, 'x', { id: 7 }), settle],
    [create(0, '\ud800', { protocol: '\udc00' }), settle],
    [create(0, 'x', { ordered: false, maxRetransmits: 0 }), create(0, 'y', { maxPacketLifeTime: 65535 }), settle],
  ],
  script: fc
    .tuple(fc.constantFrom<Value>('', 'chat', 'ä'), inits, life({ set: 2, create: 1, close: 1, send: 1 }, 3))
    .map(([label, init, after]) => [create(0, label, init), ...after, settle]),
});

const setters = (to: Value): Script => [
  create(0),
  ...['binaryType', 'bufferedAmountLowThreshold'].flatMap(
    (set): Script => [
      { of: channel(0), set, to },
      { of: channel(0), get: set },
    ],
  ),
];

export const conversions = property('data-channel', 'conversions', {
  title: 'labels, dictionaries, messages and attributes are converted as Web IDL says',
  checks: ['webidl/conversion', 'webidl/enum-attribute'],
  cases: [
    ...[65536, -1, 4294967295, 4294967296, 1.9, 'blob', 'Blob', 'arraybuffer'].map(setters),
    [call(0, 'createDataChannel'), settle],
  ],
  script: fc
    .tuple(junk, junk, fc.constantFrom('id', 'ordered', 'maxRetransmits', 'protocol', 'negotiated'), junk)
    .map(
      ([label, data, member, value]): Script => [
        create(0, label, { [member]: value }),
        create(0, 'chat', data),
        { of: channel(0), call: 'send', args: [data] },
        { of: channel(0), call: 'send', args: [] },
        { of: channel(0), call: 'close', args: [data] },
        ...setters(data),
        settle,
      ],
    ),
});
