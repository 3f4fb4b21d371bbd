import * as fc from 'fast-check';
import { offer, settle, take, unawaited } from '../arbitraries/commands';
import { history } from '../arbitraries/scripts';
import { property } from '../property';

export const whileSetting = property('sender-reuse', 'while-setting', {
  title: 'addTrack while a remote offer is being applied takes part in its matching',
  checks: ['set-a-session-description/4.6.2'],
  script: fc
    .tuple(history({ addTrack: 2, addTransceiver: 2 }, 2), history({ addTrack: 3, removeTrack: 1 }, 3))
    .map(([before, during]) => [
      ...before,
      ...offer(0),
      unawaited(take(1)),
      ...during.map((command) => ('pc' in command ? { ...command, pc: 1 } : command)),
      settle,
    ]),
});
