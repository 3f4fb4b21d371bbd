import type { Names } from '../../spec-model/infra/names';

/** Numbers that are made up begin here; no number that the model computes is as large, and all have 32 bits. */
const firstNumber = 4_000_000_000;

/** Names that can be told from everything else in any text that has them: each is made up anew, and none is like another. */
export const recognisableNames = (): Names => {
  let count = 0;
  const name = (length: number): string => `qq${(count++).toString(10)}`.padEnd(length, 'q').padEnd(4, 'q');
  return {
    id: () => `${name(0)}q`,
    number: () => firstNumber + count++,
    secret: (length) => name(length),
  };
};

/** What `recognisableNames` makes, where it stands in a text. */
export const madeUp = /qq\d+q+|\b4\d{9}\b/g;
