import * as fc from 'fast-check';
import { call, negotiate, settle, unawaited } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import type { Pc } from '../arbitraries/values';
import { type Property, property } from '../property';

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

export const negotiation: readonly Property[] = [everything, needed, changes, queued, data];
