import type { Session } from '../../adapters/contract';
import type { Script, Trace } from '../../spec-model/vocabulary';

/** Two connections with media and a data channel connect: what takes an implementation longest, between two of its events. */
const connecting: Script = [
  { pc: 0, call: 'addTrack', args: [{ $: 'track', kind: 'audio', index: 0 }] },
  { pc: 0, call: 'createDataChannel', args: ['a'] },
  { pc: 0, call: 'setLocalDescription', args: [] },
  { wait: 'settle' },
  { pc: 1, call: 'setRemoteDescription', args: [{ $: 'local', pc: 0 }] },
  { pc: 1, call: 'setLocalDescription', args: [] },
  { wait: 'settle' },
  { pc: 0, call: 'setRemoteDescription', args: [{ $: 'local', pc: 1 }] },
  { wait: 'settle' },
  { pc: 0, call: 'close', args: [] },
  { wait: 'settle' },
];

/** Milliseconds: those that are tried, the longest for comparison, and a limit of one wait. */
const mostTried = 200;
const tried = [10, 15, 20, 30, 50, 80, 120, mostTried];
const longest = 500;
const limit = 4000;
/** Scripts in flight while it is measured, as while searching. */
const width = 16;

/** How many events a trace has, candidates apart: no two runs gather the same. */
const eventsIn = (trace: Trace): number =>
  trace.filter((entry) => entry.t === 'event' && entry.type !== 'icecandidate').length;

/** The events of a run, in the median of several: where they are in each other's way, some come to less. */
const usual = async (session: Pick<Session, 'perform'>, quiet: number): Promise<number> => {
  const runs = Array.from({ length: width }, () => session.perform(connecting, { quiet, limit }));
  const counts = (await Promise.all(runs)).map(eventsIn).sort((a, b) => a - b);
  return counts[width / 2] ?? 0;
};

/**
 * The quiet time in milliseconds that an implementation needs, with as many scripts in flight as a campaign has: the shortest with which
 * runs have no fewer events than with a long one; where all are too short, the longest of them, as the search would come to nothing with
 * more. It decides how fast the search is, and no verdict: what counts is repeated with a long one.
 */
export const measureQuietTime = async (session: Pick<Session, 'perform'>): Promise<number> => {
  const whole = await usual(session, longest);
  for (const quiet of tried) if ((await usual(session, quiet)) >= whole) return quiet;
  return mostTried;
};
