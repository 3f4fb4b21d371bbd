import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, onTransceiver, setDirection, settle, take } from '../arbitraries/commands';
import { getParameters, onReceiver } from '../arbitraries/rtp';
import { directions, kinds, local } from '../arbitraries/values';
import { property } from '../property';

/** Parameters of the first two senders and receivers: one of each connection, once there are two. */
const look: Script = [0, 1].flatMap((index) => [getParameters(index), onReceiver(index, 'getParameters')]);

const parts = {
  offer: offer(0),
  take: [take(1)],
  answer: answer(1),
  pranswer: [call(1, 'createAnswer'), call(1, 'setLocalDescription', { type: 'pranswer' })],
  finish: [take(0)],
  rollback: [
    call(0, 'setLocalDescription', { type: 'rollback' }),
    call(1, 'setRemoteDescription', { type: 'rollback' }),
  ],
} as const satisfies Record<string, Script>;

const whole: Script = [
  ...parts.offer,
  ...look,
  ...parts.take,
  ...look,
  ...parts.answer,
  ...look,
  ...parts.finish,
  ...look,
];

export const negotiated = property('rtp-parameters', 'negotiated', {
  title:
    'parameters show the codecs and header extensions that were negotiated for sending, and those that a receiver is ready for',
  checks: [
    'RTCRtpSender.getParameters/3c',
    'RTCRtpSender.getParameters/3d',
    'RTCRtpSender.getParameters/3e',
    'RTCRtpReceiver.getParameters/a',
    'RTCRtpReceiver.getParameters/b',
    'RTCRtpReceiver.getParameters/c',
    'set-a-session-description/4.6.11.1.6',
    'set-a-session-description/4.6.11.1.7.2',
    'set-a-session-description/4.6.11.2.13',
    'set-a-session-description/4.6.11.2.14.1',
    'set-a-session-description/4.6.4.2.5',
    'set-a-session-description/4.6.12.3.5',
    'create-an-RTCRtpReceiver/12',
    'create-an-RTCRtpReceiver/13',
  ],
  cases: (['audio', 'video'] as const).flatMap((kind) => [
    [call(0, 'addTransceiver', kind), ...look, ...whole],
    [call(0, 'addTransceiver', kind), ...negotiate(0), setDirection(0, 'inactive'), ...whole],
    [call(0, 'addTransceiver', kind), ...negotiate(0), onTransceiver(0, 'stop'), ...whole, settle, ...look],
    [call(0, 'addTransceiver', kind), ...parts.offer, ...parts.take, ...look, ...parts.rollback, ...look],
    [
      call(0, 'addTransceiver', kind),
      ...negotiate(0),
      setDirection(0, 'sendonly'),
      ...parts.offer,
      ...parts.rollback,
      ...look,
    ],
    [
      call(0, 'addTransceiver', kind),
      ...parts.offer,
      ...parts.take,
      call(1, 'addTransceiver', kind),
      call(1, 'setRemoteDescription', { type: 'rollback' }),
      onReceiver(2, 'getParameters'),
      getParameters(2),
    ],
    [call(0, 'addTransceiver', kind), ...parts.offer, ...parts.take, ...parts.pranswer, ...look, take(0), ...look],
  ]),
  script: fc
    .tuple(
      fc.array(fc.tuple(kinds, directions), { minLength: 1, maxLength: 2 }),
      fc.array(
        fc.oneof(
          fc.constantFrom<Script[]>(...Object.values(parts)),
          directions.map((to) => [setDirection(0, to)]),
        ),
        {
          minLength: 1,
          maxLength: 6,
          size: 'max',
        },
      ),
      fc.boolean(),
    )
    .map(([list, pieces, looks]) => [
      ...list.map(([kind, direction]) => call(0, 'addTransceiver', kind, { direction })),
      ...pieces.flatMap((piece) => (looks ? [...piece, ...look] : piece)),
      ...look,
    ]),
});

/** Lines that are taken out of an answer, or exchanged in it. */
const edits = fc.constantFrom(
  { find: ' 97 98 99', with: '' },
  { find: 'a=rtcp-rsize\r\n', with: '' },
  { find: 'a=extmap:1 ', with: 'a=extmap:9 ' },
  { find: ' 0 8 ', with: ' ' },
  { find: 'a=sendrecv', with: 'a=recvonly' },
  { find: 'a=recvonly', with: 'a=inactive' },
);

export const narrowed = property('rtp-parameters', 'narrowed', {
  title: 'what an answer leaves out of the offer is not in the parameters',
  checks: [
    'RTCRtpSender.getParameters/3d',
    'RTCRtpReceiver.getParameters/b',
    'set-a-session-description/4.6.11.2.14.1',
  ],
  script: fc
    .tuple(kinds, fc.array(edits, { minLength: 1, maxLength: 2 }))
    .map(([kind, list]) => [
      call(0, 'addTransceiver', kind),
      ...offer(0),
      take(1),
      ...answer(1),
      call(0, 'setRemoteDescription', { ...(local(1) as { $: 'local'; pc: number }), edits: list }),
      ...look,
    ]),
});
