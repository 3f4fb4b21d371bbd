import { ModelPromise, resolved } from '../infra/promise';
import { algorithm } from '../infra/step';
import { chain } from './chain-an-operation';
import type { Connection, SdpType } from './connection';
import { setSessionDescription } from './set-a-session-description';

const step = algorithm('RTCPeerConnection.setRemoteDescription');

/** Step 3.1: the local offer is rolled back first, then the remote one is set. */
const rollBackThenSet = (connection: Connection, sdp: string): ModelPromise => {
  const promise = new ModelPromise<unknown>(connection.world);
  const rollback = step('3.1.1')
    ? setSessionDescription(connection, { type: 'rollback', sdp: '' }, false)
    : resolved(connection.world, undefined);
  rollback.upon(() => {
    if (rollback.state === 'rejected') rollback.pipe(promise);
    else if (step('3.1.2')) setSessionDescription(connection, { type: 'offer', sdp }, true).pipe(promise);
  });
  return promise;
};

/** Step 3, when the operation runs. */
const setRemote = (connection: Connection, type: SdpType, sdp: string): ModelPromise => {
  const { signalingState: state } = connection;
  const inTheWay = type === 'offer' && state !== 'stable' && state !== 'have-remote-offer';
  if (step('3.1', inTheWay && connection.world.edition.has('2019-implicit-rollback')))
    return rollBackThenSet(connection, sdp);
  return step('3.2') ? setSessionDescription(connection, { type, sdp }, true) : resolved(connection.world, undefined);
};

/** https://w3c.github.io/webrtc-pc/#dom-peerconnection-setremotedescription */
export const setRemoteDescription = (connection: Connection, type: SdpType, sdp: string): ModelPromise =>
  step('3') ? chain(connection, () => setRemote(connection, type, sdp)) : new ModelPromise(connection.world);
