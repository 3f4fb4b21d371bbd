import type { DtlsTransport } from '../dtls/transport';
import type { Connection } from '../peer-connection/connection';
import type { IceCandidate } from '../peer-connection/ice-candidate';
import type { IceCandidatePair } from './candidate-pair';

export type IceTransportState = 'new' | 'checking' | 'connected' | 'completed' | 'disconnected' | 'failed' | 'closed';
export type GathererState = 'new' | 'gathering' | 'complete';
export type IceRole = 'unknown' | 'controlling' | 'controlled';

/** RTCIceTransport: its internal slots. https://w3c.github.io/webrtc-pc/#rtcicetransport */
export class IceTransport {
  iceTransportState: IceTransportState = 'new';
  iceGathererState: GathererState = 'new';
  selectedCandidatePair: IceCandidatePair | null = null;
  iceRole: IceRole = 'unknown';
  /** RTP and RTCP are always multiplexed here: a transport of its own for RTCP is not shown by the API. */
  readonly component = 'rtp';
  /** Those that icecandidate told of. */
  readonly localCandidates: IceCandidate[] = [];
  /** Those that addIceCandidate was given. */
  readonly remoteCandidates: IceCandidate[] = [];

  /** Username fragments of generations whose gathering has ended. */
  readonly gathered = new Set<string>();
  /** Username fragment of the generation that is being gathered. */
  gathering: string | undefined;
  /** How often icecandidate(null) was fired since gathering began. */
  nullFired = 0;

  /** `mid`: of the section whose credentials and candidates it has; the tagged one of a BUNDLE group. */
  constructor(
    readonly connection: Connection,
    public mid: string,
  ) {}
}

/** The transports that the aggregated states consider: those of the transceivers in the set, and SCTP's. */
export const consideredDtlsTransports = (connection: Connection): DtlsTransport[] => {
  const ofTransceivers = connection.transceivers.map(({ sender }) => sender.senderTransport);
  const all = [...ofTransceivers, connection.sctpTransport?.transport ?? null];
  return [...new Set(all.filter((transport) => transport !== null))];
};

export const consideredTransports = (connection: Connection): IceTransport[] =>
  consideredDtlsTransports(connection).map(({ iceTransport }) => iceTransport);
