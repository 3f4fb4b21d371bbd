import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { Receiver, Sender } from './transceiver';

const sendersStep = algorithm('CollectSenders');
const receiversStep = algorithm('RTCPeerConnection.getReceivers');

/** https://w3c.github.io/webrtc-pc/#dfn-collectsenders */
export const collectSenders = (connection: Connection): Sender[] =>
  connection.transceivers.filter((t) => sendersStep('3.1', !t.stopped)).map((t) => t.sender);

/** https://w3c.github.io/webrtc-pc/#dom-peerconnection-getreceivers */
export const getReceivers = (connection: Connection): Receiver[] =>
  connection.transceivers.filter((t) => receiversStep('3.1', !t.stopped)).map((t) => t.receiver);
