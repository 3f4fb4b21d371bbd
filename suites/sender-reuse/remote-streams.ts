import { negotiate, settle } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';

export const remoteStreams = property('sender-reuse', 'remote-streams', {
  title:
    'a track added with streams arrives in streams of the same ids, addtrack before track; without streams, in none',
  checks: [
    'set-the-associated-remote-streams/2',
    'set-the-associated-remote-streams/5',
    'set-the-associated-remote-streams/6',
    'process-remote-tracks/2',
    'set-a-session-description/4.6.19',
    'set-a-session-description/4.6.20',
  ],
  claims: ['A7', 'A8', 'A16', 'A17', 'A18', 'A19', 'A20', 'A21', 'A22'],
  script: sequence(
    history({ addTrack: 3, setStreams: 1 }, 3),
    negotiate(0),
    history({ addTrack: 2, removeTrack: 2, direction: 2, setStreams: 1 }, 3),
    negotiate(0),
    [settle],
  ),
});
