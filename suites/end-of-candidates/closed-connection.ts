import * as fc from 'fast-check';
import { call } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { property } from '../property';
import { candidateCall, withRemoteOffer } from './preparations';

export const closedConnection = property('end-of-candidates', 'closed-connection', {
  title: 'after close every candidate is refused with InvalidStateError, but for the TypeError that comes first',
  checks: ['chain-an-operation/2', 'RTCPeerConnection.addIceCandidate/3'],
  claims: ['B33'],
  script: sequence(withRemoteOffer, [call(1, 'close')], fc.array(candidateCall(), { minLength: 1, maxLength: 2 })),
});
