import { usualCodecs, type WrittenCodec } from '../sdp/codecs';
import { type Codec, mimeTypeOf } from './codec';
import type { Kind } from './track';

/** RTCRtpHeaderExtensionCapability. */
export interface HeaderExtension {
  readonly uri: string;
}

/** RTCRtpCapabilities. */
export interface Capabilities {
  readonly codecs: readonly Codec[];
  readonly headerExtensions: readonly HeaderExtension[];
}

/** As it stands in the capabilities: of retransmission there is one entry, without parameters. */
const asCapability = (kind: Kind, { name, clockRate, channels, parameters }: WrittenCodec): Codec => ({
  mimeType: mimeTypeOf(kind, name),
  clockRate,
  ...(kind === 'audio' ? { channels: channels ?? 1 } : {}),
  ...(parameters === undefined || name === 'rtx' ? {} : { sdpFmtpLine: parameters }),
});

const same = (a: Codec, b: Codec): boolean => a.mimeType === b.mimeType && a.sdpFmtpLine === b.sdpFmtpLine;

const codecs = (kind: Kind): Codec[] => {
  const all = (usualCodecs[kind] ?? []).map((codec) => asCapability(kind, codec));
  return all.filter(
    (codec, index) => all.findIndex((other) => same(other, codec) && other.clockRate === codec.clockRate) === index,
  );
};

const extensions: Readonly<Record<Kind, readonly string[]>> = {
  audio: ['urn:ietf:params:rtp-hdrext:ssrc-audio-level', 'urn:ietf:params:rtp-hdrext:sdes:mid'],
  video: [
    'urn:ietf:params:rtp-hdrext:toffset',
    'urn:3gpp:video-orientation',
    'urn:ietf:params:rtp-hdrext:sdes:mid',
    'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
    'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  ],
};

const implementedOf = (kind: Kind): Capabilities => ({
  codecs: codecs(kind),
  headerExtensions: extensions[kind].map((uri) => ({ uri })),
});

/** What this model can do, were it an implementation: the same for sending and receiving. */
export const ownCapabilities: Readonly<Record<Kind, Capabilities>> = {
  audio: implementedOf('audio'),
  video: implementedOf('video'),
};
