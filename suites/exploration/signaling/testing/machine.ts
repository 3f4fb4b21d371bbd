import { getAdjacencyMap } from '@xstate/graph';
import { fromTransition } from 'xstate';
import type { TwoPeers } from '../two-peers';

interface Act {
  readonly type: string;
}

/** How many states @xstate/graph finds in a machine that has the same transition function. */
export const statesOfMachine = ({ initial, actions, step }: TwoPeers): number => {
  const events: Act[] = Array.from({ length: actions }, (_, action) => ({ type: String(action) }));
  const machine = fromTransition((state: number, { type }: Act) => {
    const next = step(state, Number(type));
    return next < 0 ? state : next;
  }, initial);
  const serializeState = ({ context }: { readonly context: number }) => String(context);
  return Object.keys(getAdjacencyMap(machine, { events, serializeState, limit: Number.POSITIVE_INFINITY })).length;
};
