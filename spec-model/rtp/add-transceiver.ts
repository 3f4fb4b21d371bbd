import { isThrown, type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { updateNegotiationNeededFlag } from '../peer-connection/update-the-negotiation-needed-flag';
import type { Encoding } from './encoding';
import { validateSendEncodings } from './send-encodings';
import type { Kind, Stream, Track } from './track';
import {
  createReceiver,
  createSender,
  createTransceiver,
  type DirectionOrStopped,
  type Transceiver,
} from './transceiver';

const step = algorithm('RTCPeerConnection.addTransceiver');

/** RTCRtpTransceiverInit after conversion. */
export interface TransceiverInit {
  readonly direction: DirectionOrStopped;
  readonly streams: readonly Stream[];
  readonly sendEncodings: readonly Encoding[];
}

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-addtransceiver */
export const addTransceiver = (
  connection: Connection,
  trackOrKind: Track | string,
  init: TransceiverInit,
  { updatesNegotiationNeeded = true } = {},
): Transceiver | Thrown => {
  const track = typeof trackOrKind === 'string' ? null : trackOrKind;
  const kind = (track?.kind ?? trackOrKind) as Kind;
  if (step('5.1', kind !== 'audio' && kind !== 'video'))
    return throws('TypeError', 'the kind is neither "audio" nor "video"');
  if (step('7', connection.isClosed)) return throws('InvalidStateError', 'the connection is closed');
  const encodings = validateSendEncodings(connection, kind, init.sendEncodings);
  if (isThrown(encodings)) return encodings;
  const sender = createSender(connection, kind, track, init.streams, encodings);
  const receiver = createReceiver(connection, kind);
  const transceiver = createTransceiver(connection, sender, receiver, step('11') ? init.direction : 'sendrecv');
  if (step('12')) connection.transceivers.push(transceiver);
  connection.changes++;
  if (updatesNegotiationNeeded && step('13')) updateNegotiationNeededFlag(connection);
  return transceiver;
};
