import { checkIfNegotiationIsNeeded } from '../peer-connection/check-if-negotiation-is-needed';
import type { Connection } from '../peer-connection/connection';
import type { EntryOf } from './emission';
import { memberOf } from './lookahead';
import type { Run } from './run';

const asksToReceive = ({ m, a }: EntryOf<'call'>): boolean =>
  m === 'createOffer' &&
  a.some((arg) => ['offerToReceiveAudio', 'offerToReceiveVideo'].some((name) => memberOf(arg, name) !== undefined));

/** Whether an update that ran now would tell the application: then it did not run, since it told nothing. */
const wouldTell = (connection: Connection): boolean =>
  !connection.negotiationNeeded && connection.signalingState === 'stable' && checkIfNegotiationIsNeeded(connection);

/**
 * An update of the negotiation-needed flag that tells nothing can be taken up at any time, since whatever changes the answer asks for
 * another. offerToReceive does not ask for one: unless the event comes, the updates that wait are over before it.
 */
export const updateBeforeQuietChange = (run: Run, entry: EntryOf<'call'>, connection: Connection): void => {
  if (!asksToReceive(entry) || run.lookahead.eventAfter('negotiationneeded', entry.on, run.at)) return;
  if (wouldTell(connection)) return;
  for (const work of [...run.world.work])
    if (work.lane === 'negotiation-needed' && work.connection === connection) run.world.take(work);
};
