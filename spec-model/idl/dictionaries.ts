import type { CandidateInit } from '../peer-connection/add-ice-candidate';
import type { SdpType } from '../peer-connection/connection';
import type { LocalCandidateInit } from '../peer-connection/ice-candidate';
import type { TransceiverInit } from '../rtp/add-transceiver';
import type { Encoding } from '../rtp/send-encodings';
import type { DirectionOrStopped } from '../rtp/transceiver';
import {
  member,
  nullable,
  required,
  toDictionary,
  toDOMString,
  toDouble,
  toEnum,
  toSequence,
  toStream,
  toUnsignedShort,
} from './convert';

const sdpTypes: readonly SdpType[] = ['offer', 'pranswer', 'answer', 'rollback'];
export const directions: readonly DirectionOrStopped[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive', 'stopped'];

/** https://w3c.github.io/webrtc-pc/#dom-rtcicecandidateinit */
export const toCandidateInit = (value: unknown): CandidateInit => {
  const members = toDictionary(value);
  return {
    candidate: member(members, 'candidate', toDOMString) ?? '',
    sdpMLineIndex: nullable(members, 'sdpMLineIndex', toUnsignedShort),
    sdpMid: nullable(members, 'sdpMid', toDOMString),
    usernameFragment: nullable(members, 'usernameFragment', toDOMString),
  };
};

/** https://w3c.github.io/webrtc-pc/#dom-rtclocalicecandidateinit */
export const toLocalCandidateInit = (value: unknown): LocalCandidateInit => {
  const init = toCandidateInit(value);
  const members = toDictionary(value);
  return {
    ...init,
    relayProtocol: nullable(members, 'relayProtocol', (v) => toEnum(['udp', 'tcp', 'tls'], v)),
    url: nullable(members, 'url', toDOMString),
  };
};

/** https://w3c.github.io/webrtc-pc/#dom-rtclocalsessiondescriptioninit */
export const toLocalDescriptionInit = (value: unknown): { type: SdpType | undefined; sdp: string } => {
  const members = toDictionary(value);
  const sdp = member(members, 'sdp', toDOMString) ?? '';
  return { sdp, type: member(members, 'type', (v) => toEnum(sdpTypes, v)) };
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcsessiondescriptioninit */
export const toDescriptionInit = (value: unknown): { type: SdpType; sdp: string } => {
  const members = toDictionary(value);
  const sdp = member(members, 'sdp', toDOMString) ?? '';
  return { sdp, type: required(members, 'type', (v) => toEnum(sdpTypes, v)) };
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpencodingparameters */
const toEncoding = (value: unknown): Encoding => {
  const members = toDictionary(value);
  const rid = member(members, 'rid', toDOMString);
  const maxFramerate = member(members, 'maxFramerate', toDouble);
  const scaleResolutionDownBy = member(members, 'scaleResolutionDownBy', toDouble);
  return {
    ...(rid === undefined ? {} : { rid }),
    ...(maxFramerate === undefined ? {} : { maxFramerate }),
    ...(scaleResolutionDownBy === undefined ? {} : { scaleResolutionDownBy }),
  };
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtptransceiverinit */
export const toTransceiverInit = (value: unknown): TransceiverInit => {
  const members = toDictionary(value);
  return {
    direction: member(members, 'direction', (v) => toEnum(directions, v)) ?? 'sendrecv',
    sendEncodings: member(members, 'sendEncodings', (v) => toSequence(v, toEncoding)) ?? [],
    streams: member(members, 'streams', (v) => toSequence(v, toStream)) ?? [],
  };
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcofferoptions; members of the legacy extension are not supported. */
export const toOfferOptions = (value: unknown): { iceRestart: boolean } => ({
  iceRestart: Boolean(member(toDictionary(value), 'iceRestart', (v) => v)),
});
