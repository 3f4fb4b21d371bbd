import { ModelPromise, resolved } from '../infra/promise';
import { algorithm, type Step } from '../infra/step';
import type { Callback } from '../infra/world';
import type { Connection } from './connection';

/** The steps of a callback version: they are the same ones, with other numbers. */
interface Steps {
  readonly step: Step;
  readonly run: string;
  readonly fulfilled: string;
  readonly rejected: string;
  readonly result: string;
}

const steps = (method: string, first: number): Steps => ({
  step: algorithm(`RTCPeerConnection.${method}.legacy`),
  run: `${first}`,
  fulfilled: `${first + 1}`,
  rejected: `${first + 2}`,
  result: `${first + 3}`,
});

const versions = {
  createOffer: steps('createOffer', 4),
  createAnswer: steps('createAnswer', 3),
  setLocalDescription: steps('setLocalDescription', 4),
  setRemoteDescription: steps('setRemoteDescription', 4),
  addIceCandidate: steps('addIceCandidate', 4),
};

/** The callback versions: the promise version decides, the callbacks tell, and the promise returned is resolved already. */
export const withCallbacks = (
  { world }: Connection,
  method: keyof typeof versions,
  run: () => ModelPromise,
  success: Callback,
  failure: Callback,
): ModelPromise => {
  const { step, ...at } = versions[method];
  const promise = step(at.run) ? run() : new ModelPromise(world);
  promise.upon(() => {
    if (step(at.fulfilled, promise.state === 'fulfilled')) world.invoke(success, promise.value);
    else if (step(at.rejected)) world.invoke(failure, promise.reason);
  });
  return step(at.result) ? resolved(world, undefined) : new ModelPromise(world);
};
