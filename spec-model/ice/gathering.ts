import { algorithm } from '../infra/step';
import type { Description } from '../peer-connection/connection';
import { withEndOfCandidates } from '../sdp/edit';
import { candidateOf, represents } from './candidates';
import { deriveIceGatheringState } from './states';
import type { IceTransport } from './transport';

const began = algorithm('ice-gathering-began');
const gathered = algorithm('ice-generation-gathered');
const complete = algorithm('ice-gathering-complete');

/** Derives the connection's state anew and tells whether it changed. */
const derivesAnew = ({ connection }: IceTransport): boolean => {
  const before = connection.iceGatheringState;
  connection.iceGatheringState = deriveIceGatheringState(connection);
  return connection.iceGatheringState !== before;
};

/** https://w3c.github.io/webrtc-pc/#rtcicetransport-gathering, in a task: the ICE agent began to gather a generation. */
export const gatheringBegan = (transport: IceTransport): void => {
  const { connection } = transport;
  const { observer } = connection.world;
  if (began('1', connection.isClosed)) return;
  transport.nullFired = 0;
  if (began('2')) transport.iceGathererState = 'gathering';
  const changed = together(transport) && began('3') && derivesAnew(transport);
  if (began('6')) observer.fire(connection, transport, 'gatheringstatechange', {});
  if (began('before-2894', !together(transport))) updateLater(transport);
  if (began('7', changed)) observer.fire(connection, connection, 'icegatheringstatechange', {});
};

/** Since 2894, transport and connection tell of their gathering in one task. */
export const together = ({ connection }: IceTransport): boolean => connection.world.edition.has('2894');

/** Before that, the connection told in a task of its own, and of the end of candidates once. */
const updateGatheringState = (transport: IceTransport): void => {
  const { connection } = transport;
  const { observer } = connection.world;
  if (connection.isClosed || !derivesAnew(transport)) return;
  observer.fire(connection, connection, 'icegatheringstatechange', {});
  if (connection.iceGatheringState === 'complete')
    observer.fire(connection, connection, 'icecandidate', { candidate: null });
};

/** What its task is called. */
export const updateLabel = 'update the ICE gathering state';

const updateLater = (transport: IceTransport): void =>
  transport.connection.world.queueTask('ice', transport.connection, updateLabel, () => updateGatheringState(transport));

/** The task of the last candidate was also that of the transport's state. */
const completeAtOnce = (transport: IceTransport): void => {
  transport.iceGathererState = 'complete';
  transport.connection.world.observer.fire(transport.connection, transport, 'gatheringstatechange', {});
  updateLater(transport);
};

const end = (description: Description | null, { mid }: IceTransport): void => {
  if (description) description.sdp = withEndOfCandidates(description.sdp, mid);
};

/** In a task: the candidates of one generation are all there. icecandidate has an empty candidate. */
export const generationGathered = (transport: IceTransport, ufrag: string): void => {
  const { connection } = transport;
  if (gathered('1', connection.isClosed)) return;
  const { pendingLocalDescription: pending, currentLocalDescription: current } = connection;
  transport.gathered.add(ufrag);
  if (gathered('2', represents(pending, transport, ufrag) && together(transport))) end(pending, transport);
  if (gathered('3', represents(current, transport, ufrag) && together(transport))) end(current, transport);
  const candidate = candidateOf(transport, '', ufrag);
  if (gathered('5')) connection.world.observer.fire(connection, connection, 'icecandidate', { candidate });
  if (gathered('before-2894', !together(transport))) completeAtOnce(transport);
};

/** In a further task, if no other generation is being gathered. */
export const gatheringComplete = (transport: IceTransport): void => {
  const { connection } = transport;
  const { observer } = connection.world;
  if (complete('1', connection.isClosed)) return;
  if (complete('before-2894', !together(transport))) {
    if (transport.iceGathererState !== 'complete') completeAtOnce(transport);
    return;
  }
  if (complete('2')) transport.iceGathererState = 'complete';
  const changed = complete('3') && derivesAnew(transport);
  if (complete('6')) observer.fire(connection, transport, 'gatheringstatechange', {});
  if (complete('7', changed)) observer.fire(connection, connection, 'icegatheringstatechange', {});
  transport.nullFired++;
  if (complete('8')) observer.fire(connection, connection, 'icecandidate', { candidate: null });
};
