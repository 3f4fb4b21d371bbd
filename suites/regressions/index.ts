import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { type Property, property } from '../property';
import { foundBefore, foundScripts } from './found';

/** What showed one thing, after what showed another one: both have to be seen. */
const together: fc.Arbitrary<Script> =
  foundScripts.length === 0
    ? fc.constant([])
    : fc
        .array(fc.constantFrom(...foundScripts), { minLength: 2, maxLength: 4, size: 'max' })
        .map((list) => list.flat());

export const regressions: readonly Property[] = [
  property('regressions', 'found', {
    title: 'what one implementation got wrong is right in the others, and in its next version',
    checks: ['RTCPeerConnection.constructor'],
    cases: foundScripts,
    found: foundBefore,
    script: together,
  }),
];
