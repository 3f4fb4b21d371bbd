import type { Edit, Value } from '../../../spec-model/vocabulary/value';
import { call, onSender, onTransceiver } from '../../arbitraries/commands';
import { type Alphabet, audio, calm, close, exchange } from './letters';

const simulcast: Value = { sendEncodings: [{ rid: 'a' }, { rid: 'b', active: false }] };

const result = (of: string, edit: Edit[], path?: string[]): Value => ({
  $: 'result',
  index: 0,
  of,
  ...(path ? { path } : {}),
  edit,
});

export const parameters: Alphabet = [
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
  calm(...exchange(0)),
  calm(close(0)),
];
