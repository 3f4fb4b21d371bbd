import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { answer, negotiate, offer, settle, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';

export const gathering = property('end-of-candidates', 'gathering', {
  title:
    'local candidates come with mid, index and username fragment; an empty one ends a generation, and null ends gathering',
  checks: [
    'ice-gathering-began/7',
    'surface-a-candidate/7',
    'ice-generation-gathered/5',
    'ice-gathering-complete/7',
    'ice-gathering-complete/8',
  ],
  claims: ['B39', 'B40'],
  script: sequence(
    history({ addTrack: 2, addTransceiver: 2 }, 2),
    fc.constantFrom<Script>(
      [...offer(0), settle],
      [...negotiate(0), settle],
      [...negotiate(1), settle],
      [...offer(0), settle, take(1), ...answer(1), settle],
    ),
  ),
});
