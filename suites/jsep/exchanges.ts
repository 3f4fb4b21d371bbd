import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, onTransceiver, pcs, rollback, settle, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { local, type Pc, stream, track } from '../arbitraries/values';
import { property } from '../property';

const allDirections = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;

export const directions = property('jsep', 'directions', {
  title: 'an answer has what both sides want of the direction, and both sides see it as their current one',
  checks: [
    'jsep.create-answer/direction',
    'jsep.create-offer/direction',
    'set-a-session-description/4.6.11.1.7.4',
    'set-a-session-description/4.6.11.2.14.2',
  ],
  cases: allDirections.flatMap((one) =>
    allDirections.map((another) => [
      call(0, 'addTransceiver', 'audio', { direction: one }),
      ...offer(0),
      call(1, 'addTrack', track('audio')),
      take(1),
      { transceiver: 1, set: 'direction' as const, to: another },
      ...answer(1),
      take(0),
    ]),
  ),
  script: sequence(
    history({ addTrack: 2, addTransceiver: 3 }, 3),
    history({ direction: 3, negotiate: 3, removeTrack: 1 }, 5),
  ),
});

const provisional = (pc: Pc): Command => call(pc, 'setLocalDescription', { type: 'pranswer' });

export const provisionalAnswers = property('jsep', 'provisional-answers', {
  title: 'any number of provisional answers leave the exchange open, each with its directions; the final one ends it',
  checks: [
    'set-a-session-description/4.6.5.3',
    'set-a-session-description/4.6.6.3',
    'set-a-session-description/4.6.11.1.7',
    'set-a-session-description/2',
    'RTCPeerConnection.setLocalDescription/4.5.2.2',
  ],
  cases: [
    [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1), provisional(1), take(0), provisional(1), take(0)],
    [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1), provisional(1), take(0), ...answer(1), take(0)],
    [
      call(0, 'addTransceiver', 'audio'),
      ...offer(0),
      take(1),
      provisional(1),
      rollback(1, 'Local'),
      rollback(1, 'Remote'),
    ],
    [
      call(0, 'addTransceiver', 'audio'),
      ...offer(0),
      take(1),
      provisional(1),
      take(0),
      rollback(0, 'Local'),
      rollback(0, 'Remote'),
    ],
    [
      call(0, 'addTransceiver', 'audio'),
      ...offer(0),
      take(1),
      provisional(1),
      take(0),
      call(0, 'createOffer'),
      call(0, 'setLocalDescription'),
    ],
  ],
  script: fc
    .tuple(
      history({ addTrack: 2, addTransceiver: 2 }, 3),
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.constant<Script>([provisional(1), take(0)]) },
          { weight: 2, arbitrary: history({ direction: 2, addTrack: 1, stop: 1 }, 1) },
          {
            weight: 2,
            arbitrary: fc.constantFrom<Script[]>(
              [provisional(1)],
              [take(0)],
              [rollback(1, 'Remote')],
              [rollback(0, 'Local')],
              [settle],
            ),
          },
        ),
        { maxLength: 4, size: 'max' },
      ),
      fc.boolean(),
    )
    .map(([before, middle, ends]) => [
      ...before,
      ...offer(0),
      take(1),
      ...middle.flat(),
      ...(ends ? [...answer(1), take(0)] : []),
      settle,
    ]),
});

/** Ways to each signaling state. */
const ways: Readonly<Record<string, Script>> = {
  stable: [call(0, 'addTransceiver', 'audio')],
  negotiated: [call(0, 'addTransceiver', 'audio'), ...negotiate(0)],
  'have-local-offer': [call(0, 'addTransceiver', 'audio'), ...offer(0)],
  'have-remote-offer': [call(1, 'addTransceiver', 'audio'), ...offer(1), take(0)],
  'have-local-pranswer': [call(1, 'addTransceiver', 'audio'), ...offer(1), take(0), provisional(0)],
  'have-remote-pranswer': [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1), provisional(1), take(0)],
  'local offer again': [
    call(0, 'addTransceiver', 'audio'),
    ...negotiate(0),
    call(0, 'addTransceiver', 'video'),
    ...offer(0),
  ],
  'remote offer again': [
    call(0, 'addTransceiver', 'audio'),
    ...negotiate(0),
    call(1, 'addTransceiver', 'video'),
    ...offer(1),
    take(0),
  ],
};

export const rollbacks = property('jsep', 'rollbacks', {
  title: 'a rollback undoes what the pending offer did, from either side, in the states that allow it',
  checks: [
    'set-a-session-description/2',
    'set-a-session-description/4.6.12',
    'set-a-session-description/4.6.12.3.1',
    'set-a-session-description/4.6.12.3.7',
    'set-a-session-description/4.6.12.4',
    'RTCPeerConnection.setRemoteDescription/3.1.1',
  ],
  cases: Object.values(ways).flatMap((way) =>
    (['Local', 'Remote'] as const).map((side) => [
      ...way,
      rollback(0, side),
      call(0, 'createOffer'),
      call(0, 'setLocalDescription'),
    ]),
  ),
  script: fc
    .tuple(
      fc.constantFrom(...Object.values(ways)),
      history({ addTrack: 2, addTransceiver: 1, direction: 1, stop: 1 }, 2),
      pcs,
      fc.constantFrom<('Local' | 'Remote')[]>('Local', 'Remote'),
      history({ addTrack: 1, offer: 2, take: 2, answer: 1, negotiate: 1, rollback: 1 }, 3),
    )
    .map(([way, between, pc, side, after]) => [...way, ...between, rollback(pc, side), ...after, settle]),
});

const restarts: readonly Command[] = [call(0, 'restartIce'), call(0, 'createOffer', { iceRestart: true })];

export const iceRestarts = property('jsep', 'ice-restarts', {
  title: 'a restart gives new credentials to the offer, and to the answer; without one they stay',
  checks: [
    'jsep.create-offer/ice-restart',
    'jsep.create-offer/credentials',
    'jsep.create-answer/credentials',
    'RTCPeerConnection.restartIce/2',
    'set-a-session-description/4.6.5.2',
  ],
  cases: restarts.flatMap((restart) => [
    [call(0, 'addTransceiver', 'audio'), ...offer(0), restart, call(0, 'createOffer')],
    [
      call(0, 'addTransceiver', 'audio'),
      ...negotiate(0),
      restart,
      call(0, 'setLocalDescription'),
      take(1),
      ...answer(1),
      take(0),
    ],
    [call(0, 'addTransceiver', 'audio'), ...negotiate(0), restart, ...negotiate(1), call(0, 'createOffer')],
    [
      call(0, 'addTransceiver', 'audio'),
      ...negotiate(0),
      restart,
      ...offer(0),
      call(0, 'setLocalDescription', { type: 'rollback' }),
      call(0, 'createOffer'),
    ],
  ]),
  script: fc
    .tuple(
      history({ addTrack: 1, addTransceiver: 1 }, 2),
      fc.array(
        fc.oneof(
          fc.constantFrom(...restarts).map((one): Script => [one]),
          history({ negotiate: 2, offer: 1, settle: 1, rollback: 1 }, 1),
        ),
        {
          minLength: 1,
          maxLength: 4,
          size: 'max',
        },
      ),
    )
    .map(([before, middle]) => [...before, ...negotiate(0), ...middle.flat(), ...offer(0)]),
});

export const continued = property('jsep', 'continued', {
  title: 'later descriptions repeat what was gathered, keep their o= line, and name the streams of their senders',
  checks: [
    'jsep.create-offer/candidates',
    'jsep.create-offer/origin',
    'jsep.create-offer/msid',
    'jsep.create-offer/lip-sync',
    'jsep.create-offer/rtcp-rsize',
    'jsep.create-answer/candidates',
    'ice-generation-gathered/2',
    'surface-a-candidate/3',
  ],
  cases: [
    [call(0, 'createOffer'), call(0, 'createOffer')],
    [call(0, 'addTransceiver', 'audio'), ...offer(0), settle, call(0, 'createOffer')],
    [call(0, 'addTransceiver', 'audio'), ...negotiate(0), settle, call(0, 'createOffer'), call(1, 'createOffer')],
    [
      call(0, 'addTrack', track('audio'), stream(0)),
      call(0, 'addTrack', track('video'), stream(0)),
      call(0, 'createOffer'),
    ],
    [call(0, 'addTransceiver', 'audio'), ...negotiate(0), ...offer(0), take(1), ...answer(1), onTransceiver(0, 'stop')],
  ],
  script: sequence(
    history({ addTrack: 3, addTransceiver: 1, setStreams: 1 }, 3),
    history({ offer: 2, negotiate: 3, settle: 3, rollback: 1 }, 4),
    [call(0, 'createOffer'), call(1, 'createOffer'), call(0, 'createOffer')],
  ),
});

/** The other side's description with lines exchanged. */
const edited = (pc: Pc, find: string, put: string): Command =>
  call(pc, 'setRemoteDescription', {
    ...(local(pc === 0 ? 1 : 0) as { $: 'local'; pc: number }),
    edits: [{ find, with: put }],
  });

const spoilt: readonly (readonly [find: string, put: string])[] = [
  ['a=setup:active', 'a=setup:actpass'],
  ['a=rtcp-mux\r\n', ''],
  ['a=recvonly', 'a=sendrecv'],
  ['a=mid:0', 'a=mid:other'],
  ['m=audio', 'm=video'],
  ['UDP/TLS/RTP/SAVPF', 'RTP/AVP'],
  ['a=rtcp-mux\r\n', 'a=rtcp-mux\r\na=rtcp-fb:* nack none-such\r\n'],
  ['a=rtcp-mux\r\n', 'a=rtcp-mux\r\na=simulcast:recv x\r\n'],
  ['a=rtcp-mux\r\n', 'a=rtcp-mux\r\na=rtpmap:35 rtx/90000\r\na=fmtp:35 apt=34\r\n'],
  ['a=fingerprint:sha-256', 'a=fingerprint:sha-512'],
  ['a=group:BUNDLE 0', 'a=group:BUNDLE 0 9'],
  ['t=0 0\r\n', 't=0 0\r\nm=audio 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\n'],
];

export const wrongAnswers = property('jsep', 'wrong-answers', {
  title: 'an answer that does not fit its offer is refused and changes nothing',
  checks: ['set-a-session-description/4.5', 'set-a-session-description/4.5.4', 'set-a-session-description/4.5.6'],
  cases: spoilt.map(([find, put]) => [
    call(0, 'addTransceiver', 'audio', { direction: 'sendonly' }),
    ...offer(0),
    take(1),
    ...answer(1),
    edited(0, find, put),
    take(0),
  ]),
  script: fc
    .tuple(history({ addTrack: 1, addTransceiver: 2 }, 2), fc.constantFrom(...spoilt), fc.boolean())
    .map(([before, [find, put], again]) => [
      call(0, 'addTransceiver', 'audio', { direction: 'sendonly' }),
      ...before,
      ...(again ? negotiate(0) : []),
      ...offer(0),
      take(1),
      ...answer(1),
      edited(0, find, put),
      take(0),
    ]),
});
