import type { ChoiceSite } from '../../infra/world';
import { Connection } from '../../peer-connection/connection';
import type { Run } from '../run';

/** Whether a choice is about the states of ICE. */
export const isIceSite = (site: ChoiceSite): boolean => site === 'connectionState.completed';

/** Whether "completed" counts as connected: what the connection is seen to be from now on says so. */
export const chooseIce = (run: Run, about: object | undefined): boolean => {
  if (!(about instanceof Connection)) return true;
  const { before, next } = run.lookahead.connectionState(run.pcOf(about), run.at);
  const literal = next === 'connecting' || (next !== 'connected' && before === 'connecting');
  if (literal) run.variance('completed-is-connected');
  return !literal;
};
