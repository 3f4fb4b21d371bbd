import type { Extension, SectionView } from '../sdp/view';
import { type Codec, type CodecParameters, mimeTypeOf, subtypeOf } from './codec';
import { receives, sends } from './direction';
import { mediaFormatOf, symmetricParameters } from './media-format';
import type { Kind } from './track';

/** RTCRtpHeaderExtensionParameters. */
export interface HeaderExtensionParameters {
  readonly uri: string;
  readonly id: number;
  readonly encrypted: boolean;
}

/** What two sections agree on for one direction. */
export interface Negotiated {
  readonly codecs: readonly CodecParameters[];
  readonly headerExtensions: readonly HeaderExtensionParameters[];
  readonly reducedSize: boolean;
  /** What there would be if the direction were used: whether it shows is not said. */
  readonly unused?: Negotiated;
  /** Nothing was answered yet: how far a receiver is prepared for what may come is not said. */
  readonly unanswered?: boolean;
}

export const nothingNegotiated: Negotiated = { codecs: [], headerExtensions: [], reducedSize: false };

/** What is there where the direction does not use what was negotiated. */
const notUsed = (unused: Negotiated): Negotiated => ({ ...nothingNegotiated, unused });

/** What is there where a step that initializes is broken. */
export const somethingElse: Negotiated = {
  ...nothingNegotiated,
  codecs: [{ payloadType: 127, mimeType: 'audio/uninitialized', clockRate: 8000 }],
};

/** Payload types that need no a=rtpmap line, RFC 3551. */
const assigned: Readonly<Record<string, string>> = { 0: 'PCMU', 8: 'PCMA', 9: 'G722', 13: 'CN' };

const readCodecs = ({ kind, formats, codecs }: SectionView): readonly CodecParameters[] =>
  formats.flatMap((format) => {
    const payloadType = Number(format);
    const { name, clockRate, channels, parameters } = codecs.find((codec) => codec.payloadType === payloadType) ?? {
      name: assigned[format],
      clockRate: 8000,
      channels: 1,
      parameters: null,
    };
    if (name === undefined) return [];
    return {
      payloadType,
      mimeType: mimeTypeOf(kind as Kind, name),
      clockRate,
      ...(kind === 'audio' ? { channels } : {}),
      ...(parameters === null ? {} : { sdpFmtpLine: parameters }),
    };
  });

const known = new WeakMap<SectionView, readonly CodecParameters[]>();

/** The formats of a section as codecs, in its order. */
export const codecsOf = (section: SectionView): readonly CodecParameters[] => {
  const found = known.get(section) ?? readCodecs(section);
  known.set(section, found);
  return found;
};

const sameFormat = (one: Codec, other: Codec): boolean => {
  const [format, otherFormat] = [mediaFormatOf(one), mediaFormatOf(other)];
  return symmetricParameters(one).every((name) => format.get(name) === otherFormat.get(name));
};

/** Whether both can be the same codec of a session: what has to be alike on both sides is. */
export const compatible = (one: Codec, other: Codec): boolean =>
  one.mimeType.toLowerCase() === other.mimeType.toLowerCase() &&
  one.clockRate === other.clockRate &&
  (one.channels ?? 1) === (other.channels ?? 1) &&
  (subtypeOf(one) === 'rtx' || subtypeOf(one) === 'red' || sameFormat(one, other));

/** The codecs of one section that the other has as well; retransmission of codecs that are left. */
const common = (own: SectionView, other: SectionView): CodecParameters[] => {
  const theirs = codecsOf(other);
  const shared = codecsOf(own).filter((codec) => theirs.some((one) => compatible(codec, one)));
  const isLeft = (apt: string | undefined) => shared.some(({ payloadType }) => String(payloadType) === apt);
  return shared.filter((codec) => subtypeOf(codec) !== 'rtx' || isLeft(mediaFormatOf(codec).get('apt')));
};

const isSame = (one: Extension, other: Extension): boolean =>
  one.uri === other.uri && one.encrypted === other.encrypted;

/** Extensions that both sides name, with the numbers of the side that receives them (RFC 9429, section 5.11). */
const extensionsOf = (
  own: SectionView,
  other: SectionView,
  uses: (direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive') => boolean,
  receiver: SectionView,
): HeaderExtensionParameters[] =>
  own.extensions
    .filter(({ direction }) => uses(direction))
    .filter((named) => other.extensions.some((one) => isSame(one, named)))
    .map((named) => {
      const { uri, id, encrypted } = receiver.extensions.find((one) => isSame(one, named)) ?? named;
      return { uri, id, encrypted };
    });

/**
 * What `local` and `remote` negotiate for sending. Codecs are as the remote side wants them. Where the direction does not send, nothing
 * is; of receiving the text says so, of sending it leaves that open (CONFORMANCE.md, `codecs-not-sent`).
 */
export const negotiatedForSending = (local: SectionView, remote: SectionView): Negotiated => {
  if (local.rejected || remote.rejected) return nothingNegotiated;
  const negotiated = {
    codecs: common(remote, local),
    headerExtensions: extensionsOf(local, remote, sends, remote),
    reducedSize: local.hasRtcpRsize && remote.hasRtcpRsize,
  };
  const used = sends(local.direction) && receives(remote.direction);
  return used ? negotiated : notUsed(negotiated);
};

/** What `local` and `remote` negotiate for receiving; without a remote section, what the local one is ready for. */
export const negotiatedForReceiving = (local: SectionView, remote: SectionView | undefined): Negotiated => {
  const other = remote ?? local;
  if (local.rejected || other.rejected) return nothingNegotiated;
  const negotiated = {
    codecs: common(local, other),
    headerExtensions: extensionsOf(local, other, receives, local),
    reducedSize: local.hasRtcpRsize && other.hasRtcpRsize,
    ...(remote ? {} : { unanswered: true }),
  };
  const used = receives(local.direction) && (remote === undefined || sends(remote.direction));
  return used ? negotiated : notUsed(negotiated);
};
