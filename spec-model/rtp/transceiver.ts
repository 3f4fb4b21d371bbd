import type { DtlsTransport } from '../dtls/transport';
import { createDtmfSender, type DtmfSender } from '../dtmf/dtmf-sender';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { Codec } from './codec';
import { defaultEncoding, type Encoding } from './encoding';
import type { SendParameters } from './get-parameters';
import { type Negotiated, nothingNegotiated } from './negotiated';
import type { Source } from './sources';
import { type Kind, type Stream, Track } from './track';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
export type DirectionOrStopped = Direction | 'stopped';

/** RTCRtpSender. */
export class Sender {
  senderTrack: Track | null;
  /** Ids of the associated MediaStreams, in order of first occurrence. */
  associatedMediaStreamIds: readonly string[];
  senderTransport: DtlsTransport | null = null;
  lastStableStateSenderTransport: DtlsTransport | null = null;
  /** Audio only. */
  dtmf: DtmfSender | null = null;
  sendEncodings: readonly Encoding[] = [];
  lastStableRidlessSendEncodings: readonly Encoding[] | null = null;
  /** [[SendCodecs]], and what else was negotiated for sending. */
  negotiated: Negotiated = nothingNegotiated;
  lastReturnedParameters: SendParameters | null = null;
  /** The task that forgets them: in which turn it was queued, and whether it is taken to have run. */
  forgetting: { readonly turn: number; done: boolean } | undefined;
  /** Every transactionId that getParameters gave. */
  readonly transactionIds = new Set<string>();
  /** Calls of setParameters whose promises are not settled. */
  settingParameters = 0;
  /** Set by create-an-RTCRtpTransceiver. */
  transceiver!: Transceiver;

  constructor(
    readonly connection: Connection,
    readonly kind: Kind,
    track: Track | null,
    streamIds: readonly string[],
  ) {
    this.senderTrack = track;
    this.associatedMediaStreamIds = [...new Set(streamIds)];
  }
}

/** RTCRtpReceiver. */
export class Receiver {
  receiverTransport: DtlsTransport | null = null;
  lastStableStateReceiverTransport: DtlsTransport | null = null;
  associatedRemoteMediaStreams: readonly Stream[] = [];
  lastStableStateAssociatedRemoteMediaStreams: readonly Stream[] = [];
  /** [[ReceiveCodecs]], and what else was negotiated for receiving. */
  negotiated: Negotiated = nothingNegotiated;
  lastStableStateNegotiated: Negotiated = nothingNegotiated;
  /** A remote offer is pending: how far the receiver is ready for it is not fixed yet. */
  undetermined = false;
  /** Milliseconds. */
  jitterBufferTarget: number | null = null;
  /** What was received, the latest of each source. */
  readonly sources: Source[] = [];
  transceiver!: Transceiver;

  constructor(
    readonly connection: Connection,
    readonly receiverTrack: Track,
  ) {}
}

/** Stands for the mid of a section that has none: any string will do. */
export const inventedMid = '*';

/** RTCRtpTransceiver: its internal slots. */
export class Transceiver {
  stopping = false;
  stopped = false;
  direction: DirectionOrStopped;
  /** It was receptive: data that was received then may unmute its track yet. */
  wasReceptive = false;
  currentDirection: Direction | null = null;
  firedDirection: Direction | null = null;
  /** Nothing was stopped yet: media may be sent and received as far as it is negotiated. */
  sending = true;
  receiving = true;
  preferredCodecs: readonly Codec[] = [];
  jsepMid: string | null = null;
  mid: string | null = null;

  /** Index of its section, while it is associated with one (JSEP's mapping). */
  sectionIndex: number | null = null;
  /** [[CurrentDirection]] was "sendrecv" or "sendonly" at some time: the history that addTrack asks for. */
  hasSent = false;
  /** It came from addTrack: JSEP may match it with a section of a remote offer. */
  createdByAddTrack = false;
  /** A rollback of the offer that created it kept it, for its track. */
  keptByRollback = false;
  /** addTrack has given its sender a track: a rollback keeps it. */
  trackAddedByAddTrack = false;
  /** The remote offer that created it, while that offer is pending. */
  createdByPendingOffer = false;
  /** Whether sections without a=msid lines are about the default stream, once that is known. */
  inDefaultStream: boolean | undefined;
  /** The association with a section was made by the pending description. */
  associatedByPending = false;

  constructor(
    readonly connection: Connection,
    readonly sender: Sender,
    readonly receiver: Receiver,
    direction: DirectionOrStopped,
  ) {
    this.direction = direction;
    sender.transceiver = this;
    receiver.transceiver = this;
  }

  private ready = false;

  /** [[Receptive]]. */
  get receptive(): boolean {
    return this.ready;
  }

  set receptive(receptive: boolean) {
    if (this.ready && !receptive) this.wasReceptive = true;
    this.ready = receptive;
  }

  /** The kind of its receiver's track. */
  get kind(): Kind {
    return this.receiver.receiverTrack.kind;
  }

  setCurrentDirection(direction: Direction | null): void {
    this.currentDirection = direction;
    if (direction === 'sendrecv' || direction === 'sendonly') this.hasSent = true;
  }
}

const senderStep = algorithm('create-an-RTCRtpSender');
const receiverStep = algorithm('create-an-RTCRtpReceiver');
const transceiverStep = algorithm('create-an-RTCRtpTransceiver');

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcrtpsender */
export const createSender = (
  connection: Connection,
  kind: Kind,
  track: Track | null,
  streams: readonly { readonly id: string }[],
  sendEncodings: readonly Encoding[] = [],
): Sender => {
  const sender = new Sender(
    connection,
    kind,
    senderStep('2') ? track : null,
    senderStep('9') ? streams.map((stream) => stream.id) : [],
  );
  if (senderStep('6', kind === 'audio')) sender.dtmf = createDtmfSender(sender);
  const scaled = kind === 'video' && connection.world.edition.has('2772-default');
  const encoding = scaled ? { ...defaultEncoding, scaleResolutionDownBy: 1 } : defaultEncoding;
  sender.sendEncodings = senderStep('11', sendEncodings.length > 0) ? sendEncodings : [encoding];
  connection.sendersCreated.add(sender);
  return sender;
};

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcrtpreceiver */
export const createReceiver = (connection: Connection, kind: Kind): Receiver => {
  const track = new Track(kind, connection.world.names.id(`remote-${connection.index}`), true);
  track.readyState = receiverStep('5') ? 'live' : 'ended';
  track.muted = receiverStep('6');
  return new Receiver(connection, track);
};

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcrtptransceiver */
export const createTransceiver = (
  connection: Connection,
  sender: Sender,
  receiver: Receiver,
  direction: DirectionOrStopped,
): Transceiver => new Transceiver(connection, sender, receiver, transceiverStep('6') ? direction : 'inactive');
