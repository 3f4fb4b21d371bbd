import type { DtlsTransport } from '../dtls/transport';
import { sends } from '../rtp/direction';
import { byeReceived, dataReceived, rtcpTimedOut } from '../rtp/mute';
import { frameDelivered } from '../rtp/sources';
import type { Receiver, Sender, Transceiver } from '../rtp/transceiver';
import { incoming, outgoing, Stream } from '../stats/flow';

/** What a receiver gets: from which sender, and how many frames came. */
interface Flow {
  readonly sender: Sender;
  frames: number;
}

const flows = new WeakMap<Receiver, Flow>();

/** From which sender a receiver gets media. */
export const sourceOf = (receiver: Receiver): Sender | undefined => flows.get(receiver)?.sender;

/** The RTP stream of a sender: one SSRC for as long as it lives. */
const streamOf = (sender: Sender): Stream => {
  const stream = outgoing.get(sender) ?? new Stream(sender.connection.world.names.number('ssrc'), sender.kind);
  outgoing.set(sender, stream);
  return stream;
};

const isSending = ({ sender, sending, currentDirection }: Transceiver): boolean =>
  sending &&
  currentDirection !== null &&
  sends(currentDirection) &&
  (sender.transmitted === undefined ? sender.senderTrack : sender.transmitted)?.readyState === 'live' &&
  sender.sendEncodings.some(({ active }) => active);

/** One frame of each stream is as good as many: nothing of what is in them shows. */
const deliver = (receiver: Receiver, sender: Sender): void => {
  const { connection } = receiver;
  const flow = flows.get(receiver) ?? { sender, frames: 0 };
  flows.set(receiver, { sender, frames: flow.frames + 1 });
  const stream = streamOf(sender);
  incoming.set(receiver, stream);
  stream.start(connection.world.now());
  const frame = { ssrc: stream.ssrc, csrcs: [], rtpTimestamp: 3000 * flow.frames, level: 30 };
  frameDelivered(receiver, frame, connection.world.clock.now());
  dataReceived(receiver);
  if (connection.world.chooser.choose('media.rtcp', [false, true], connection, receiver)) rtcpTimedOut(receiver);
};

const sendTo = (one: DtlsTransport, other: DtlsTransport): void => {
  for (const transceiver of one.connection.transceivers) {
    const { sender, mid } = transceiver;
    const peer = other.connection.transceivers.find((t) => t.mid === mid && t.receiver.receiverTransport === other);
    if (!peer || sender.senderTransport !== one) continue;
    const { receiver } = peer;
    if (isSending(transceiver) && peer.receptive && peer.receiving) deliver(receiver, sender);
    else {
      outgoing.get(sender)?.stop(one.connection.world.now());
      if (flows.get(receiver)?.sender === sender && !transceiver.sending && flows.delete(receiver))
        byeReceived(receiver);
    }
  }
};

/** Media goes over two connected transports, each way, as far as it was negotiated; a sender that stops says BYE. */
export const flow = (one: DtlsTransport, other: DtlsTransport): void => {
  sendTo(one, other);
  sendTo(other, one);
};
