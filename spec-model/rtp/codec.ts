import type { Kind } from './track';

/** RTCRtpCodec. */
export interface Codec {
  readonly mimeType: string;
  readonly clockRate: number;
  readonly channels?: number;
  readonly sdpFmtpLine?: string;
}

/** RTCRtpCodecParameters. */
export interface CodecParameters extends Codec {
  readonly payloadType: number;
}

/** The part of the MIME type behind the slash, in lower case. */
export const subtypeOf = ({ mimeType }: Codec): string => mimeType.slice(mimeType.indexOf('/') + 1).toLowerCase();

/** Formats that come with others and carry no media of their own. */
const companions = new Set(['rtx', 'red', 'ulpfec', 'flexfec', 'flexfec-03', 'cn']);

/** Retransmission, redundancy, forward error correction, comfort noise. */
export const isCompanion = (codec: Codec): boolean => companions.has(subtypeOf(codec));

export const mimeTypeOf = (kind: Kind, name: string): string => `${kind}/${name}`;
