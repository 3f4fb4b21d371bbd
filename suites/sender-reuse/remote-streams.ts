import type { Script, Value } from '../../spec-model/vocabulary';
import { call, negotiate, offer, onSender, settle, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { stream, track } from '../arbitraries/values';
import { property } from '../property';

/** The streams of one track as it is offered, and as it is offered again. */
const offeredTwice = (before: Value[], after: Value[]): Script => [
  call(0, 'addTrack', track('audio'), ...before),
  ...offer(0),
  take(1),
  onSender(0, 'setStreams', ...after),
  ...offer(0),
  take(1),
  settle,
];

export const remoteStreams = property('sender-reuse', 'remote-streams', {
  title:
    'a track added with streams arrives, still muted, in streams of the same ids, addtrack before track; without streams, in none',
  checks: [
    'set-the-associated-remote-streams/2',
    'set-the-associated-remote-streams/5',
    'set-the-associated-remote-streams/6',
    'process-remote-tracks/2',
    'set-a-session-description/4.6.19',
    'set-a-session-description/4.6.20',
  ],
  claims: ['A7', 'A11', 'A8', 'A16', 'A17', 'A18', 'A19', 'A20', 'A21', 'A22'],
  cases: [
    [
      call(0, 'addTrack', track('audio'), stream(0)),
      ...offer(0),
      take(1),
      call(0, 'addTrack', track('video'), stream(0)),
      ...offer(0),
      take(1),
      settle,
    ],
    offeredTwice([stream(0)], []),
    offeredTwice([], [stream(0)]),
    offeredTwice([stream(0)], [stream(1)]),
    offeredTwice([stream(0), stream(1)], [stream(1)]),
    [
      call(0, 'addTrack', track('audio'), stream(0)),
      call(0, 'addTrack', track('video'), stream(0)),
      ...negotiate(0),
      settle,
    ],
  ],
  script: sequence(
    history({ addTrack: 3, setStreams: 1 }, 3),
    negotiate(0),
    history({ addTrack: 2, removeTrack: 2, direction: 2, setStreams: 1 }, 3),
    negotiate(0),
    [settle],
  ),
});
