import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { Codec } from './codec';
import type { Receiver } from './receiver';
import type { Sender } from './sender';
import type { Kind } from './track';

export { createReceiver, Receiver } from './receiver';
export { createSender, Sender } from './sender';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
export type DirectionOrStopped = Direction | 'stopped';

/** Stands for the mid of a section that has none: any string will do. */
export const inventedMid = '*';

/** RTCRtpTransceiver: its internal slots, which create-an-RTCRtpTransceiver initializes. */
export class Transceiver {
  stopping!: boolean;
  stopped!: boolean;
  direction!: DirectionOrStopped;
  /** It was receptive: data that was received then may unmute its track yet. */
  wasReceptive = false;
  /** These three are something else until they are initialized. */
  currentDirection: Direction | null = 'inactive';
  firedDirection: Direction | null = 'recvonly';
  mid: string | null = '';
  /** Nothing was stopped yet: media may be sent and received as far as it is negotiated. */
  sending = true;
  receiving = true;
  preferredCodecs!: readonly Codec[];
  jsepMid: string | null = null;

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
  ) {}

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

const step = algorithm('create-an-RTCRtpTransceiver');

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcrtptransceiver */
export const createTransceiver = (
  connection: Connection,
  sender: Sender,
  receiver: Receiver,
  direction: DirectionOrStopped,
): Transceiver => {
  const transceiver = new Transceiver(connection, sender, receiver);
  if (step('2')) sender.transceiver = transceiver;
  if (step('3')) receiver.transceiver = transceiver;
  transceiver.stopping = !step('4');
  transceiver.stopped = !step('5');
  transceiver.direction = step('6') ? direction : 'inactive';
  if (step('8')) transceiver.currentDirection = null;
  if (step('9')) transceiver.firedDirection = null;
  if (step('10')) transceiver.preferredCodecs = [];
  if (step('12')) transceiver.mid = null;
  return transceiver;
};
