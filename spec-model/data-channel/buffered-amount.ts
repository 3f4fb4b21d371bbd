import { algorithm } from '../infra/step';
import type { DataChannel } from './channel';

const step = algorithm('RTCDataChannel.bufferedAmount');

/** The transport sent so many bytes, in a task. https://w3c.github.io/webrtc-pc/#dom-datachannel-bufferedamount */
export const reduceBufferedAmount = (channel: DataChannel, bytes: number): void => {
  const { bufferedAmount: before, bufferedAmountLowThreshold: threshold } = channel;
  if (step('reduce')) channel.bufferedAmount = Math.max(0, before - bytes);
  if (step('low', before > threshold && channel.bufferedAmount <= threshold)) channel.fire('bufferedamountlow');
};
