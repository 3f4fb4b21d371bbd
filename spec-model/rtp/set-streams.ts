import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import { updateNegotiationNeededFlag } from '../peer-connection/update-the-negotiation-needed-flag';
import type { Stream } from './track';
import type { Sender } from './transceiver';

const step = algorithm('RTCRtpSender.setStreams');

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpsender-setstreams */
export const setStreams = (sender: Sender, streams: readonly Stream[]): undefined | Thrown => {
  const { connection } = sender;
  if (step('3', connection.isClosed)) return throws('InvalidStateError', 'the connection is closed');
  const before = step('5') ? [] : sender.associatedMediaStreamIds;
  if (step('6')) sender.associatedMediaStreamIds = [...new Set([...before, ...streams.map((stream) => stream.id)])];
  connection.changes++;
  if (step('7')) updateNegotiationNeededFlag(connection);
  return undefined;
};
