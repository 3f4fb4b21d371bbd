import * as fc from 'fast-check';
import type { Command, Script, Snapshot, Trace } from '../../spec-model/vocabulary';
import { call, offer, other, pcs, rollback, settle, take } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { walk } from '../arbitraries/walk';
import { type Derived, relation, unchanged } from './relation';
import { endOf, outcomesOf, stateBefore } from './sight';

const isRollback = (command: Command | undefined): boolean =>
  command !== undefined && JSON.stringify(command).includes('"type":"rollback"');

const pcOf = (command: Command | undefined): string | undefined =>
  command && 'pc' in command && 'call' in command ? `pc${command.pc}` : undefined;

const isOffering = /^"have-(local|remote)-offer"$/;

/** A remote offer stops the transceivers of sections that it rejects: no rollback undoes that. */
const hasStopped = (before: Partial<Snapshot> | undefined, after: Partial<Snapshot> | undefined): boolean => {
  const stopped = (state: Partial<Snapshot> | undefined) =>
    (state?.transceivers ?? []).filter(({ direction }) => direction === 'stopped').map(({ h }) => h);
  return stopped(after).some((h) => !stopped(before).includes(h));
};

/** Whether the command at a place brought an offer to a stable connection, and the next one rolled it back. */
const isUndone = (script: Script, trace: Trace, outcomes: ReadonlyMap<number, string>, place: number): boolean => {
  const pc = pcOf(script[place]);
  if (pc === undefined || pc !== pcOf(script[place + 1]) || !isRollback(script[place + 1])) return false;
  if (outcomes.get(place) !== 'fulfils' || outcomes.get(place + 1) !== 'fulfils') return false;
  const callOf = (command: number) => trace.findIndex((entry) => entry.t === 'call' && entry.i === command);
  const called = callOf(place);
  const before = stateBefore(trace, pc, called)?.signalingState ?? 'stable';
  const between = stateBefore(trace, pc, callOf(place + 1))?.signalingState;
  if (before !== 'stable' || !isOffering.test(JSON.stringify(between))) return false;
  return !hasStopped(stateBefore(trace, pc, called), stateBefore(trace, pc, endOf(trace, place + 1)));
};

const without = (script: Script, trace: Trace): Derived[] | undefined => {
  const outcomes = outcomesOf(trace);
  const undone = script.map((_, place) => isUndone(script, trace, outcomes, place));
  if (!undone.includes(true)) return undefined;
  return unchanged(script).filter((_, place) => !undone[place] && !undone[place - 1]);
};

/** Tracks, transceivers and channels by connection only: those that a remote offer brings are counted as long as they are there. */
const changes = walk({ moves: { addTrack: 3, addTransceiver: 3, channel: 1, round: 2 }, min: 0, max: 3 });

const undone: fc.Arbitrary<Script> = fc
  .tuple(pcs, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([pc, local, isLocal, implicit]) => {
    const side = isLocal ? 'Local' : 'Remote';
    const from = local ? pc : other(pc);
    const offered = implicit ? [call(from, 'setLocalDescription')] : offer(from);
    return local
      ? [...offered, rollback(pc, side)]
      : [...offered, take(pc), rollback(pc, side), rollback(from, 'Local')];
  });

/** An offer that was rolled back, and the same without it. */
export const rolledBack = relation('rolled-back', {
  title:
    'an offer that was rolled back leaves nothing behind in descriptions and transceivers, nor in what is negotiated later',
  checks: [
    'set-a-session-description/4.6.12',
    'set-a-session-description/4.6.12.3.1',
    'set-a-session-description/4.6.12.3.7',
    'set-a-session-description/4.6.12.4',
  ],
  other: 'without the offer that was rolled back',
  cases: [
    [call(0, 'addTransceiver', 'audio'), call(0, 'setLocalDescription'), rollback(0, 'Local')],
    [call(0, 'addTransceiver', 'audio'), call(0, 'setLocalDescription'), take(1), rollback(1, 'Remote')],
    [call(0, 'addTransceiver', 'audio'), ...offer(0), rollback(0, 'Local')],
    [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1), rollback(1, 'Remote')],
  ],
  script: sequence(
    walk({
      moves: { addTrack: 3, addTransceiver: 3, channel: 1, round: 3, stop: 1, direction: 1, removeTrack: 1 },
      min: 1,
      max: 6,
    }),
    undone,
    changes,
    fc.oneof(undone, fc.constant<Script>([])),
    changes,
    [settle, call(0, 'createOffer')],
  ),
  variant: without,
});
