import * as fc from 'fast-check';
import { offer, settle, take, unawaited } from '../arbitraries/commands';
import { history } from '../arbitraries/scripts';
import { property } from '../property';
import { candidateCall } from './preparations';

export const inTurn = property('end-of-candidates', 'in-turn', {
  title: 'candidates wait in the operations chain: what counts is the state when their turn comes',
  checks: ['chain-an-operation/6', 'chain-an-operation/7.4.3', 'RTCPeerConnection.addIceCandidate/4.1'],
  claims: ['B32'],
  script: fc
    .tuple(history({ addTrack: 2, addTransceiver: 1 }, 2), fc.array(candidateCall(), { minLength: 1, maxLength: 3 }))
    .map(([before, calls]) => [...before, ...offer(0), unawaited(take(1)), ...calls.map(unawaited), settle]),
});
