import * as fc from 'fast-check';
import found from '../../fixtures/regressions/found.json';
import type { Script } from '../../spec-model/vocabulary';
import { type Property, property } from '../property';

const scripts = found.map(({ script }) => script as unknown as Script);

/** What showed one thing, after what showed another one: both have to be seen. */
const together: fc.Arbitrary<Script> =
  scripts.length === 0
    ? fc.constant([])
    : fc.array(fc.constantFrom(...scripts), { minLength: 2, maxLength: 4, size: 'max' }).map((list) => list.flat());

export const regressions: readonly Property[] = [
  property('regressions', 'found', {
    title: 'what one implementation got wrong is right in the others, and in its next version',
    checks: ['RTCPeerConnection.constructor'],
    cases: scripts,
    script: together,
  }),
];
