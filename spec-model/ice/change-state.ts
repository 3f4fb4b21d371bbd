import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { deriveConnectionState, deriveIceConnectionState } from './states';
import type { DtlsTransportState, IceTransport, IceTransportState } from './transport';

const change = algorithm('change-the-selected-candidate-pair-and-state');
const update = algorithm('update-the-connection-state');

/** https://w3c.github.io/webrtc-pc/#dfn-change-the-selected-candidate-pair-and-state, in a task: the new states of some transports. */
export const changeIceState = (
  connection: Connection,
  states: readonly { readonly transport: IceTransport; readonly state: IceTransportState }[],
): void => {
  if (change('2', connection.isClosed)) return;
  const { iceConnectionState: ice, connectionState: overall } = connection;
  for (const { transport, state } of states) if (change('9.1')) transport.state = state;
  if (change('9.3')) connection.iceConnectionState = deriveIceConnectionState(connection);
  if (change('9.5')) connection.connectionState = deriveConnectionState(connection);
  const { observer } = connection.world;
  if (change('12', connection.iceConnectionState !== ice))
    observer.fire(connection, connection, 'iceconnectionstatechange', {});
  if (change('13', connection.connectionState !== overall))
    observer.fire(connection, connection, 'connectionstatechange', {});
};

/** https://w3c.github.io/webrtc-pc/#update-the-connection-state, in a task: DTLS transports are in new states. */
export const changeDtlsState = (
  connection: Connection,
  states: readonly { readonly transport: IceTransport; readonly dtls: DtlsTransportState }[],
): void => {
  if (update('2', connection.isClosed)) return;
  for (const { transport, dtls } of states) transport.dtls = dtls;
  const derived = deriveConnectionState(connection);
  if (update('4', derived === connection.connectionState)) return;
  if (update('5')) connection.connectionState = derived;
  if (update('6')) connection.world.observer.fire(connection, connection, 'connectionstatechange', {});
};
