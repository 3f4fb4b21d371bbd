import { deriveConnectionState } from '../ice/states';
import { errorValue } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { DtlsTransport, DtlsTransportState } from './transport';

const failure = algorithm('dtls-transport-error');
const change = algorithm('dtls-transport-state-update');
const update = algorithm('update-the-connection-state');

export type DtlsErrorDetail = 'dtls-failure' | 'fingerprint-failure';

/** https://w3c.github.io/webrtc-pc/#rtcdtlstransport-interface, in a task: an error of the layer below. */
export const dtlsTransportError = (transport: DtlsTransport, errorDetail: DtlsErrorDetail): void => {
  const { connection } = transport;
  const { observer } = connection.world;
  if (failure('2', transport.dtlsTransportState === 'failed')) return;
  if (failure('3')) transport.dtlsTransportState = 'failed';
  if (failure('4'))
    observer.fire(connection, transport, 'error', { error: errorValue('RTCError', errorDetail, { errorDetail }) });
  if (failure('5')) observer.fire(connection, transport, 'statechange', {});
};

/** In a task: any other change of the layer below. `certificates`: the peer's, when it is connected. */
export const updateDtlsTransportState = (
  transport: DtlsTransport,
  state: DtlsTransportState,
  certificates: DtlsTransport['remoteCertificates'] = [],
): void => {
  const { connection } = transport;
  if (change('3')) transport.dtlsTransportState = state;
  if (change('4', state === 'connected')) transport.remoteCertificates = certificates;
  if (change('5')) connection.world.observer.fire(connection, transport, 'statechange', {});
};

/** https://w3c.github.io/webrtc-pc/#update-the-connection-state, in a task of its own. */
export const updateConnectionState = ({ connection }: DtlsTransport): void => {
  if (update('2', connection.isClosed)) return;
  const state = deriveConnectionState(connection);
  if (update('4', state === connection.connectionState)) return;
  if (update('5')) connection.connectionState = state;
  if (update('6')) connection.world.observer.fire(connection, connection, 'connectionstatechange', {});
};
