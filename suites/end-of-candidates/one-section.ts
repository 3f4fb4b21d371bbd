import * as fc from 'fast-check';
import { sequence } from '../arbitraries/scripts';
import { property } from '../property';
import { candidateCall, withRemoteOffer } from './preparations';

export const oneSection = property('end-of-candidates', 'one-section', {
  title: 'the end of candidates can be said for one section, by mid or index, and for one generation',
  checks: [
    'RTCPeerConnection.addIceCandidate/4.2.1',
    'RTCPeerConnection.addIceCandidate/4.3.1',
    'RTCPeerConnection.addIceCandidate/4.7.2.2',
    'RTCPeerConnection.addIceCandidate/4.7.2.3',
  ],
  claims: ['B4', 'B40'],
  script: sequence(withRemoteOffer, fc.array(candidateCall(fc.constant('')), { minLength: 1, maxLength: 3 })),
});
