import { algorithm } from '../infra/step';
import type { Connection } from './connection';
import { credentialsOf } from './store-description';
import { updateNegotiationNeededFlag } from './update-the-negotiation-needed-flag';

const step = algorithm('RTCPeerConnection.restartIce');

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-restartice */
export const restartIce = (connection: Connection): undefined => {
  const { currentLocalDescription: current, pendingLocalDescription: pending } = connection;
  if (step('2'))
    connection.localIceCredentialsToReplace = [current, pending].flatMap((d) => (d ? credentialsOf(d.sdp) : []));
  connection.changes++;
  if (step('3')) updateNegotiationNeededFlag(connection);
  return undefined;
};
