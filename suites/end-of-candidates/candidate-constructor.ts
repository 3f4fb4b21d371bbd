import * as fc from 'fast-check';
import type { Value } from '../../spec-model/vocabulary';
import { construct } from '../arbitraries/commands';
import { goodCandidate, junk, undefinedValue } from '../arbitraries/values';
import { property } from '../property';
import { malformed, oddNumbers, wellFormed } from './preparations';

export const candidateConstructor = property('end-of-candidates', 'candidate-constructor', {
  title:
    'RTCIceCandidate takes a dictionary with a mid or an index, copies it, and parses the string or leaves all parts null',
  checks: [
    'RTCIceCandidate.constructor/1',
    'create-an-RTCIceCandidate/3',
    'create-an-RTCIceCandidate/4',
    'create-an-RTCIceCandidate/4.2',
    'create-an-RTCIceCandidate/4.3',
    'create-an-RTCIceCandidate/4.4',
  ],
  claims: ['B10', 'B11', 'B17', 'B18', 'B19', 'B23'],
  cases: [
    [construct()],
    [construct({ candidate: '' })],
    [construct(goodCandidate)],
    [construct({ candidate: '', sdpMid: '0' })],
    [construct({ candidate: '', sdpMLineIndex: 0 })],
    [construct({ candidate: '', sdpMid: '0', usernameFragment: 'frag' })],
    ...[...wellFormed, ...malformed].map((candidate) => [construct({ candidate, sdpMid: '0' })]),
  ],
  script: fc.oneof(
    junk.map((value) => [construct(value)]),
    fc
      .record(
        {
          candidate: fc.oneof(fc.constantFrom('', ...wellFormed, ...malformed), junk),
          sdpMid: fc.oneof(fc.constantFrom('0', ''), junk),
          sdpMLineIndex: oddNumbers,
          usernameFragment: fc.constantFrom<Value[]>('u', '', null, undefinedValue),
        },
        { requiredKeys: [] },
      )
      .map((init) => [construct(init as Value)]),
  ),
});
