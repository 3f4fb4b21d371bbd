import { AnyValue } from '../infra/any-value';
import type { Codec, CodecParameters } from './codec';
import type { Encoding } from './encoding';
import { areCodecsOf, areExtensions } from './fits';
import { getReceiveParameters, getSendParameters, type RtpParameters } from './get-parameters';
import type { HeaderExtensionParameters } from './negotiated';
import type { Receiver, Sender } from './transceiver';

/**
 * Dictionaries as an application sees them. A member that must not be there is undefined; what implementations make up is compared with
 * the model's, and told in general terms.
 */

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

const amount = (wanted: readonly unknown[]) => (seen: unknown) => {
  if (!Array.isArray(seen)) return 'no list';
  if (seen.length === 0) return 'none';
  return seen.length > wanted.length ? 'more' : seen.length < wanted.length ? 'fewer' : 'others';
};

const shownCodecs = (codecs: readonly CodecParameters[]) => {
  const accepts = (seen: unknown) => areCodecsOf(seen, codecs) && seen.length === codecs.length;
  return new AnyValue(codecs.length > 0 ? 'those that were negotiated' : 'none', accepts, codecs, amount(codecs));
};

const shownExtensions = (extensions: readonly HeaderExtensionParameters[]) => {
  const accepts = (seen: unknown) => areExtensions(seen, extensions);
  const name = extensions.length > 0 ? 'those that were negotiated' : 'none';
  return new AnyValue(name, accepts, extensions, amount(extensions));
};

const named = (name: string, value: string, otherwise: string) =>
  new AnyValue(
    name,
    (seen) => seen === value,
    value,
    (seen) => (typeof seen === 'string' && seen !== '' ? otherwise : JSON.stringify(seen)),
  );

const common = ({ codecs, headerExtensions }: RtpParameters) => ({
  codecs: shownCodecs(codecs),
  headerExtensions: shownExtensions(headerExtensions),
});

export const shownSendParameters = (sender: Sender): object => {
  const before = new Set(sender.transactionIds);
  const parameters = getSendParameters(sender);
  const { transactionId, encodings, rtcp } = parameters;
  const again = before.has(transactionId);
  const id = again ? 'the one that was given before in this task' : 'one that was not given before';
  const { cname = '', reducedSize } = rtcp;
  return {
    ...common(parameters),
    transactionId: named(id, transactionId, again ? 'another' : 'one that was given before'),
    encodings: encodings.map(encoding),
    rtcp: { cname: named('the one of the connection', cname, 'another'), reducedSize },
  };
};

export const shownReceiveParameters = (receiver: Receiver): object => {
  const parameters = getReceiveParameters(receiver);
  return { ...common(parameters), rtcp: { cname: undefined, reducedSize: parameters.rtcp.reducedSize } };
};
