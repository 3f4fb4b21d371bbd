import * as fc from 'fast-check';
import { call, offer, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { property } from '../property';
import { sameCalls, withRemoteOffer } from './preparations';

export const spellings = property('end-of-candidates', 'spellings', {
  title:
    'no argument, undefined, null, an empty dictionary and an empty candidate string are the same call: the end of candidates for all sections',
  checks: [
    'RTCPeerConnection.addIceCandidate/3',
    'RTCPeerConnection.addIceCandidate/4.7',
    'RTCPeerConnection.addIceCandidate/4.7.2.4',
  ],
  claims: ['B3', 'B4', 'B9', 'B12', 'B41'],
  cases: sameCalls.map((args) => [
    call(0, 'addTransceiver', 'audio'),
    ...offer(0),
    take(1),
    call(1, 'addIceCandidate', ...args),
  ]),
  script: sequence(
    withRemoteOffer,
    fc
      .array(fc.constantFrom(...sameCalls), { minLength: 1, maxLength: 3 })
      .map((list) => list.map((args) => call(1, 'addIceCandidate', ...args))),
  ),
});
