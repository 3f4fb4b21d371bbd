import * as fc from 'fast-check';
import { negotiate, offer, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';
import { candidateCall } from './preparations';

export const stoppedSection = property('end-of-candidates', 'stopped-section', {
  title: 'a candidate for the section of a stopped transceiver is dropped, and the promise fulfilled',
  checks: ['RTCPeerConnection.addIceCandidate/4.4'],
  claims: ['B29'],
  script: sequence(
    history({ addTransceiver: 3 }, 2),
    negotiate(0),
    history({ stop: 3 }, 1),
    [...offer(0), take(1)],
    fc.array(candidateCall(), { minLength: 1, maxLength: 2 }),
  ),
});
