import type { Entry, Seen, Trace } from '../vocabulary';
import type { EntryOf } from './emission';
import { memberOf } from './lookahead';

const settingMethods: readonly string[] = ['setLocalDescription', 'setRemoteDescription'];

const isAt = (entry: Entry, pc: string, type: string): entry is EntryOf<'event'> =>
  entry.t === 'event' && entry.type === type && entry.on === pc;
const isNullAt = (entry: Entry, pc: string): boolean => isAt(entry, pc, 'icecandidate') && entry.d.candidate === null;
const callOf = (trace: Trace, command: number): number =>
  trace.findIndex((entry) => entry.t === 'call' && entry.i === command);

/**
 * How often icecandidate has null at a connection: since it began to gather, before an entry, and from there on. Once its state changes after
 * null, it gathers again.
 */
export const nulls = (trace: Trace, pc: string, index: number): { readonly before: number; readonly after: number } => {
  const began = trace.findLastIndex(
    (entry, at) =>
      at < index &&
      isAt(entry, pc, 'icegatheringstatechange') &&
      memberOf(entry.d, 'iceGatheringState') === 'gathering',
  );
  const first = trace.findIndex((entry, at) => at >= index && isNullAt(entry, pc));
  const again = trace.findIndex((entry, at) => at > first && isAt(entry, pc, 'icegatheringstatechange'));
  const count = (from: number, to?: number) => trace.slice(from, to).filter((entry) => isNullAt(entry, pc)).length;
  return { before: count(began + 1, index), after: first < 0 ? 0 : count(first, again < 0 ? undefined : again) };
};

/** Whether a transport tells after an entry that its gathering goes on, before a connection has null, there or later. */
export const gathersBeforeNull = (trace: Trace, pc: string, index: number): boolean => {
  const tells = (entry: Entry, at: number) => at > 0 && entry.t === 'event' && entry.type === 'gatheringstatechange';
  const next = trace.slice(index).find((entry, at) => isNullAt(entry, pc) || tells(entry, at));
  return next !== undefined && !isNullAt(next, pc);
};

/** What sdpMid the next candidate at a connection has, before its gathering changes once more. */
export const nextCandidateMid = (trace: Trace, pc: string, index: number): Seen | undefined => {
  const next = trace
    .slice(index + 1)
    .find((entry) => isAt(entry, pc, 'icegatheringstatechange') || isAt(entry, pc, 'icecandidate'));
  return next && isAt(next, pc, 'icecandidate') ? memberOf(next.d.candidate, 'sdpMid') : undefined;
};

/** Whether a candidate comes for a section, from a command on that sets a description, before the next one that does. */
export const gathersFor = (trace: Trace, command: number, pc: string, mid: string): boolean => {
  const sets = (entry: Entry) => entry.t === 'call' && entry.on === pc && settingMethods.includes(entry.m);
  const comes = (entry: Entry) => isAt(entry, pc, 'icecandidate') && memberOf(entry.d.candidate, 'sdpMid') === mid;
  const next = trace.slice(callOf(trace, command) + 1).find((entry) => sets(entry) || comes(entry));
  return next?.t === 'event';
};

/** Whether a candidate of a connection comes between a call and the settlement of its promise. */
export const gathersWithin = (trace: Trace, command: number, pc: string): boolean => {
  const settled = trace.findIndex((entry) => (entry.t === 'resolve' || entry.t === 'reject') && entry.i === command);
  const within = trace.slice(callOf(trace, command), settled < 0 ? undefined : settled);
  return within.some((entry) => isAt(entry, pc, 'icecandidate'));
};
