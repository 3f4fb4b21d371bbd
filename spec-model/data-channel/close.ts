import { algorithm } from '../infra/step';
import type { DataChannel } from './channel';
import { startClosingProcedure } from './closing-procedure';

const step = algorithm('RTCDataChannel.close');

/** https://w3c.github.io/webrtc-pc/#dom-rtcdatachannel-close */
export const closeDataChannel = (channel: DataChannel): undefined => {
  if (step('2', channel.readyState === 'closing' || channel.readyState === 'closed')) return undefined;
  channel.transport.unsure = channel.readyState === 'connecting';
  if (step('3')) channel.readyState = 'closing';
  if (step('4')) startClosingProcedure(channel.transport, true);
  return undefined;
};
