import type { Reference } from '../../../spec-model/vocabulary';
import { call, onSender, onTransceiver, setDirection } from '../../arbitraries/commands';
import { sender, stream, track } from '../../arbitraries/values';
import { type Alphabet, calm, close, connect } from './letters';

const dtmf: Reference = { $: 'attribute', of: { $: 'sender', index: 0 }, name: 'dtmf' };
const receiver: Reference = { $: 'receiver', index: 0 };

export const media: Alphabet = [
  calm(call(0, 'addTrack', track('audio'))),
  calm(call(1, 'addTrack', track('audio', 1), stream(0))),
  calm(call(0, 'addTransceiver', 'video')),
  calm(...connect(0)),
  calm(...connect(1)),
  calm(setDirection(0, 'inactive')),
  calm(setDirection(0, 'recvonly')),
  calm(call(0, 'removeTrack', sender(0))),
  calm(onSender(0, 'replaceTrack', null)),
  calm(onTransceiver(0, 'stop')),
  calm({ of: track('audio') as Reference, call: 'stop', args: [] }),
  calm({ of: track('audio') as Reference, call: 'clone', args: [] }),
  ...[['1A'], ['x'], ['', 100], [',', 1, 1]].map((args) => calm({ of: dtmf, call: 'insertDTMF', args })),
  ...['getContributingSources', 'getSynchronizationSources', 'getParameters'].map((method) =>
    calm({ of: receiver, call: method, args: [] }),
  ),
  ...[10, -1, 5000, null].map((to) => calm({ of: receiver, set: 'jitterBufferTarget', to })),
  calm(close(0)),
];
