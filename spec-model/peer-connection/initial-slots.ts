import { initialIceSettings } from '../configuration/configuration';
import { algorithm } from '../infra/step';
import type { Connection } from './connection';

const step = algorithm('RTCPeerConnection.constructor');

/** Steps 3 and 7, and the slots of steps 8 to 27. */
export const initializeSlots = (connection: Connection): void => {
  if (step('3')) connection.documentOrigin = connection.world.origin;
  if (step('7')) connection.iceSettings = initialIceSettings();
  connection.configuration = null;
  if (step('9')) connection.isClosed = false;
  if (step('10')) connection.negotiationNeeded = false;
  if (step('11')) connection.sctpTransport = null;
  if (step('12')) connection.lastStableStateSctpTransport = null;
  if (step('13')) connection.dataChannels = [];
  if (step('14')) connection.operations = [];
  if (step('15')) connection.updateNegotiationNeededFlagOnEmptyChain = false;
  if (step('16')) connection.lastCreatedOffer = '';
  if (step('17')) connection.lastCreatedAnswer = '';
  if (step('18')) connection.earlyCandidates = [];
  if (step('19')) connection.signalingState = 'stable';
  if (step('20')) connection.iceConnectionState = 'new';
  if (step('21')) connection.iceGatheringState = 'new';
  if (step('22')) connection.connectionState = 'new';
  if (step('23')) connection.pendingLocalDescription = null;
  if (step('24')) connection.currentLocalDescription = null;
  if (step('25')) connection.pendingRemoteDescription = null;
  if (step('26')) connection.currentRemoteDescription = null;
  if (step('27')) connection.localIceCredentialsToReplace = [];
};
