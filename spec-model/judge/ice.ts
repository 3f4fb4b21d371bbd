import { candidateAvailable, type LocalCandidate } from '../ice/candidates';
import { changeDtlsState, changeIceState } from '../ice/change-state';
import { gatheringBegan, gatheringComplete, generationGathered } from '../ice/gathering';
import { deriveConnectionState, deriveIceConnectionState, deriveIceGatheringState } from '../ice/states';
import { consideredTransports, type DtlsTransportState, type IceTransportState } from '../ice/transport';
import type { Connection } from '../peer-connection/connection';
import type { Entry, Seen } from '../vocabulary';
import { memberOf } from './lookahead';

type EventEntry = Extract<Entry, { t: 'event' }>;

/**
 * What the ICE agent may do is the implementation's choice (site `ice.progress`): each function makes the model's agent do what would
 * explain an event, if the state of the connection allows it. The event itself is then matched like any other.
 */
type Explain = (connection: Connection, event: EventEntry, variance: (key: string) => void) => void;

const gathering: Explain = (connection, event, variance) => {
  const wanted = memberOf(event.d, 'iceGatheringState');
  const transports = consideredTransports(connection);
  const idle = transports.filter((transport) => transport.gatheringState !== 'gathering');
  const [first] = idle;
  if (wanted === 'gathering' && first) return gatheringBegan(connection, first);
  const last = transports.at(-1);
  if (wanted === 'complete' && last) {
    for (const transport of transports) if (transport !== last) transport.gatheringState = 'complete';
    return gatheringComplete(connection, last);
  }
  if (wanted !== deriveIceGatheringState(connection) || wanted === connection.iceGatheringState) return;
  variance('rederived-states');
  connection.iceGatheringState = deriveIceGatheringState(connection);
  connection.world.observer.fire(connection, connection, 'icegatheringstatechange', {});
};

const text = (value: Seen | undefined): string => (typeof value === 'string' ? value : '');

const candidate: Explain = (connection, event, variance) => {
  const seen = memberOf(event.d, 'candidate');
  const transports = consideredTransports(connection);
  if (seen === null) {
    if (connection.iceGatheringState !== 'complete' || transports.length < 2) return;
    variance('null-candidate-per-transport');
    connection.world.observer.fire(connection, connection, 'icecandidate', { candidate: null });
    return;
  }
  const line = text(memberOf(seen, 'candidate'));
  const sdpMid = text(memberOf(seen, 'sdpMid'));
  const usernameFragment = text(memberOf(seen, 'usernameFragment'));
  const transport = transports.find(({ mid }) => mid === sdpMid) ?? transports[0];
  if (!transport) return;
  if (line === '') return generationGathered(connection, transport, usernameFragment);
  if (!transports.some(({ gatheringState }) => gatheringState === 'gathering')) return;
  const index = memberOf(seen, 'sdpMLineIndex');
  const found: LocalCandidate = { candidate: line, sdpMid, sdpMLineIndex: Number(index), usernameFragment };
  candidateAvailable(connection, found);
};

const iceConnection: Explain = (connection, event, variance) => {
  const wanted = memberOf(event.d, 'iceConnectionState') as IceTransportState;
  const transports = consideredTransports(connection);
  const derived = deriveIceConnectionState(connection);
  if (derived === wanted && derived !== connection.iceConnectionState) {
    variance('rederived-states');
    connection.iceConnectionState = derived;
    connection.world.observer.fire(connection, connection, 'iceconnectionstatechange', {});
    return;
  }
  if (wanted === 'closed' || connection.remoteDescription === null || connection.localDescription === null) return;
  changeIceState(
    connection,
    transports.map((transport) => ({ transport, state: wanted })),
  );
};

const dtlsFor: Readonly<Record<string, DtlsTransportState>> = {
  connecting: 'connecting',
  connected: 'connected',
  failed: 'failed',
};

const overall: Explain = (connection, event, variance) => {
  const wanted = String(memberOf(event.d, 'connectionState'));
  const derived = deriveConnectionState(connection);
  if (derived === wanted && derived !== connection.connectionState) {
    variance('rederived-states');
    connection.connectionState = derived;
    connection.world.observer.fire(connection, connection, 'connectionstatechange', {});
    return;
  }
  const dtls = dtlsFor[wanted];
  if (!dtls || connection.remoteDescription === null || connection.localDescription === null) return;
  changeDtlsState(
    connection,
    consideredTransports(connection).map((transport) => ({ transport, dtls })),
  );
};

/** By event type. */
export const explainIce: Readonly<Record<string, Explain>> = {
  icegatheringstatechange: gathering,
  icecandidate: candidate,
  iceconnectionstatechange: iceConnection,
  connectionstatechange: overall,
};
