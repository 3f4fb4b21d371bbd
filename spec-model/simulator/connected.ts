import type { DtlsTransport } from '../dtls/transport';
import { associate } from '../sctp/connected';
import { flow } from './media';

/** Data can flow between two connections once an answer has told both who is who. */
const dataOver = ({ connection }: DtlsTransport, transport: DtlsTransport): boolean =>
  connection.sctpTransport?.transport === transport && connection.sctpTransport.dtlsRole !== null;

/** What begins when DTLS is connected, or signaling has changed what goes over it: media, and SCTP. */
export const connectMedia = (one: DtlsTransport, other: DtlsTransport): void => {
  flow(one, other);
  if (dataOver(one, one) && dataOver(other, other)) associate(one.connection, other.connection);
};
