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
const tried = [10, 15, 20, 30, 50, 80, 120, 200];
const longest = 500;
const limit = 4000;
/** Scripts in flight while it is measured, as while searching. */
const width = 16;

/** How many events a trace has, candidates apart: no two runs gather the same. */
const eventsIn = (trace: Trace): number =>
  trace.filter((entry) => entry.t === 'event' && entry.type !== 'icecandidate').length;

/** The fewest events of several runs. */
const fewest = async (session: Pick<Session, 'perform'>, quiet: number): Promise<number> => {
  const runs = Array.from({ length: width }, () => session.perform(connecting, { quiet, limit }));
  return Math.min(...(await Promise.all(runs)).map(eventsIn));
};

/**
 * The quiet time in milliseconds that an implementation needs, with as many scripts in flight as a campaign has: the shortest with which no
 * run has fewer events than the runs with a long one. It decides how fast the search is, and no verdict: what counts is repeated with a long one.
 */
export const measureQuietTime = async (session: Pick<Session, 'perform'>): Promise<number> => {
  const whole = await fewest(session, longest);
  for (const quiet of tried) if ((await fewest(session, quiet)) >= whole) return quiet;
  return longest;
};
