import * as fc from 'fast-check';
import type { Value } from '../../spec-model/vocabulary';
import { call, offer, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { callback, goodCandidate, remoteMid, undefinedValue } from '../arbitraries/values';
import { property } from '../property';
import { withRemoteOffer } from './preparations';

/** The candidate of a call, valid or not in every way that an error can come from. */
const candidates: readonly Value[] = [
  { candidate: '' },
  null,
  { candidate: goodCandidate, sdpMid: remoteMid(1) },
  { candidate: goodCandidate },
  { candidate: goodCandidate, sdpMid: 'no such mid' },
  { candidate: 'nonsense', sdpMid: remoteMid(1) },
  'text',
];

export const legacyCallbacks = property('end-of-candidates', 'legacy-callbacks', {
  title: 'two arguments fit no overload; with callbacks the promise is fulfilled at once, and the callbacks tell',
  checks: [
    'webidl/conversion',
    'RTCPeerConnection.addIceCandidate.legacy/5',
    'RTCPeerConnection.addIceCandidate.legacy/6',
    'RTCPeerConnection.addIceCandidate.legacy/7',
  ],
  claims: ['B7', 'B8', 'B27', 'B28'],
  cases: candidates.flatMap((candidate) =>
    [[callback], [callback, callback]].map((callbacks) => [
      call(0, 'addTransceiver', 'audio'),
      ...offer(0),
      take(1),
      call(1, 'addIceCandidate', candidate, ...callbacks),
    ]),
  ),
  script: sequence(
    withRemoteOffer,
    fc
      .tuple(
        fc.constantFrom(...candidates),
        fc.array(fc.constantFrom<Value[]>(callback, callback, callback, null, undefinedValue), {
          minLength: 1,
          maxLength: 2,
        }),
      )
      .map(([first, rest]) => [call(1, 'addIceCandidate', first, ...rest)]),
  ),
});
