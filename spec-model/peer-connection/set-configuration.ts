import type { Configuration } from '../configuration/configuration';
import { setAConfiguration } from '../configuration/set-a-configuration';
import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from './connection';

const step = algorithm('RTCPeerConnection.setConfiguration');

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-setconfiguration */
export const setConfiguration = (connection: Connection, configuration: Configuration): Thrown | undefined => {
  if (step('2', connection.isClosed)) return throws('InvalidStateError', 'the connection is closed');
  return step('3') ? setAConfiguration(connection, configuration) : undefined;
};
