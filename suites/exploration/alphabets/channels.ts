import type { Command, Reference } from '../../../spec-model/vocabulary';
import type { Value } from '../../../spec-model/vocabulary/value';
import { call } from '../../arbitraries/commands';
import { type Alphabet, calm, close, connect, hurried } from './letters';

const channelOf = (of: Reference, method: string, ...args: Value[]): Command => ({ of, call: method, args });

const channel: Reference = { $: 'object', interface: 'RTCDataChannel', index: 0 };
const otherChannel: Reference = { $: 'object', interface: 'RTCDataChannel', index: 1 };

export const channels: Alphabet = [
  calm(call(0, 'createDataChannel', 'chat')),
  calm(call(0, 'createDataChannel', 'chat', { negotiated: true, id: 1 })),
  calm(call(1, 'createDataChannel', 'chat', { negotiated: true, id: 1 })),
  calm(call(0, 'createDataChannel', 'chat', { maxRetransmits: 1, maxPacketLifeTime: 1 })),
  calm(call(0, 'createDataChannel', 'chat', { negotiated: true })),
  calm(call(0, 'createDataChannel', 'chat', { id: 65535 })),
  calm(call(1, 'createDataChannel', 'back', { ordered: false, maxRetransmits: 1, protocol: 'x' })),
  calm(...connect(0)),
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
