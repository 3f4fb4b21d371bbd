import * as fc from 'fast-check';
import type { Script, Value } from '../../spec-model/vocabulary';
import { settle } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { property } from '../property';
import {
  binary,
  channel,
  close,
  connect,
  connectWithLimit,
  create,
  data,
  life,
  repeated,
  sctp,
  send,
  setOn,
} from './pieces';

const open: Script = [create(0), ...connect(0)];

export const sending = property('data-channel', 'messages', {
  title: 'what is sent on an open channel arrives once, in order, as text or as binaryType says',
  checks: [
    'RTCDataChannel.send/3',
    'RTCDataChannel.send/4a',
    'RTCDataChannel.send/4b',
    'RTCDataChannel.send/4c',
    'RTCDataChannel.send/4d',
    'RTCDataChannel.send/7',
    'receive-a-message/4a',
    'receive-a-message/4b',
    'receive-a-message/4c',
    'receive-a-message/5',
  ],
  cases: [
    [create(0), send(0, 'too early'), ...connect(0), send(0, 'one'), send(1, 'two'), settle],
    [...open, ...['', 'x', 'ä', '\ud800'].map((text) => send(0, text)), settle],
    ...(['blob', 'arraybuffer'] as const).map(
      (type): Script => [
        ...open,
        setOn(1, 'binaryType', type),
        ...(['ArrayBuffer', 'Uint8Array', 'DataView', 'Blob'] as const).map((as) => send(0, binary(as, 20))),
        send(0, binary('Uint8Array', 0)),
        settle,
      ],
    ),
    [
      ...open,
      setOn(1, 'binaryType', 'blob'),
      send(0, binary('Uint8Array', 9)),
      settle,
      setOn(1, 'binaryType', 'arraybuffer'),
      send(0, binary('Uint8Array', 9)),
      settle,
    ],
    [...open, { of: channel(0), call: 'send', args: [null] }, { of: channel(0), call: 'send', args: [7] }, settle],
  ],
  script: sequence(
    life({ useful: 1 }, 2),
    fc.constant(connect(0)),
    life({ send: 6, set: 2, settle: 2, task: 1, useful: 1 }, 8),
    [settle],
  ),
});

/** With the limit of the other side, sizes around it, and around what can be buffered. */
const around = (limit: number | null, ...sizes: number[]): Script => [
  create(0),
  ...connectWithLimit(limit),
  { of: sctp(0), get: 'maxMessageSize' },
  { of: sctp(1), get: 'maxMessageSize' },
  ...sizes.map((size) => send(0, binary('Uint8Array', size))),
  settle,
];

export const sizes = property('data-channel', 'sizes', {
  title: 'a message may be as large as the other side takes, and as there is room for',
  checks: [
    'update-the-data-max-message-size/2',
    'update-the-data-max-message-size/4',
    'update-the-data-max-message-size/5',
    'update-the-data-max-message-size/6',
    'RTCDataChannel.send/5',
    'RTCDataChannel.send/6',
  ],
  cases: [
    around(100, 100, 101),
    around(null, 65536, 65537),
    around(0, 262144, 1),
    around(0, 1, 65537),
    around(1, 0, 1, 2),
    [...around(100), send(0, repeated('ä', 50)), send(0, repeated('ä', 51)), send(0, binary('Blob', 101)), settle],
    [...open, ...Array.from({ length: 6 }, () => send(0, binary('ArrayBuffer', 262144))), settle],
  ],
  script: fc
    .tuple(
      fc.constantFrom(1, 100, 65536),
      fc.array(fc.constantFrom(0, 1, 99, 100, 101, 65536, 65537), { maxLength: 5 }),
    )
    .map(([limit, list]) => around(limit, ...list)),
});

const withThreshold = (threshold: Value, ...list: number[]): Script => [
  ...open,
  setOn(0, 'bufferedAmountLowThreshold', threshold),
  ...list.map((size) => send(0, binary('Uint8Array', size))),
  settle,
  { of: channel(0), get: 'bufferedAmount' },
];

export const buffered = property('data-channel', 'buffered-amount', {
  title:
    'bufferedAmount grows with each message at once and falls in later tasks; coming down to the threshold is told once',
  checks: ['RTCDataChannel.send/8', 'RTCDataChannel.bufferedAmount/reduce', 'RTCDataChannel.bufferedAmount/low'],
  cases: [
    withThreshold(0, 10),
    withThreshold(10, 10),
    withThreshold(10, 11),
    withThreshold(5, 10, 10, 10),
    withThreshold(100, 10, 10),
    [...open, send(0, 'äöü'), close(0), settle],
    [...open, send(0, binary('Uint8Array', 50)), { pc: 0, call: 'close', args: [] }, settle],
  ],
  script: sequence(
    fc.constant(open),
    life({ send: 5, set: 3, settle: 1, task: 1 }, 8),
    fc.constantFrom<Script>([], [close(0)], [close(1)], [{ pc: 0, call: 'close', args: [] }]),
    [settle],
  ),
});

/** What is done inside of the handler of an event. */
export const inside = property('data-channel', 'inside-handlers', {
  title: 'a channel can be used from its datachannel event on; what is done inside of a handler counts at once',
  checks: [
    'announce-channel-instance/8',
    'announce-channel-instance/10',
    'RTCDataChannel.close/3',
    'RTCDataChannel.send/3',
  ],
  cases: [
    [{ on: 'datachannel', pc: 1, do: [send(1, 'before open')] }, ...open],
    [{ on: 'datachannel', pc: 1, do: [close(1)] }, ...open],
    [{ on: 'datachannel', pc: 1, do: [create(1, 'answer')] }, ...open],
    [{ on: 'datachannel', pc: 1, do: [{ pc: 1, call: 'close', args: [] }] }, ...open],
    [create(0), { on: 'open', of: channel(0), do: [send(0, 'at once'), close(0)] }, ...connect(0)],
    [create(0), { on: 'open', of: channel(0), do: [close(0)] }, ...connect(0)],
    [...open, { on: 'message', of: channel(1), do: [send(1, 'reply')] }, send(0, 'question'), settle],
    [...open, { on: 'message', of: channel(1), do: [close(1)] }, send(0, 'one'), send(0, 'two'), settle],
    [...open, { on: 'closing', of: channel(1), do: [send(1, 'too late'), close(1)] }, close(0), settle],
    [...open, { on: 'close', of: channel(0), do: [create(0, 'next')] }, close(0), settle],
  ],
  script: fc
    .tuple(
      fc.constantFrom('open', 'message', 'closing', 'close', 'error'),
      fc.nat(1),
      life({ send: 2, close: 2, create: 1 }, 2),
      life({ send: 2, close: 1, settle: 1, closeConnection: 1 }, 4),
    )
    .map(([type, index, inner, after]) => [...open, { on: type, of: channel(index), do: inner }, ...after, settle]),
});

export const anything = property('data-channel', 'data', {
  title: 'over any data, what arrives is what was sent',
  checks: ['RTCDataChannel.send/4', 'receive-a-message/4'],
  script: fc
    .array(data, { minLength: 1, maxLength: 6 })
    .map((list) => [...open, ...list.map((one) => send(0, one)), settle]),
});
