import { DtmfSender } from '../../dtmf/dtmf-sender';
import type { Connection } from '../../peer-connection/connection';
import type { Run } from '../run';
import type { EventSight, Progress } from './progress';

/** How many milliseconds a tone may be late. */
const late = 1000;

/** A tone begins when its time has come, which only its event tells. */
const toned = (run: Run, { connection, target, entry }: EventSight): boolean =>
  entry.type === 'tonechange' &&
  target instanceof DtmfSender &&
  run.advance(connection, 'dtmf', (work) => work.about === target);

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
