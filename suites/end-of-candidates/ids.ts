import * as fc from 'fast-check';
import { call, offer, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { goodCandidate, remoteMid } from '../arbitraries/values';
import { property } from '../property';
import { candidateCall, withRemoteOffer } from './preparations';

export const ids = property('end-of-candidates', 'ids', {
  title: 'a candidate needs a mid or an index, the mid wins, and both have to exist: rejections, never exceptions',
  checks: [
    'RTCPeerConnection.addIceCandidate/3',
    'RTCPeerConnection.addIceCandidate/4.2.1',
    'RTCPeerConnection.addIceCandidate/4.3.1',
  ],
  claims: ['B24', 'B30', 'B31', 'B34', 'B35'],
  cases: [
    [call(1, 'addIceCandidate', { candidate: goodCandidate })],
    [
      call(0, 'addTransceiver', 'audio'),
      ...offer(0),
      take(1),
      call(1, 'addIceCandidate', { candidate: goodCandidate }),
    ],
    ...[
      { sdpMid: remoteMid(1), sdpMLineIndex: 7 },
      { sdpMid: 'no such mid', sdpMLineIndex: 0 },
    ].map((two) => [
      call(0, 'addTransceiver', 'audio'),
      ...offer(0),
      take(1),
      call(1, 'addIceCandidate', { candidate: goodCandidate, ...two }),
    ]),
    [call(1, 'close'), call(1, 'addIceCandidate', { candidate: goodCandidate })],
  ],
  script: sequence(withRemoteOffer, fc.array(candidateCall(), { minLength: 1, maxLength: 3 })),
});
