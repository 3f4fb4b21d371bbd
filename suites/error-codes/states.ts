import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, take } from '../arbitraries/commands';
import { local, remote } from '../arbitraries/values';
import { property } from '../property';

const begin = call(0, 'addTransceiver', 'audio');
/** Ways into each signaling state of connection 0 or 1. */
const ways: readonly Script[] = [
  [],
  [begin, ...offer(0)],
  [begin, ...offer(0), take(1)],
  [begin, ...negotiate(0)],
  [begin, ...offer(0), take(1), call(1, 'createAnswer'), call(1, 'setLocalDescription', { type: 'pranswer' })],
  [begin, ...offer(0), take(1), call(1, 'createAnswer'), call(1, 'setLocalDescription', { type: 'pranswer' }), take(0)],
  [begin, ...negotiate(0), call(0, 'close'), call(1, 'close')],
];
/** Every call whose outcome depends on the signaling state. */
const calls: readonly Command[] = ([0, 1] as const).flatMap((pc) => [
  call(pc, 'createOffer'),
  call(pc, 'createAnswer'),
  call(pc, 'setLocalDescription'),
  ...(['offer', 'answer', 'pranswer', 'rollback'] as const).flatMap((type) => [
    call(pc, 'setLocalDescription', { type }),
    call(pc, 'setRemoteDescription', { type, sdp: '' }),
  ]),
  take(pc),
]);

export const states = property('error-codes', 'states', {
  title:
    'in each signaling state, descriptions that do not belong there are refused with the error that the text names',
  checks: [
    'set-a-session-description/2',
    'set-a-session-description/4.5.2',
    'create-an-offer/1',
    'create-an-answer/1',
    'RTCPeerConnection.setLocalDescription/4.1',
    'RTCPeerConnection.setLocalDescription/4.3',
    'RTCPeerConnection.setRemoteDescription/3.1',
  ],
  cases: ways.flatMap((way) => calls.map((one) => [...way, one])),
  script: fc
    .tuple(fc.constantFrom(...ways), fc.array(fc.constantFrom(...calls), { minLength: 1, maxLength: 4 }))
    .map(([way, list]) => [...way, ...list]),
});

export const afterClose = property('error-codes', 'after-close', {
  title:
    'after close every method fails as the text says, or still works; nothing fires; pending promises stay pending',
  checks: ['chain-an-operation/2', 'chain-an-operation/7.1', 'close-the-connection/3', 'close-the-connection/11'],
  script: fc
    .tuple(fc.constantFrom(...ways), fc.array(fc.constantFrom(...calls), { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([way, list, pending]) => [
      ...way,
      ...list.map((one) => (pending ? ({ ...one, await: false } as Command) : one)),
      call(0, 'close'),
      call(1, 'close'),
      ...list,
      ...answer(1),
    ]),
});

export const munged = property('error-codes', 'munged-description', {
  title: 'a local description that differs from what was created last is refused with InvalidModificationError',
  checks: ['RTCPeerConnection.setLocalDescription/4.2', 'RTCPeerConnection.setLocalDescription/4.3'],
  script: fc
    .tuple(
      fc.constantFrom<Script>([begin, call(0, 'createOffer')], [begin, ...offer(0), take(1), call(1, 'createAnswer')]),
      fc.constantFrom(
        { find: 'a=sendrecv', with: 'a=recvonly' },
        { find: 's=-', with: 's=peerproof' },
        { find: 'a=rtcp-rsize\r\n', with: '' },
      ),
      fc.nat(1),
    )
    .map(([way, edit, pc]) => [
      ...way,
      call(pc as 0 | 1, 'setLocalDescription', { $: 'description', index: 0, edits: [edit] }),
    ]),
});

export const brokenDescription = property('error-codes', 'broken-description', {
  title: 'a remote description that is no SDP, or says what it may not, is refused and changes nothing',
  checks: ['set-a-session-description/4.5.3', 'set-a-session-description/4.5.4', 'set-a-session-description/4.5.6'],
  script: fc
    .tuple(
      fc.constantFrom('audio', 'video'),
      fc.constantFrom(
        { find: 'v=0', with: 'v=1' },
        { find: 'v=0\r\n', with: '' },
        { find: 'a=rtcp-mux\r\n', with: '' },
        { find: 'a=setup:actpass', with: 'a=setup:banana' },
        { find: 'a=sendrecv', with: 'a=sendrecv junk' },
        { find: 't=0 0\r\n', with: 't=never\r\n' },
        { find: 'a=ice-ufrag:', with: 'a=ice-ufrag: ' },
        { find: 'm=', with: 'm:' },
      ),
    )
    .map(([kind, edit]) => [
      call(0, 'addTransceiver', kind),
      ...offer(0),
      call(1, 'setRemoteDescription', { ...(local(0) as { $: 'local'; pc: number }), edits: [edit] }),
    ]),
});

export const answerMismatch = property('error-codes', 'answer-mismatch', {
  title: 'an answer that does not fit the offer is refused, and the offer stays pending',
  checks: ['set-a-session-description/4.5.6'],
  script: fc.constantFrom<Script>(
    [
      begin,
      ...offer(0),
      call(0, 'addTransceiver', 'video'),
      take(1),
      ...answer(1),
      call(0, 'setRemoteDescription', { type: 'answer', sdp: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n' }),
    ],
    [
      begin,
      ...negotiate(0),
      call(0, 'addTransceiver', 'video'),
      ...offer(0),
      call(0, 'setRemoteDescription', remote(0)),
    ],
  ),
});
