import { algorithm } from '../infra/step';
import { checkIfNegotiationIsNeeded } from './check-if-negotiation-is-needed';
import type { Connection } from './connection';

const step = algorithm('update-the-negotiation-needed-flag');

/** Operations are chained, for which the update waits. */
const isBusy = ({ operations, world }: Connection): boolean =>
  operations.length > 0 && world.edition.has('2020-empty-chain');

/** Steps 2.1 to 2.7, in a task. */
const update = (connection: Connection): void => {
  if (step('2.1', connection.isClosed)) return;
  if (step('2.2', isBusy(connection))) {
    connection.updateNegotiationNeededFlagOnEmptyChain = true;
    return;
  }
  if (step('2.3', connection.signalingState !== 'stable')) return;
  if (step('2.4', !checkIfNegotiationIsNeeded(connection))) {
    connection.negotiationNeeded = false;
    return;
  }
  if (step('2.5', connection.negotiationNeeded)) return;
  if (step('2.6')) connection.negotiationNeeded = true;
  if (step('2.7')) connection.world.observer.fire(connection, connection, 'negotiationneeded', {});
};

/** https://w3c.github.io/webrtc-pc/#dfn-update-the-negotiation-needed-flag */
export const updateNegotiationNeededFlag = (connection: Connection): void => {
  if (step('1', isBusy(connection))) {
    connection.updateNegotiationNeededFlagOnEmptyChain = true;
    return;
  }
  if (step('2'))
    connection.world.queueTask('negotiation-needed', connection, 'update the negotiation-needed flag', () =>
      update(connection),
    );
};
