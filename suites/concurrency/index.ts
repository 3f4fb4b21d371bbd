import type { Property } from '../property';
import { application } from './application';
import { candidates } from './candidates';
import { glare } from './glare';
import { byEvents, inEvents, inReactions } from './inside';
import { closing, rollingBack } from './interruptions';
import { queue, ticks } from './queue';
import { munged, provisional, rounds } from './rounds';

/** Scripts as wild as applications: many calls, not waited for, from inside of events and reactions, over many rounds. */
export const concurrency: readonly Property[] = [
  glare,
  byEvents,
  inEvents,
  inReactions,
  queue,
  ticks,
  closing,
  rollingBack,
  rounds,
  provisional,
  munged,
  candidates,
  application,
];
