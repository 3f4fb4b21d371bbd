import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Receiver } from './transceiver';

const step = algorithm('RTCRtpReceiver.jitterBufferTarget.set');

/** Milliseconds. */
const most = 4000;

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpreceiver-jitterbuffertarget. What the jitter buffer makes of it does not show. */
export const setJitterBufferTarget = (receiver: Receiver, target: number | null): undefined | Thrown => {
  if (step('3', target !== null && (target < 0 || target > most)))
    return throws('RangeError', `the target is not between 0 and ${most} milliseconds`);
  if (step('4')) receiver.jitterBufferTarget = target;
  return undefined;
};
