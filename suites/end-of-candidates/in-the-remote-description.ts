import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { answer, settle, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { goodCandidate } from '../arbitraries/values';
import { property } from '../property';
import { candidateCall, withRemoteOffer } from './preparations';

export const inTheRemoteDescription = property('end-of-candidates', 'in-the-remote-description', {
  title: 'what was added shows in the remote description of its generation; nothing goes to the peer',
  checks: ['RTCPeerConnection.addIceCandidate/4.7.2.2', 'RTCPeerConnection.addIceCandidate/4.7.2.3'],
  claims: ['B1', 'B2', 'B6', 'B26'],
  script: sequence(
    withRemoteOffer,
    fc.array(candidateCall(fc.constantFrom('', goodCandidate)), { minLength: 1, maxLength: 2 }),
    fc.constantFrom<Script>([settle], [...answer(1), take(0), settle]),
  ),
});
