import { call, negotiate } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { sender, track } from '../arbitraries/values';
import { property } from '../property';

export const neverSent = property('sender-reuse', 'never-sent', {
  title: 'a sender whose transceiver has once been negotiated to send is never reused',
  checks: ['RTCPeerConnection.addTrack/7d'],
  claims: ['A24', 'A28'],
  cases: (['audio', 'video'] as const).flatMap((kind) => [
    [call(0, 'addTransceiver', kind), ...negotiate(0), call(0, 'addTrack', track(kind))],
    [
      call(0, 'addTrack', track(kind)),
      ...negotiate(0),
      call(0, 'removeTrack', sender(0)),
      call(0, 'addTrack', track(kind, 1)),
    ],
  ]),
  script: sequence(
    history({ addTrack: 2, addTransceiver: 2 }, 3),
    history({ negotiate: 2, removeTrack: 2, direction: 2, addTrack: 1 }, 4),
    history({ addTrack: 1 }, 2),
  ),
});
