import type { Divergence } from '../spec-model/vocabulary';

const ASPECTS: Readonly<Record<Divergence['aspect'], string>> = {
  outcome: 'wrong outcome',
  error: 'wrong error',
  value: 'wrong value',
  state: 'wrong state',
  event: 'event not expected',
  'missing-event': 'event missing',
  order: 'wrong order',
  identity: 'not the same object',
  settlement: 'wrong settlement',
  description: 'wrong description',
};

/** What is wrong, in a few words. */
export const titleOf = ({ subject, aspect }: Divergence): string => `${subject}: ${ASPECTS[aspect]}`;
