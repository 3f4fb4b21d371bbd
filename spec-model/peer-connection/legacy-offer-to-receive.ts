import { isThrown } from '../infra/completion';
import { algorithm } from '../infra/step';
import { addTransceiver } from '../rtp/add-transceiver';
import { receives } from '../rtp/direction';
import type { Kind } from '../rtp/track';
import type { Transceiver } from '../rtp/transceiver';
import type { Connection } from './connection';

const step = algorithm('legacy-offerToReceive');

/** RTCOfferOptions. */
export interface OfferOptions {
  readonly iceRestart: boolean;
  readonly offerToReceiveAudio?: boolean;
  readonly offerToReceiveVideo?: boolean;
}

/** Step 3.1: what receives, receives no longer. */
const receiveNone = (connection: Connection, transceivers: readonly Transceiver[]): void => {
  for (const transceiver of transceivers)
    if (transceiver.direction === 'sendrecv' && step('3.1.1')) transceiver.direction = 'sendonly';
    else if (transceiver.direction === 'recvonly' && step('3.1.2')) transceiver.direction = 'inactive';
  connection.changes++;
};

/** Steps 3.2 to 3.5; false if no transceiver could be added. */
const receiveSome = (connection: Connection, kind: Kind, transceivers: readonly Transceiver[]): boolean => {
  const already = transceivers.some(({ direction }) => receives(direction));
  if (step('3.2', already) || !step('3.3')) return true;
  const init = { direction: 'sendrecv', streams: [], sendEncodings: [] } as const;
  const transceiver = addTransceiver(connection, kind, init, { updatesNegotiationNeeded: false });
  if (step('3.4', isThrown(transceiver)) || isThrown(transceiver)) return false;
  if (step('3.5')) transceiver.direction = 'recvonly';
  return true;
};

/** https://w3c.github.io/webrtc-pc/#legacy-configuration-extensions: the steps before createOffer itself. */
export const offerToReceive = (connection: Connection, options: OfferOptions): void => {
  const given = { audio: options.offerToReceiveAudio, video: options.offerToReceiveVideo } as const;
  for (const kind of ['audio', 'video'] as const) {
    if (!step('3', given[kind] !== undefined)) continue;
    const transceivers = connection.transceivers.filter(
      (one) => one.receiver.receiverTrack.kind === kind && !one.stopped,
    );
    if (step('3.1', given[kind] === false)) receiveNone(connection, transceivers);
    // Unlike the spec (CONFORMANCE.md, `offer-to-receive-closed`), createOffer goes on where it says to abort, because its promise has to come from somewhere.
    else if (!receiveSome(connection, kind, transceivers)) return;
  }
};
