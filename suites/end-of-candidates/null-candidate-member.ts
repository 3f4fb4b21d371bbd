import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { call } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { remoteMid } from '../arbitraries/values';
import { property } from '../property';
import { withRemoteOffer } from './preparations';

export const nullCandidateMember = property('end-of-candidates', 'null-candidate-member', {
  title: 'candidate: null is the string "null", not the end of candidates',
  checks: ['webidl/conversion', 'RTCPeerConnection.addIceCandidate/3', 'RTCPeerConnection.addIceCandidate/4.7.1.2'],
  claims: ['B5'],
  script: sequence(
    withRemoteOffer,
    fc.constantFrom<Script>(
      [call(1, 'addIceCandidate', { candidate: null })],
      [call(1, 'addIceCandidate', { candidate: null, sdpMid: remoteMid(1) })],
      [call(1, 'addIceCandidate', { candidate: null, sdpMLineIndex: 0 })],
    ),
  ),
});
