import * as fc from 'fast-check';
import {
  call,
  negotiate,
  onSender,
  onTransceiver,
  setDirection,
  settle,
  take,
  unawaited,
} from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { type Pc, sender, stream, track } from '../arbitraries/values';
import { type Property, property } from '../property';
import { inside } from './inside';
import { recycling, restartAnswers } from './remote-sections';

const everything = property('negotiation', 'histories', {
  title: 'over any history of calls, states, events and objects are as the algorithms say',
  checks: [
    'set-a-session-description/4.6.15',
    'set-a-session-description/4.6.20',
    'set-a-session-description/4.6.14.3',
  ],
  script: history(
    {
      addTrack: 4,
      removeTrack: 2,
      addTransceiver: 3,
      direction: 2,
      stop: 1,
      replaceTrack: 1,
      setStreams: 1,
      negotiate: 4,
      offer: 1,
      take: 1,
      answer: 1,
      rollback: 1,
      implicit: 1,
      settle: 2,
    },
    10,
  ),
});

const needed = property('negotiation', 'needed', {
  title:
    'negotiationneeded is fired once for what is not negotiated yet, and not while the chain is busy or the state is not stable',
  checks: [
    'update-the-negotiation-needed-flag/1',
    'update-the-negotiation-needed-flag/2.2',
    'update-the-negotiation-needed-flag/2.5',
    'chain-an-operation/7.4.6',
    'set-a-session-description/4.6.14.3',
  ],
  script: history(
    {
      addTrack: 2,
      removeTrack: 1,
      addTransceiver: 2,
      direction: 2,
      stop: 1,
      restartIce: 1,
      negotiate: 2,
      offer: 1,
      rollback: 1,
      settle: 4,
    },
    9,
  ),
});

/** What may be done to a connection on which one track was negotiated. */
const singleChanges = [
  call(1, 'restartIce'),
  setDirection(1, 'inactive'),
  call(0, 'removeTrack', sender(0)),
  call(0, 'restartIce'),
  setDirection(0, 'recvonly'),
  onTransceiver(0, 'stop'),
  onSender(0, 'setStreams', stream(0)),
  onSender(0, 'replaceTrack', null),
  call(0, 'addTrack', track('video')),
  call(0, 'addTransceiver', 'audio'),
];

const changes = property('negotiation', 'changes', {
  title: 'once negotiated, a change asks for negotiation if it changes what would be negotiated, and only then',
  checks: [
    'RTCPeerConnection.addTransceiver/13',
    'RTCPeerConnection.removeTrack/13',
    'RTCPeerConnection.restartIce/3',
    'RTCRtpSender.setStreams/7',
    'RTCRtpTransceiver.direction.set/8',
    'RTCRtpTransceiver.stop/6',
    'check-if-negotiation-is-needed/5.1',
    'check-if-negotiation-is-needed/5.3.2',
  ],
  claims: ['A2'],
  cases: singleChanges.map((change) => [call(0, 'addTrack', track('audio')), ...negotiate(0), settle, change, settle]),
  script: fc
    .tuple(
      history({ addTrack: 1, addTransceiver: 1 }, 1),
      fc.constantFrom<Pc[]>(0, 1),
      history(
        {
          addTrack: 1,
          removeTrack: 1,
          addTransceiver: 1,
          direction: 2,
          stop: 1,
          replaceTrack: 1,
          setStreams: 1,
          restartIce: 2,
        },
        2,
      ),
    )
    .map(([before, pc, after]) => [...before, ...negotiate(pc), settle, ...after, settle]),
});

const queued = property('negotiation', 'queued', {
  title: 'operations that are not awaited run one after the other, in the order of the calls',
  checks: ['chain-an-operation/6', 'chain-an-operation/7.4.2', 'chain-an-operation/7.4.3'],
  script: fc
    .tuple(
      history({ addTrack: 1, addTransceiver: 1 }, 2),
      history({ offer: 2, implicit: 2, rollback: 1, replaceTrack: 1, addTrack: 1, close: 1 }, 4),
    )
    .map(([before, queue]) => [...before, ...queue.map(unawaited), settle]),
});

const implicit = property('negotiation', 'implicit', {
  title:
    'setLocalDescription without a description makes the one that the signaling state asks for, if the last is not accurate',
  checks: [
    'RTCPeerConnection.setLocalDescription/4.1',
    'RTCPeerConnection.setLocalDescription/4.4.2',
    'RTCPeerConnection.setLocalDescription/4.5.2',
  ],
  cases: [
    [
      call(0, 'addTransceiver', 'audio'),
      call(0, 'setLocalDescription'),
      take(1),
      call(1, 'setLocalDescription'),
      take(0),
    ],
    [
      call(0, 'addTransceiver', 'audio'),
      call(0, 'setLocalDescription'),
      call(0, 'addTransceiver', 'video'),
      call(0, 'setLocalDescription'),
    ],
  ],
  script: history(
    { addTrack: 2, addTransceiver: 2, direction: 1, implicit: 5, take: 4, offer: 1, answer: 1, settle: 1 },
    8,
  ),
});

const data = property('negotiation', 'data-section', {
  title: 'the first data channel asks for negotiation; its section is one of the offer, and the answer has it too',
  checks: [
    'RTCPeerConnection.createDataChannel/20',
    'check-if-negotiation-is-needed/4',
    'jsep.create-offer/data',
    'set-a-session-description/4.6.7',
  ],
  script: sequence(
    history({ addTransceiver: 1, settle: 1 }, 2),
    [call(0, 'createDataChannel', 'chat'), settle],
    history({ negotiate: 3, addTrack: 1, offer: 1, rollback: 1, settle: 1 }, 4),
    [settle],
  ),
});

export const negotiation: readonly Property[] = [
  everything,
  needed,
  changes,
  implicit,
  queued,
  data,
  inside,
  recycling,
  restartAnswers,
];
