import { ModelPromise, rejected } from '../infra/promise';
import { algorithm } from '../infra/step';
import type { Operation } from '../infra/world';
import type { Connection } from './connection';
import { updateNegotiationNeededFlag } from './update-the-negotiation-needed-flag';

const step = algorithm('chain-an-operation');

/** Step 7.4: the head of the chain is done; the next one runs, or a deferred update happens. */
const advance = (connection: Connection): void => {
  if (step('7.4.1', connection.isClosed)) return;
  if (step('7.4.2')) connection.operations.shift();
  if (step('7.4.3', connection.operations.length > 0)) return run(connection);
  if (step('7.4.4', !connection.updateNegotiationNeededFlagOnEmptyChain)) return;
  if (step('7.4.5')) connection.updateNegotiationNeededFlagOnEmptyChain = false;
  if (step('7.4.6')) updateNegotiationNeededFlag(connection);
};

/** Runs the head of the chain, now. */
const run = (connection: Connection): void => {
  connection.operations[0]?.();
};

/** https://w3c.github.io/webrtc-pc/#dfn-chain */
export const chain = <T>(connection: Connection, operation: Operation<T>): ModelPromise => {
  const { world } = connection;
  if (step('2', connection.isClosed)) return rejected(world, 'InvalidStateError', 'the connection is closed');
  const promise = new ModelPromise<T>(world);
  const execute: Operation = () => {
    const inner = operation();
    inner.upon(() => {
      if (step('7.1', connection.isClosed)) return;
      if (step('7.2', inner.state === 'fulfilled')) promise.resolve(inner.value as T);
      else if (step('7.3') && inner.reason) promise.reject(inner.reason);
      promise.upon(() => advance(connection));
    });
    return inner;
  };
  if (step('5')) connection.operations.push(execute);
  if (step('6', connection.operations.length === 1)) execute();
  return promise;
};
