import type { Codec, CodecParameters } from './codec';
import { mediaFormatOf } from './media-format';
import type { HeaderExtensionParameters } from './negotiated';

/** Whether values that an implementation shows are those of the model, as far as the text fixes them. */

const sameParameters = (one: Codec, other: Codec): boolean => {
  const [a, b] = [one, other].map((codec) => JSON.stringify([...mediaFormatOf(codec)].sort()));
  return a === b;
};

/** The same name, rate and parameters; the number of channels may be left out where it is one. */
export const isSameCodec = (seen: Codec, codec: Codec): boolean =>
  String(seen.mimeType).toLowerCase() === codec.mimeType.toLowerCase() &&
  seen.clockRate === codec.clockRate &&
  (seen.channels ?? 1) === (codec.channels ?? 1) &&
  (seen.sdpFmtpLine === codec.sdpFmtpLine || sameParameters(seen, codec));

const isSame = (seen: CodecParameters, codec: CodecParameters): boolean =>
  seen.payloadType === codec.payloadType && isSameCodec(seen, codec);

/** Codecs of the list, each at most once. */
export const areCodecsOf = (seen: unknown, codecs: readonly CodecParameters[]): seen is readonly CodecParameters[] => {
  if (!Array.isArray(seen)) return false;
  const places = seen.map((one) => codecs.findIndex((codec) => isSame(one, codec)));
  return !places.includes(-1) && new Set(places).size === places.length;
};

/** The same extensions in any order. */
export const areExtensions = (
  seen: unknown,
  extensions: readonly HeaderExtensionParameters[],
): seen is readonly HeaderExtensionParameters[] =>
  Array.isArray(seen) &&
  seen.length === extensions.length &&
  extensions.every(({ uri, id, encrypted }) =>
    seen.some((one) => one.uri === uri && one.id === id && (one.encrypted ?? false) === encrypted),
  );
