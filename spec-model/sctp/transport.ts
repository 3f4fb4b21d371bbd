import type { DtlsTransport } from '../dtls/transport';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { Association } from './association';

const step = algorithm('create-an-RTCSctpTransport');

export type SctpTransportState = 'connecting' | 'connected' | 'closed';
export type DtlsRole = 'client' | 'server';

/** RTCSctpTransport: its internal slots. https://w3c.github.io/webrtc-pc/#rtcsctptransport-interface */
export class SctpTransport {
  state: SctpTransportState = 'closed';
  maxMessageSize: number | null = Number.NaN;
  maxBufferSize: number | null = Number.NaN;
  maxChannels: number | null = Number.NaN;
  transport: DtlsTransport | null = null;
  /** Known once an answer has told it: which ids the channels of this side have depends on it. */
  dtlsRole: DtlsRole | null = null;
  /** The SCTP association, once it is established. */
  association: Association | null = null;

  /** An answer, or a provisional one, has taken up the association. */
  answered = false;

  constructor(readonly connection: Connection) {}
}

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcsctptransport */
export const createSctpTransport = (connection: Connection, initialState: SctpTransportState): SctpTransport => {
  const transport = new SctpTransport(connection);
  if (step('2')) transport.state = initialState;
  if (step('3')) transport.maxMessageSize = null;
  if (step('4')) transport.maxBufferSize = null;
  if (step('5')) transport.maxChannels = null;
  return transport;
};
