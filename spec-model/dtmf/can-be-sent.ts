import { algorithm } from '../infra/step';
import { subtypeOf } from '../rtp/codec';
import { sends } from '../rtp/direction';
import type { DtmfSender } from './dtmf-sender';

const step = algorithm('determine-if-DTMF-can-be-sent');

/** https://w3c.github.io/webrtc-pc/#determine-dtmf */
export const canBeSent = ({ sender }: DtmfSender): boolean => {
  const { transceiver, connection, senderTrack, sendEncodings, negotiated } = sender;
  const { currentDirection } = transceiver;
  if (step('4', connection.connectionState !== 'connected')) return false;
  if (step('5', transceiver.stopping)) return false;
  if (step('6', senderTrack === null)) return false;
  if (step('7', currentDirection === null || !sends(currentDirection))) return false;
  if (step('8', sendEncodings[0]?.active === false)) return false;
  if (step('9', !negotiated.codecs.some((codec) => subtypeOf(codec) === 'telephone-event'))) return false;
  return step('10');
};
