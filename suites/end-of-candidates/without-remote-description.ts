import * as fc from 'fast-check';
import { call } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { goodCandidate } from '../arbitraries/values';
import { property } from '../property';
import { candidateCall, sameCalls } from './preparations';

export const withoutRemoteDescription = property('end-of-candidates', 'without-remote-description', {
  title: 'candidates and the end of candidates are refused with InvalidStateError before there is a remote description',
  checks: ['RTCPeerConnection.addIceCandidate/4.1'],
  claims: ['B32'],
  cases: [
    ...sameCalls.map((args) => [call(1, 'addIceCandidate', ...args)]),
    [call(1, 'addIceCandidate', { candidate: goodCandidate, sdpMid: '0' })],
  ],
  script: sequence(
    history({ addTrack: 1, offer: 1, rollback: 1 }, 3),
    fc.array(candidateCall(), { minLength: 1, maxLength: 2 }),
  ),
});
