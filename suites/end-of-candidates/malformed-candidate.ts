import * as fc from 'fast-check';
import { call, offer, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { remoteMid } from '../arbitraries/values';
import { property } from '../property';
import { malformed, withRemoteOffer } from './preparations';

export const malformedCandidate = property('end-of-candidates', 'malformed-candidate', {
  title: 'a candidate whose text is not grammatical is refused with OperationError',
  checks: ['RTCPeerConnection.addIceCandidate/4.7.1.2'],
  claims: ['B11', 'B13', 'B14', 'B16', 'B37', 'B38'],
  cases: malformed.map((candidate) => [
    call(0, 'addTransceiver', 'audio'),
    ...offer(0),
    take(1),
    call(1, 'addIceCandidate', { candidate, sdpMid: remoteMid(1) }),
  ]),
  script: sequence(
    withRemoteOffer,
    fc.constantFrom(...malformed).map((candidate) => [call(1, 'addIceCandidate', { candidate, sdpMid: remoteMid(1) })]),
  ),
});
