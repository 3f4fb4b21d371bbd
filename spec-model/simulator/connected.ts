import type { DtlsTransport } from '../dtls/transport';
import { sends } from '../rtp/direction';
import { dataReceived } from '../rtp/mute';
import type { Receiver, Transceiver } from '../rtp/transceiver';
import { associate } from '../sctp/connected';
import { incoming, outgoing, Stream } from '../stats/flow';

/** Data can flow between two connections once an answer has told both who is who. */
const dataOver = ({ connection }: DtlsTransport, transport: DtlsTransport): boolean =>
  connection.sctpTransport?.transport === transport && connection.sctpTransport.dtlsRole !== null;

const sending = ({ currentDirection, sender, stopped }: Transceiver): boolean =>
  !stopped && currentDirection !== null && sends(currentDirection) && sender.senderTrack?.readyState === 'live';

/** The receiver at the other side: that of the section with the same mid. */
const counterpart = (transport: DtlsTransport, { mid }: Transceiver): Receiver | undefined =>
  transport.connection.transceivers.find((one) => one.mid === mid && one.receiver.receiverTransport === transport)
    ?.receiver;

const flow = (transceiver: Transceiver, receiver: Receiver): void => {
  const { sender, connection, kind } = transceiver;
  const now = connection.world.now();
  const known = outgoing.get(sender);
  if (!sending(transceiver)) return known?.stop(now);
  const stream =
    known ?? new Stream(1000 * (connection.index + 1) + connection.transceivers.indexOf(transceiver), kind);
  outgoing.set(sender, stream);
  incoming.set(receiver, stream);
  stream.start(now);
  dataReceived(receiver);
};

const mediaFrom = (one: DtlsTransport, other: DtlsTransport): void => {
  for (const transceiver of one.connection.transceivers) {
    if (transceiver.sender.senderTransport !== one) continue;
    const receiver = counterpart(other, transceiver);
    if (receiver) flow(transceiver, receiver);
  }
};

/** What begins when DTLS is connected, or signaling has changed what goes over it: SCTP and RTP. */
export const connectMedia = (one: DtlsTransport, other: DtlsTransport): void => {
  if (dataOver(one, one) && dataOver(other, other)) associate(one.connection, other.connection);
  mediaFrom(one, other);
  mediaFrom(other, one);
};
