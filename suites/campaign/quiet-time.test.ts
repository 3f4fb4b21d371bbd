import test from 'ava';
import type { Session } from '../../adapters/contract';
import type { Trace } from '../../spec-model/vocabulary';
import { measureQuietTime } from './quiet-time';

/** Shows an event after `pause` ms, if it is waited for so long. */
const slow = (pause: number): Pick<Session, 'perform'> => ({
  perform: async (_script, { quiet }) => {
    const late: Trace = quiet > pause ? [{ t: 'event', on: 'pc0', type: 'track', d: {}, via: 'both' }] : [];
    return [{ t: 'begin' }, ...late, { t: 'end' }];
  },
});

for (const [pause, wanted] of [
  [0, 10],
  [10, 15],
  [25, 30],
  [199, 200],
  [300, 200],
] as const)
  test(`an implementation that pauses for ${pause} ms needs ${wanted}`, async (t) => {
    t.is(await measureQuietTime(slow(pause)), wanted);
  });
