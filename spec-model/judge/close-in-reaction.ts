import { Connection } from '../peer-connection/connection';
import type { EntryOf } from './emission';
import type { Run } from './run';

/** Operations that a close() in a reaction kept from being begun, though the model has begun them. */
const kept = new WeakMap<Run, Set<number>>();

export const isKept = (run: Run, command: number): boolean => kept.get(run)?.has(command) === true;

/**
 * The reactions of the application to the promise of an operation run before the chain goes on (step 7.4 of chain-an-operation is a reaction
 * as well, and a later one). If one of them closes the connection, the next operation is not begun. The model went on at once: what fails at
 * once is then settled there, and nowhere else.
 */
export const closeInReaction = (run: Run, { m, on, i }: EntryOf<'call'>): void => {
  const connection = m === 'close' ? run.find(on) : undefined;
  if (!(connection instanceof Connection) || !run.lookahead.isInReaction(run.at)) return;
  const queue = run.expect(connection);
  const stay = queue.filter(
    (one) => one.kind !== 'settle' || one.turn !== run.world.turn || run.lookahead.settlesAfter(one.command, run.at),
  );
  const commands = kept.get(run) ?? new Set([i]);
  for (const one of queue) if (one.kind === 'settle' && !stay.includes(one)) commands.add(one.command);
  kept.set(run, commands);
  queue.splice(0, queue.length, ...stay);
};
