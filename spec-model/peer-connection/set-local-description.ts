import { ModelPromise, rejected, resolved } from '../infra/promise';
import { algorithm } from '../infra/step';
import { chain } from './chain-an-operation';
import type { Connection, SdpType, SignalingState } from './connection';
import { createAnAnswer } from './create-answer';
import { type CreatedDescription, createAnOffer } from './create-offer';
import { setSessionDescription } from './set-a-session-description';

const step = algorithm('RTCPeerConnection.setLocalDescription');

const implicitType = (state: SignalingState): SdpType =>
  step('4.1', state === 'stable' || state === 'have-local-offer' || state === 'have-remote-pranswer')
    ? 'offer'
    : 'answer';

/** Creates a description, then sets it; a failure of either is the failure of both. */
const createThenSet = (
  connection: Connection,
  create: (connection: Connection) => ModelPromise<CreatedDescription>,
  type: SdpType,
): ModelPromise => {
  const promise = new ModelPromise<unknown>(connection.world);
  const created = create(connection);
  created.upon(() => {
    if (created.state === 'rejected') created.pipe(promise as ModelPromise<CreatedDescription>);
    else if (type === 'offer' || step('4.5.2.2'))
      setSessionDescription(connection, { type, sdp: created.value?.sdp ?? '' }, false).pipe(promise);
  });
  return promise;
};

/** Whether the last description still represents the connection is for the implementation to say: a new one is as good. */
const reuses = (connection: Connection): boolean =>
  connection.world.chooser.choose('description.reuse', [true, false], connection);

const setLocal = (connection: Connection, given: SdpType | undefined, sdp: string): ModelPromise => {
  const { world, lastCreatedOffer, lastCreatedAnswer, changes } = connection;
  const type = given ?? implicitType(connection.signalingState);
  const answers = type === 'answer' || type === 'pranswer';
  if (step('4.2', type === 'offer' && sdp !== '' && sdp !== lastCreatedOffer))
    return rejected(world, 'InvalidModificationError', 'sdp is not what createOffer returned last');
  if (step('4.3', answers && sdp !== '' && sdp !== lastCreatedAnswer))
    return rejected(world, 'InvalidModificationError', 'sdp is not what createAnswer returned last', {
      open: { key: '3129', names: ['InvalidStateError'] },
    });
  let text = sdp;
  if (step('4.4', type === 'offer' && sdp === '')) {
    if (step('4.4.1')) text = lastCreatedOffer;
    if (step('4.4.2', text === '' || connection.offerAccurateAt !== changes || !reuses(connection)))
      return createThenSet(connection, createAnOffer, type);
  } else if (step('4.5', answers && sdp === '')) {
    if (step('4.5.1')) text = lastCreatedAnswer;
    if (step('4.5.2', text === '' || connection.answerAccurateAt !== changes || !reuses(connection)))
      return createThenSet(connection, createAnAnswer, type);
  }
  return step('4.6') ? setSessionDescription(connection, { type, sdp: text }, false) : resolved(world, undefined);
};

/** https://w3c.github.io/webrtc-pc/#dom-peerconnection-setlocaldescription */
export const setLocalDescription = (connection: Connection, type: SdpType | undefined, sdp: string): ModelPromise => {
  const { world } = connection;
  const needed = type === undefined && !world.edition.has('2019-implicit-description');
  if (step('before-2019-implicit-description', needed)) return rejected(world, 'TypeError', 'a description is needed');
  connection.setLocalDescriptionCalled = true;
  return step('4') ? chain(connection, () => setLocal(connection, type, sdp)) : new ModelPromise(world);
};
