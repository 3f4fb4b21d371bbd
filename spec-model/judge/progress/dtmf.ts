import { DtmfSender } from '../../dtmf/dtmf-sender';
import type { Connection } from '../../peer-connection/connection';
import type { Run } from '../run';
import type { EventSight, Progress } from './progress';

/** How many milliseconds a tone may be late. */
const late = 1500;

/** The latest time that it may be: the wait that is going on is not over yet, and what comes between waits takes little time. */
const latest = (run: Run): number => run.time + run.lookahead.waitedAfter(run.at) + late;

/** A tone begins when its time has come, which only its event tells; it does not begin before. */
const toned = (run: Run, { connection, target, entry }: EventSight): boolean =>
  entry.type === 'tonechange' &&
  target instanceof DtmfSender &&
  run.advance(connection, 'dtmf', (work) => work.about === target && (work.due ?? 0) <= latest(run));

/** Tones that must have begun by now; they are told, or the tones have come to their end without being told. */
const overdue = (run: Run, connection: Connection): void => {
  const { work } = run.world;
  const isDue = (one: (typeof work)[number]) =>
    one.lane === 'dtmf' && one.connection === connection && (one.due ?? 0) + late < run.time;
  for (let next = work.find(isDue); next; next = work.find(isDue)) run.world.take(next);
};

export const dtmf: Progress = {
  domain: 'dtmf',
  interfaces: ['RTCDTMFSender'],
  event: toned,
  quiet: overdue,
};
