import type { Property } from '../property';
import { argumentConversion } from './argument-conversion';
import { candidateConstructor } from './candidate-constructor';
import { closedConnection } from './closed-connection';
import { gathering } from './gathering';
import { ids } from './ids';
import { inTheRemoteDescription } from './in-the-remote-description';
import { inTurn } from './in-turn';
import { legacyCallbacks } from './legacy-callbacks';
import { malformedCandidate } from './malformed-candidate';
import { nullCandidateMember } from './null-candidate-member';
import { oneSection } from './one-section';
import { spellings } from './spellings';
import { stoppedSection } from './stopped-section';
import { usernameFragment } from './username-fragment';
import { withoutRemoteDescription } from './without-remote-description';

export const endOfCandidates: readonly Property[] = [
  spellings,
  nullCandidateMember,
  oneSection,
  withoutRemoteDescription,
  closedConnection,
  stoppedSection,
  argumentConversion,
  legacyCallbacks,
  ids,
  usernameFragment,
  malformedCandidate,
  inTheRemoteDescription,
  candidateConstructor,
  gathering,
  inTurn,
];
