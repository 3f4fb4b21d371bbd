import { algorithm } from '../infra/step';
import type { IceCandidate } from '../peer-connection/ice-candidate';
import { createAnyCandidatePair, createCandidatePair } from './candidate-pair';
import { deriveConnectionState, deriveIceConnectionState } from './states';
import type { IceTransport, IceTransportState } from './transport';

const change = algorithm('change-the-selected-candidate-pair-and-state');

/** What the ICE agent indicates: another pair ('any': only a trace knows it; null: none any more), another state, or both. */
export interface IceChange {
  readonly pair?: { readonly local: IceCandidate; readonly remote: IceCandidate } | 'any' | null;
  readonly state?: IceTransportState;
}

/** Step 9: whether the connection's states changed with the transport's. */
const changeState = (transport: IceTransport, state: IceTransportState) => {
  const { connection } = transport;
  const { iceConnectionState: ice, connectionState: overall } = connection;
  if (change('9.1')) transport.iceTransportState = state;
  if (change('9.3')) connection.iceConnectionState = deriveIceConnectionState(connection);
  if (change('9.5')) connection.connectionState = deriveConnectionState(connection);
  return { ice: connection.iceConnectionState !== ice, overall: connection.connectionState !== overall };
};

/** https://w3c.github.io/webrtc-pc/#dfn-change-the-selected-candidate-pair-and-state, in a task. */
export const changeIceTransport = (transport: IceTransport, { pair, state }: IceChange): void => {
  const { connection } = transport;
  if (change('2', connection.isClosed)) return;
  if (pair !== undefined && change('8.2'))
    transport.selectedCandidatePair =
      pair === 'any' ? createAnyCandidatePair() : pair && createCandidatePair(pair.local, pair.remote);
  const changed = change('9', state !== undefined) && state ? changeState(transport, state) : undefined;
  const { observer } = connection.world;
  if (change('10', pair !== undefined)) observer.fire(connection, transport, 'selectedcandidatepairchange', {});
  if (change('11', changed !== undefined)) observer.fire(connection, transport, 'statechange', {});
  if (change('12', changed?.ice === true)) observer.fire(connection, connection, 'iceconnectionstatechange', {});
  if (change('13', changed?.overall === true)) observer.fire(connection, connection, 'connectionstatechange', {});
};
