import { type ModelPromise, resolved } from '../infra/promise';
import { algorithm } from '../infra/step';
import type { Callback } from '../infra/world';

const legacy = algorithm('RTCPeerConnection.addIceCandidate.legacy');

/** The callback versions: the promise version decides, the callbacks tell, and the promise returned is resolved already. */
export const withCallbacks = (promise: ModelPromise, success: Callback, failure: Callback): ModelPromise => {
  const { world } = promise;
  promise.upon(() => {
    if (legacy('5', promise.state === 'fulfilled')) world.invoke(success, promise.value);
    else if (legacy('6')) world.invoke(failure, promise.reason);
  });
  return resolved(world, undefined);
};
