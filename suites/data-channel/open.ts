import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, settle, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { property } from '../property';
import { channel, close, connect, create, life, sctp, send, usefulCreations } from './pieces';

export const opening = property('data-channel', 'opening', {
  title:
    'channels open once the SCTP transport is connected, which is told first; the other side hears of those that were not negotiated',
  checks: [
    'sctp-transport-connected/3',
    'sctp-transport-connected/4.3',
    'sctp-transport-connected/5',
    'announce-channel-as-open/4',
    'announce-channel-as-open/5',
    'announce-channel-instance/5',
    'announce-channel-instance/6',
    'announce-channel-instance/8',
    'announce-channel-instance/9',
    'announce-channel-instance/10',
    'create-an-RTCSctpTransport/2',
  ],
  cases: [
    [create(0), ...connect(0)],
    [
      create(0),
      ...connect(0),
      create(0, 'second'),
      settle,
      create(1, 'third', { ordered: false, maxRetransmits: 2 }),
      settle,
    ],
    [create(0, 'a', { negotiated: true, id: 4 }), create(1, 'b', { negotiated: true, id: 4 }), ...connect(0)],
    [
      create(0, 'first', { negotiated: true, id: 100 }),
      create(1, 'other', { negotiated: true, id: 101 }),
      ...connect(0),
    ],
    [
      create(0),
      ...connect(0),
      create(0, 'late', { negotiated: true, id: 100 }),
      create(1, 'late', { negotiated: true, id: 100 }),
      settle,
    ],
  ],
  script: sequence(
    life({ useful: 3 }, 3),
    fc.constantFrom<Script>(connect(0), connect(1)),
    life({ useful: 2, settle: 1, task: 1 }, 3),
    [settle],
  ),
});

export const ids = property('data-channel', 'ids', {
  title: 'ids that nobody gave are even at the DTLS client and odd at the server, and differ from those in use',
  checks: [
    'set-a-session-description/4.6.10.2',
    'set-a-session-description/4.6.10.2.1',
    'RTCPeerConnection.createDataChannel/18',
  ],
  cases: [
    [create(0, 'a', { negotiated: true, id: 3 }), create(0, 'b', { negotiated: true, id: 3 }), settle],
    [create(0), create(0), ...connect(0), create(0), create(1), settle],
    [create(0, 'zero', { negotiated: true, id: 0 }), create(0), create(1), ...connect(1), create(1), settle],
    [create(0), ...offer(0), take(1), call(1, 'createDataChannel', 'early'), ...answer(1), take(0), settle],
    [create(0), ...negotiate(0), create(0), create(1), { of: channel(0), get: 'id' }],
  ],
  script: sequence(
    fc.array(usefulCreations, { minLength: 1, maxLength: 3 }).map((list) => list.flat()),
    fc.constantFrom<Script>(connect(0), connect(1), negotiate(0), negotiate(1)),
    life({ useful: 3, close: 1, settle: 1, create: 2 }, 4),
    [settle],
  ),
});

export const reuse = property('data-channel', 'id-reuse', {
  title: 'the id of a channel can be used again once the channel is closed',
  checks: [
    'data-channel-closing-procedure/3',
    'announce-channel-as-closed/4',
    'RTCPeerConnection.createDataChannel/18',
  ],
  cases: [
    [
      create(0, 'a', { negotiated: true, id: 2 }),
      close(0),
      settle,
      create(0, 'b', { negotiated: true, id: 2 }),
      settle,
    ],
    [
      create(0, 'a', { negotiated: true, id: 2 }),
      create(1, 'a', { negotiated: true, id: 2 }),
      ...connect(0),
      close(0),
      settle,
      create(0, 'b', { negotiated: true, id: 2 }),
      create(1, 'b', { negotiated: true, id: 2 }),
      settle,
      send(2, 'again'),
      settle,
    ],
  ],
  script: sequence(
    life({ useful: 3 }, 2),
    fc.constantFrom<Script>([], connect(0)),
    life({ close: 3, settle: 2, create: 3 }, 6),
    [settle],
  ),
});

/** The data section as it is when data is refused. */
const refused = (pc: 0 | 1): Script => [
  call(pc, 'setRemoteDescription', {
    $: 'local',
    pc: pc === 0 ? 1 : 0,
    edits: [{ find: 'm=application 9 ', with: 'm=application 0 ' }],
  }),
];

export const transport = property('data-channel', 'sctp', {
  title: 'there is an SCTP transport from the offer of data on, until data is refused or the offer is rolled back',
  checks: [
    'set-a-session-description/4.6.7',
    'set-a-session-description/4.6.8',
    'set-a-session-description/4.6.10.1',
    'set-a-session-description/4.6.12.2',
    'create-an-RTCSctpTransport/3',
    'create-an-RTCSctpTransport/5',
    'update-the-data-max-message-size/6',
    'close-the-connection/6',
  ],
  cases: [
    [create(0), ...offer(0), call(0, 'setLocalDescription', { type: 'rollback' }), settle],
    [create(0), ...offer(0), take(1), call(1, 'setRemoteDescription', { type: 'rollback' }), settle],
    [create(0), ...offer(0), take(1), ...answer(1), ...refused(0), settle],
    [call(0, 'addTransceiver', 'audio'), create(0), ...offer(0), take(1), ...answer(1), ...refused(0), settle],
    [
      create(0),
      ...connect(0),
      { of: sctp(0), get: 'state' },
      { of: sctp(0), get: 'maxChannels' },
      ...negotiate(0),
      settle,
    ],
    [create(0), ...connect(0), call(0, 'close'), settle, { of: sctp(0), get: 'state' }],
    [create(0), ...connect(0), call(0, 'close'), settle, create(1, 'too late'), settle],
  ],
  script: sequence(
    life({ useful: 1, create: 1 }, 2),
    fc.constantFrom<Script>(offer(0), [...offer(0), take(1)], connect(0), [...offer(0), take(1), ...answer(1)]),
    fc.constantFrom<Script>(
      [call(0, 'setLocalDescription', { type: 'rollback' })],
      [call(1, 'setRemoteDescription', { type: 'rollback' })],
      refused(0),
      negotiate(1),
      [call(0, 'close'), settle, call(1, 'close')],
    ),
    [settle],
  ),
});
