import * as fc from 'fast-check';
import type { Value } from '../../spec-model/vocabulary';
import { call } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { goodCandidate, remoteMid, remoteUfrag, undefinedValue } from '../arbitraries/values';
import { property } from '../property';
import { withRemoteOffer } from './preparations';

export const usernameFragment = property('end-of-candidates', 'username-fragment', {
  title:
    'a username fragment has to be that of the section in an applied remote description; none means the newest generation',
  checks: ['RTCPeerConnection.addIceCandidate/4.5'],
  claims: ['B20', 'B21', 'B23', 'B36'],
  script: sequence(
    withRemoteOffer,
    fc.array(
      fc
        .tuple(
          fc.constantFrom('', goodCandidate),
          fc.nat(2),
          fc.constantFrom<Value[]>(
            remoteUfrag(1, 0),
            remoteUfrag(1, 1),
            'wrong',
            'u'.repeat(257),
            '',
            null,
            undefinedValue,
          ),
        )
        .map(([candidate, section, usernameFragment]) =>
          call(1, 'addIceCandidate', { candidate, sdpMid: remoteMid(1, section), usernameFragment }),
        ),
      { minLength: 1, maxLength: 3 },
    ),
  ),
});
