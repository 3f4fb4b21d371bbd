import type { Codec } from './codec';
import type { Encoding } from './encoding';
import { getReceiveParameters, getSendParameters } from './get-parameters';
import type { Receiver, Sender } from './transceiver';

/** Dictionaries as an application sees them: a member that must not be there is undefined. */

const codec = ({ mimeType, clockRate, channels, sdpFmtpLine }: Codec) => ({
  mimeType,
  clockRate,
  channels,
  sdpFmtpLine,
});

const encoding = (of: Encoding) => {
  const { active, rid, maxBitrate, maxFramerate, scaleResolutionDownBy } = of;
  return { active, rid, maxBitrate, maxFramerate, scaleResolutionDownBy, codec: of.codec && codec(of.codec) };
};

export const shownSendParameters = (sender: Sender): object => {
  const parameters = getSendParameters(sender);
  return { ...parameters, encodings: parameters.encodings.map(encoding) };
};

export const shownReceiveParameters = (receiver: Receiver): object => {
  const parameters = getReceiveParameters(receiver);
  const { reducedSize } = parameters.rtcp;
  return { ...parameters, rtcp: { cname: undefined, reducedSize } };
};
