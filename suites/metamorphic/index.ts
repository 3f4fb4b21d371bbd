import { foundFor } from '../regressions/found';
import { apart } from './apart';
import { endTwice, spellings } from './ends';
import { failedCalls } from './failed-calls';
import { queued } from './queued';
import type { Relation } from './relation';
import { rolledBack } from './rolled-back';

/** Every relation between two programs that holds whatever the model says. */
export const relations: readonly Relation[] = [rolledBack, failedCalls, apart, endTwice, spellings, queued].map(
  (relation) => ({ ...relation, cases: [...foundFor(relation.id), ...(relation.cases ?? [])] }),
);
