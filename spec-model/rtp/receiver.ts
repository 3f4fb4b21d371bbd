import type { DtlsTransport } from '../dtls/transport';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { type Negotiated, nothingNegotiated, somethingElse } from './negotiated';
import type { Source } from './sources';
import { type Kind, type Stream, Track } from './track';
import type { Transceiver } from './transceiver';

/** RTCRtpReceiver: its internal slots, which create-an-RTCRtpReceiver initializes. */
export class Receiver {
  receiverTrack!: Track;
  receiverTransport!: DtlsTransport | null;
  lastStableStateReceiverTransport!: DtlsTransport | null;
  associatedRemoteMediaStreams!: readonly Stream[];
  lastStableStateAssociatedRemoteMediaStreams!: readonly Stream[];
  /** [[ReceiveCodecs]], and what else was negotiated for receiving. */
  negotiated: Negotiated = somethingElse;
  lastStableStateNegotiated: Negotiated = somethingElse;
  /** Milliseconds. */
  jitterBufferTarget!: number | null;
  /** A remote offer is pending: how far the receiver is ready for it is not fixed yet. */
  undetermined = false;
  /** What was received, the latest of each source. */
  readonly sources: Source[] = [];
  /** Set by create-an-RTCRtpTransceiver. */
  transceiver!: Transceiver;

  constructor(readonly connection: Connection) {}
}

const step = algorithm('create-an-RTCRtpReceiver');

const other = (kind: Kind): Kind => (kind === 'audio' ? 'video' : 'audio');

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcrtpreceiver */
export const createReceiver = (connection: Connection, kind: Kind): Receiver => {
  const receiver = new Receiver(connection);
  const id = connection.world.names.id(`remote-${connection.index}`);
  const track = new Track(step('3') ? kind : other(kind), id, true, step('4') ? `remote ${kind}` : '', connection);
  track.readyState = step('5') ? 'live' : 'ended';
  track.muted = step('6');
  receiver.receiverTrack = step('7') ? track : new Track(kind, id, true, undefined, connection);
  if (step('8')) receiver.receiverTransport = null;
  if (step('9')) receiver.lastStableStateReceiverTransport = null;
  if (step('10')) receiver.associatedRemoteMediaStreams = [];
  if (step('11')) receiver.lastStableStateAssociatedRemoteMediaStreams = [];
  if (step('12')) receiver.negotiated = nothingNegotiated;
  if (step('13')) receiver.lastStableStateNegotiated = nothingNegotiated;
  if (step('14')) receiver.jitterBufferTarget = null;
  return receiver;
};
