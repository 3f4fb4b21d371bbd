import * as fc from 'fast-check';
import { call, negotiate, offer, onTransceiver, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { goodCandidate } from '../arbitraries/values';
import { property } from '../property';
import { candidateCall } from './preparations';

export const stoppedSection = property('end-of-candidates', 'stopped-section', {
  title: 'a candidate for the section of a stopped transceiver is dropped, and the promise fulfilled',
  checks: ['RTCPeerConnection.addIceCandidate/4.4'],
  claims: ['B29'],
  cases: [0, 7].map((sdpMLineIndex) => [
    call(0, 'addTransceiver', 'audio'),
    ...negotiate(0),
    onTransceiver(0, 'stop'),
    ...offer(0),
    take(1),
    call(1, 'addIceCandidate', { candidate: goodCandidate, sdpMLineIndex }),
  ]),
  script: sequence(
    history({ addTransceiver: 3 }, 2),
    negotiate(0),
    history({ stop: 3 }, 1),
    [...offer(0), take(1)],
    fc.array(candidateCall(), { minLength: 1, maxLength: 2 }),
  ),
});
