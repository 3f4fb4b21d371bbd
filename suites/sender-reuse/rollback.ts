import { call, offer, settle, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { track } from '../arbitraries/values';
import { property } from '../property';

export const rollback = property('sender-reuse', 'rollback', {
  title: 'rolling a remote offer back removes the transceivers that it made, unless addTrack gave them a track',
  checks: [
    'set-a-session-description/4.6.12.3.1',
    'set-a-session-description/4.6.12.3.7',
    'set-a-session-description/4.6.12.4',
  ],
  cases: (['audio', 'video'] as const).map((kind) => [
    call(0, 'addTransceiver', kind),
    ...offer(0),
    take(1),
    call(1, 'addTrack', track(kind)),
    call(1, 'setRemoteDescription', { type: 'rollback' }),
    settle,
  ]),
  script: sequence(
    history({ addTransceiver: 2, addTrack: 2 }, 2),
    offer(0),
    [take(1)],
    history({ addTrack: 3, replaceTrack: 1 }, 2),
    [call(1, 'setRemoteDescription', { type: 'rollback' }), settle],
    history({ addTrack: 1, negotiate: 1 }, 2),
  ),
});
