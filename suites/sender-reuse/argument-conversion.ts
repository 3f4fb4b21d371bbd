import * as fc from 'fast-check';
import type { Value } from '../../spec-model/vocabulary';
import { call } from '../arbitraries/commands';
import { junk, track, tracks } from '../arbitraries/values';
import { property } from '../property';

export const argumentConversion = property('sender-reuse', 'argument-conversion', {
  title: 'addTrack and removeTrack throw a TypeError for what is no track, no stream, no sender',
  checks: ['webidl/conversion'],
  claims: ['A4', 'A15'],
  cases: [
    [call(0, 'addTrack')],
    [call(0, 'removeTrack')],
    [call(0, 'addTrack', null)],
    [call(0, 'addTrack', track('audio'), track('video'))],
  ],
  script: fc
    .tuple(fc.constantFrom('addTrack', 'removeTrack'), fc.array(fc.oneof(junk, tracks), { maxLength: 3 }))
    .map(([method, args]) => [call(0, method, ...(args as Value[]))]),
});
