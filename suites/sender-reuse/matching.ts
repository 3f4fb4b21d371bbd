import * as fc from 'fast-check';
import { negotiate, settle } from '../arbitraries/commands';
import { history } from '../arbitraries/scripts';
import { property } from '../property';

export const matching = property('sender-reuse', 'matching', {
  title: 'a section of a remote offer is matched with the first transceiver of its kind that addTrack made',
  checks: ['jsep.apply-remote/match', 'set-a-session-description/4.6.11.2.5'],
  script: fc
    .tuple(
      history({ addTrack: 3, addTransceiver: 2, stop: 1 }, 3),
      history({ addTrack: 2, addTransceiver: 2, direction: 1 }, 3),
    )
    .map(([a, b]) => [...a, ...b, ...negotiate(0), settle]),
});
