import type { Connection } from '../peer-connection/connection';

export type IceTransportState = 'new' | 'checking' | 'connected' | 'completed' | 'disconnected' | 'failed' | 'closed';
export type GathererState = 'new' | 'gathering' | 'complete';
export type DtlsTransportState = 'new' | 'connecting' | 'connected' | 'closed' | 'failed';

/** RTCIceTransport together with the RTCDtlsTransport above it: one of each for a section, or for a BUNDLE group. */
export class IceTransport {
  state: IceTransportState = 'new';
  gatheringState: GathererState = 'new';
  dtls: DtlsTransportState = 'new';
  /** Username fragments of generations whose gathering has ended. */
  readonly gathered = new Set<string>();
  /** Username fragment of the generation that is being gathered. */
  gathering: string | undefined;
  /** Whether icecandidate(null) was fired since gathering began. */
  nullFired = 0;

  constructor(readonly mid: string) {}
}

/** Makes a transport for a section; once an answer has bundled, the first one serves all. */
export const transportFor = (connection: Connection, mid: string): IceTransport => {
  const bundled = connection.currentLocalDescription !== null ? [...connection.iceTransports][0] : undefined;
  const transport = bundled ?? new IceTransport(mid);
  connection.iceTransports.add(transport);
  return transport;
};

/** The transports that the aggregated states consider: those of the transceivers in the set, and SCTP's. */
export const consideredTransports = (connection: Connection): IceTransport[] => {
  const ofTransceivers = connection.transceivers.map(({ sender }) => sender.senderTransport);
  const all = [...ofTransceivers, connection.sctpTransport?.transport ?? null];
  return [...new Set(all.filter((transport) => transport !== null))];
};
