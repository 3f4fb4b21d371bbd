import * as fc from 'fast-check';
import { call, offer, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { goodCandidate, junk, remoteMid } from '../arbitraries/values';
import { property } from '../property';
import { oddNumbers, withRemoteOffer } from './preparations';

export const argumentConversion = property('end-of-candidates', 'argument-conversion', {
  title:
    'what is no dictionary is a TypeError; members are converted as Web IDL says: unsigned short wraps, null and undefined differ',
  checks: ['webidl/conversion', 'RTCPeerConnection.addIceCandidate/4.3.1'],
  claims: ['B10', 'B17', 'B18', 'B19'],
  cases: [
    goodCandidate,
    ...[65536, 0, 1, -1, 65535, 65537, 1.9].map((sdpMLineIndex) => ({ candidate: goodCandidate, sdpMLineIndex })),
  ].map((init) => [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1), call(1, 'addIceCandidate', init)]),
  script: sequence(
    withRemoteOffer,
    fc.oneof(
      junk.map((value) => [call(1, 'addIceCandidate', value)]),
      fc
        .record({ candidate: fc.constantFrom('', goodCandidate), sdpMLineIndex: oddNumbers })
        .map((init) => [call(1, 'addIceCandidate', init)]),
      fc
        .record({ candidate: junk, sdpMid: fc.oneof(junk, fc.constant(remoteMid(1))) })
        .map((init) => [call(1, 'addIceCandidate', init)]),
    ),
  ),
});
