import { releaseEarlyCandidates } from '../ice/candidates';
import { algorithm } from '../infra/step';
import { noteIceSettings } from '../jsep/continuity';
import { saveReceiveCodecs } from '../rtp/negotiate';
import { dropCodecsNotNegotiated, saveRidlessEncodings } from '../rtp/simulcast';
import { viewDescription } from '../sdp/view';
import { type Connection, type Credentials, description, type SdpType } from './connection';
import { updateNegotiationNeededFlag } from './update-the-negotiation-needed-flag';

const step = algorithm('set-a-session-description');

/** The ICE credentials in the sections of a description. */
export const credentialsOf = (sdp: string): Credentials[] =>
  viewDescription(sdp).sections.flatMap(({ ufrag, pwd }) => (ufrag && pwd ? [{ ufrag, pwd }] : []));

/** Step 4.6.4: what a rollback will restore. */
export const saveLastStableState = (connection: Connection): void => {
  if (step('4.6.4.1')) connection.lastStableStateSctpTransport = connection.sctpTransport;
  for (const { sender, receiver } of connection.transceivers) {
    if (step('4.6.4.2.1')) sender.lastStableStateSenderTransport = sender.senderTransport;
    saveRidlessEncodings(sender);
    if (step('4.6.4.2.3')) receiver.lastStableStateReceiverTransport = receiver.receiverTransport;
    if (step('4.6.4.2.4')) receiver.lastStableStateAssociatedRemoteMediaStreams = receiver.associatedRemoteMediaStreams;
    saveReceiveCodecs(receiver);
  }
};

/** A completed negotiation, local or remote: both descriptions become current. */
const complete = (connection: Connection, sdp: string, remote: boolean): void => {
  const answer = description('answer', sdp);
  connection.currentLocalDescription = remote ? connection.pendingLocalDescription : answer;
  connection.currentRemoteDescription = remote ? answer : connection.pendingRemoteDescription;
  connection.pendingLocalDescription = null;
  connection.pendingRemoteDescription = null;
  connection.lastCreatedOffer = '';
  connection.lastCreatedAnswer = '';
  connection.signalingState = 'stable';
  const present = new Set(credentialsOf(connection.currentLocalDescription?.sdp ?? '').map(({ ufrag }) => ufrag));
  if (!connection.localIceCredentialsToReplace.some(({ ufrag }) => present.has(ufrag)))
    connection.localIceCredentialsToReplace = [];
};

const storeLocal = (connection: Connection, type: SdpType, sdp: string): void => {
  if (step('4.6.5.1', type === 'offer')) {
    connection.pendingLocalDescription = description(type, sdp);
    connection.signalingState = 'have-local-offer';
  } else if (step('4.6.5.2', type === 'answer')) complete(connection, sdp, false);
  else if (step('4.6.5.3')) {
    connection.pendingLocalDescription = description(type, sdp);
    connection.signalingState = 'have-local-pranswer';
  }
  connection.localDescriptionApplied = true;
  noteIceSettings(connection);
  releaseEarlyCandidates(connection);
};

const storeRemote = (connection: Connection, type: SdpType, sdp: string): void => {
  if (step('4.6.6.1', type === 'offer')) {
    connection.pendingRemoteDescription = description(type, sdp);
    connection.signalingState = 'have-remote-offer';
  } else if (step('4.6.6.2', type === 'answer')) complete(connection, sdp, true);
  else if (step('4.6.6.3')) {
    connection.pendingRemoteDescription = description(type, sdp);
    connection.signalingState = 'have-remote-pranswer';
  }
  connection.canTrickleIceCandidates = viewDescription(sdp).iceOptions.includes('trickle');
};

/** Steps 4.6.5 and 4.6.6. */
export const storeDescription = (connection: Connection, type: SdpType, sdp: string, remote: boolean): void => {
  if (step('4.6.5', !remote)) storeLocal(connection, type, sdp);
  else if (step('4.6.6', remote)) storeRemote(connection, type, sdp);
  connection.changes++;
};

const rejectedIn = (sdp: string | undefined, index: number | null): boolean =>
  sdp !== undefined && index !== null && viewDescription(sdp).sections[index]?.rejected === true;

/** Step 4.6.13: stopped transceivers leave the set once their sections are rejected. */
export const removeStopped = (connection: Connection): void => {
  const { currentLocalDescription: local, currentRemoteDescription: remote } = connection;
  const rejected = (index: number | null) => rejectedIn(local?.sdp, index) || rejectedIn(remote?.sdp, index);
  connection.transceivers = connection.transceivers.filter(
    ({ stopped, sectionIndex }) => !step('4.6.13.1.1', stopped && rejected(sectionIndex)),
  );
};

/** Step 4.6.14: negotiation is complete, or was abandoned. */
export const becomeStable = (connection: Connection): void => {
  for (const transceiver of connection.transceivers) {
    dropCodecsNotNegotiated(transceiver);
    transceiver.createdByPendingOffer = false;
    transceiver.associatedByPending = false;
  }
  if (step('4.6.14.3')) {
    connection.negotiationNeeded = false;
    updateNegotiationNeededFlag(connection);
  }
};
