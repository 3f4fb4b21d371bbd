import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { call, settle } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { property } from '../property';
import { binary, close, connect, create, life, send } from './pieces';

const open: Script = [create(0), ...connect(0)];
const task: Script = [{ wait: 'task' }];

/** After a number of tasks: one after the other, all points of what goes on between both sides are met. */
const atEachPoint = (first: Script, then: Script): Script[] =>
  Array.from({ length: 7 }, (_, count) => [
    ...open,
    ...first,
    ...Array<Script>(count).fill(task).flat(),
    ...then,
    settle,
  ]);

export const closing = property('data-channel', 'closing', {
  title: 'close goes over both sides: closing is told where close was not called, and close at both',
  checks: [
    'RTCDataChannel.close/2',
    'RTCDataChannel.close/3',
    'RTCDataChannel.close/4',
    'data-channel-closing-procedure/3',
    'data-channel-closing-procedure/4',
    'data-channel-closing-procedure/5.1',
    'data-channel-closing-procedure/5.2.1',
    'announce-channel-as-closed/2',
    'announce-channel-as-closed/3',
    'announce-channel-as-closed/4',
    'announce-channel-as-closed/6',
    'announce-channel-as-open/3',
    'receive-a-message/3',
  ],
  cases: [
    [...open, send(1, 'crossing'), close(0), settle],
    [create(0), close(0), settle],
    [create(0), close(0), ...connect(0)],
    [create(0), create(0, 'stays'), close(0), ...connect(0)],
    [...open, close(0), close(0), settle, close(0), settle],
    [...open, close(1), settle],
    [...open, close(0), close(1), settle],
    ...atEachPoint([close(0)], [close(1)]),
    ...atEachPoint([create(0, 'short')], [close(0), close(2)]),
    ...atEachPoint([send(1, 'crossing')], [close(0)]),
    [...open, create(0, 'short'), close(2), settle],
    [...open, create(0, 'short'), ...task, close(2), settle],
    [...open, send(0, binary('Uint8Array', 1000)), send(0, 'last'), close(0), settle],
    [...open, close(0), send(0, 'too late'), send(1, 'may be too late'), settle],
    [
      create(0, 'a', { negotiated: true, id: 3 }),
      create(1, 'b', { negotiated: true, id: 3 }),
      ...connect(0),
      close(1),
      settle,
    ],
  ],
  script: sequence(
    life({ useful: 3 }, 2),
    fc.constantFrom<Script>(connect(0), connect(1), []),
    life({ close: 4, send: 3, settle: 2, task: 2, useful: 1 }, 7),
    [settle],
  ),
});

export const withConnection = property('data-channel', 'connection-close', {
  title: 'close() of a connection closes its channels at once, without the closing procedure; the other side is told',
  checks: [
    'close-the-connection/5',
    'close-the-connection/6',
    'announce-channel-as-closed/5',
    'announce-channel-as-closed/6',
    'announce-channel-as-open/1',
  ],
  cases: [
    [create(0), call(0, 'close'), settle],
    [...open, call(0, 'close'), settle, send(0, 'closed'), close(0), settle],
    [...open, call(1, 'close'), settle],
    [...open, close(0), call(0, 'close'), settle],
    ...atEachPoint([close(0)], [call(1, 'close')]),
    ...atEachPoint([close(0)], [call(0, 'close')]),
    ...atEachPoint([create(0, 'short')], [call(1, 'close')]),
    ...atEachPoint([call(0, 'close')], [send(1, 'too late'), create(1, 'too late')]),
    [
      create(0, 'a', { negotiated: true, id: 3 }),
      create(1, 'a', { negotiated: true, id: 3 }),
      ...connect(0),
      call(0, 'close'),
      settle,
      create(1, 'b', { negotiated: true, id: 3 }),
      settle,
    ],
    [...open, send(0, 'may be lost'), call(0, 'close'), settle],
    [...open, send(1, 'is not heard'), call(0, 'close'), settle],
    [...open, call(0, 'close'), call(1, 'close'), settle],
    [...open, create(0, 'one more'), call(0, 'close'), settle],
  ],
  script: sequence(
    life({ useful: 3 }, 2),
    fc.constantFrom<Script>(connect(0), []),
    life({ close: 1, send: 2, task: 1, closeConnection: 2, create: 1 }, 5),
    [settle],
  ),
});
