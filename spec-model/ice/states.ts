import type { DtlsTransport } from '../dtls/transport';
import { algorithm } from '../infra/step';
import type { Connection, ConnectionState, GatheringState, IceConnectionState } from '../peer-connection/connection';
import { consideredDtlsTransports, type IceTransport, type IceTransportState } from './transport';

const gathering = algorithm('derive.RTCIceGatheringState');
const ice = algorithm('derive.RTCIceConnectionState');
const overall = algorithm('derive.RTCPeerConnectionState');

/** The transports whose states count; that of SCTP alone does since 2680. */
const counted = (connection: Connection): DtlsTransport[] => {
  const sctp = connection.sctpTransport?.transport;
  const carriesMedia = connection.transceivers.some(({ sender }) => sender.senderTransport === sctp);
  const counts = () => connection.shownSctpTransport !== null && connection.world.edition.has('2680');
  return consideredDtlsTransports(connection).filter((transport) => transport !== sctp || carriesMedia || counts());
};

/** Whether the state of a transport counts for those of the connection. */
export const isCounted = (transport: IceTransport): boolean => countedIce(transport.connection).includes(transport);

const countedIce = (connection: Connection): IceTransport[] =>
  counted(connection).map(({ iceTransport }) => iceTransport);

/** https://w3c.github.io/webrtc-pc/#rtcicegatheringstate-enum */
export const deriveIceGatheringState = (connection: Connection): GatheringState => {
  const states = countedIce(connection).map((transport) => transport.iceGathererState);
  if (gathering('gathering', states.includes('gathering'))) return 'gathering';
  if (gathering('complete', states.length > 0 && states.every((state) => state === 'complete'))) return 'complete';
  return 'new';
};

/** https://w3c.github.io/webrtc-pc/#rtciceconnectionstate-enum */
export const deriveIceConnectionState = (connection: Connection): IceConnectionState => {
  if (ice('closed', connection.isClosed)) return 'closed';
  const states = countedIce(connection).map((transport) => transport.iceTransportState);
  const any = (...wanted: IceTransportState[]) => states.some((state) => wanted.includes(state));
  const all = (...wanted: IceTransportState[]) => states.every((state) => wanted.includes(state));
  if (ice('failed', any('failed'))) return 'failed';
  if (ice('disconnected', any('disconnected'))) return 'disconnected';
  if (ice('new', all('new', 'closed'))) return 'new';
  if (ice('checking', any('new', 'checking'))) return 'checking';
  if (ice('completed', all('completed', 'closed'))) return 'completed';
  return 'connected';
};

/** The table names "connected" only since 2828, and that was hardly meant. */
const completedIsConnected = (connection: Connection): boolean => {
  const { chooser, edition } = connection.world;
  if (!edition.has('2828')) return true;
  connection.completedIsConnected ??= chooser.choose('connectionState.completed', [true, false], connection);
  return connection.completedIsConnected;
};

/**
 * Unlike the letter of the table since 2023, "completed" may count as connected (CONFORMANCE.md, `completed-is-connected`).
 * @see https://w3c.github.io/webrtc-pc/#rtcpeerconnectionstate-enum
 */
export const deriveConnectionState = (connection: Connection): ConnectionState => {
  const iceState = connection.iceConnectionState;
  const dtls = counted(connection).map((transport) => transport.dtlsTransportState);
  if (overall('closed', iceState === 'closed')) return 'closed';
  if (overall('failed', iceState === 'failed' || dtls.includes('failed'))) return 'failed';
  if (overall('disconnected', iceState === 'disconnected')) return 'disconnected';
  const quiet = dtls.every((state) => state === 'new' || state === 'closed');
  if (overall('new', (iceState === 'new' && quiet) || dtls.length === 0)) return 'new';
  const secure = dtls.every((state) => state === 'connected' || state === 'closed');
  const connected =
    iceState === 'connected' || (iceState === 'completed' && secure && completedIsConnected(connection));
  return overall('connected', connected && secure) ? 'connected' : 'connecting';
};
