import { closeChannelsAndSctp } from '../data-channel/close-with-connection';
import { algorithm } from '../infra/step';
import { stopTransceiver } from '../rtp/stop';
import type { Connection } from './connection';

const step = algorithm('close-the-connection');

/** https://w3c.github.io/webrtc-pc/#dfn-close-the-connection */
export const closeConnection = (connection: Connection, disappear: boolean): void => {
  if (step('1', connection.isClosed)) return;
  if (step('2')) connection.isClosed = true;
  if (step('3')) connection.signalingState = 'closed';
  for (const transceiver of connection.transceivers)
    if (!step('4.1', transceiver.stopped) && step('4.2')) stopTransceiver(transceiver, disappear);
  closeChannelsAndSctp(connection);
  for (const transport of connection.dtlsTransports) if (step('7')) transport.dtlsTransportState = 'closed';
  if (step('8')) connection.world.agent.signaled(connection);
  for (const { iceTransport } of connection.dtlsTransports) if (step('9')) iceTransport.iceTransportState = 'closed';
  if (step('10')) connection.iceConnectionState = 'closed';
  if (step('11')) connection.connectionState = 'closed';
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-close */
export const close = (connection: Connection): undefined => {
  closeConnection(connection, false);
  return undefined;
};
