import { call, negotiate, take, unawaited } from '../arbitraries/commands';
import { history } from '../arbitraries/scripts';
import { track } from '../arbitraries/values';
import { property } from '../property';

/** Calls from inside of event handlers and of reactions of promises, as applications make them. */
export const inside = property('negotiation', 'inside', {
  title: 'calls inside of event handlers and of reactions see the state of that moment, and change what comes after it',
  checks: [
    'chain-an-operation/5',
    'chain-an-operation/6',
    'set-a-session-description/4.6.15',
    'update-the-negotiation-needed-flag/2.7',
  ],
  cases: [
    [
      { on: 'negotiationneeded', pc: 0, do: [call(0, 'setLocalDescription'), { pc: 0, get: 'signalingState' }] },
      call(0, 'addTrack', track('audio')),
      { wait: 'settle' },
      take(1),
    ],
    [
      call(0, 'addTrack', track('audio')),
      call(0, 'setLocalDescription'),
      { on: 'signalingstatechange', pc: 1, do: [call(1, 'createAnswer'), call(1, 'addTrack', track('video'))] },
      { on: 'track', pc: 1, do: [call(1, 'setLocalDescription')] },
      take(1),
      { wait: 'settle' },
      take(0),
    ],
    [
      call(0, 'addTrack', track('audio')),
      unawaited(call(0, 'createOffer')),
      { upon: 0, do: [call(0, 'setLocalDescription'), { upon: 0, do: [call(0, 'close')] }] },
      { wait: 'settle' },
    ],
    [
      call(0, 'addTrack', track('audio')),
      { on: 'signalingstatechange', pc: 1, do: [call(1, 'close')] },
      ...negotiate(0),
    ],
  ],
  script: history(
    {
      handler: 6,
      reaction: 3,
      hurry: 2,
      addTrack: 2,
      addTransceiver: 2,
      negotiate: 4,
      implicit: 2,
      take: 2,
      rollback: 1,
      settle: 2,
    },
    8,
  ),
});
