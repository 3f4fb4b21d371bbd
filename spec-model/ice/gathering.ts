import { algorithm, type Step } from '../infra/step';
import type { Connection, Description } from '../peer-connection/connection';
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

/** Of a transport that begins or is complete: it tells so, and the connection in the same task, or before 2894 in a later one. */
const tell = (transport: IceTransport, step: Step, states: string, transportEvent: string, event: string): void => {
  const { connection } = transport;
  const { observer } = connection.world;
  const changed = tellsTogether(transport) && step(states) && derivesAnew(transport);
  if (step(transportEvent)) observer.fire(connection, transport, 'gatheringstatechange', {});
  if (step('before-2894-state', !tellsTogether(transport))) return updateLater(transport);
  if (step(event, changed)) observer.fire(connection, connection, 'icegatheringstatechange', {});
  if (changed) tellEnd(connection);
};

/** Since 2894, transport and connection tell of their gathering in one task. */
export const tellsTogether = ({ connection }: IceTransport): boolean => connection.world.edition.has('2894-state');

/** Since 2894, each transport tells of the end with a null candidate. */
export const endsEach = ({ world }: Connection): boolean => world.edition.has('2894-null');

/** Before that, the connection did, once. */
const tellEnd = (connection: Connection): void => {
  if (complete('before-2894-null', connection.iceGatheringState === 'complete' && !endsEach(connection)))
    connection.world.observer.fire(connection, connection, 'icecandidate', { candidate: null });
};

const update = (transport: IceTransport): void => {
  const { connection } = transport;
  if (connection.isClosed || !derivesAnew(transport)) return;
  connection.world.observer.fire(connection, connection, 'icegatheringstatechange', {});
  tellEnd(connection);
};

/** What its task is called. */
export const updateLabel = 'update the ICE gathering state';

/** What the agent tells next comes after it, also where that is known already. */
export const updateLater = (transport: IceTransport): void => {
  const { connection } = transport;
  const { work } = connection.world;
  const next = work.findIndex((one) => one.lane === 'ice' && one.connection === connection);
  connection.world.queueTask('ice', connection, updateLabel, () => update(transport));
  const [task] = next < 0 ? [] : work.splice(-1);
  if (task) work.splice(next, 0, task);
};

/** https://w3c.github.io/webrtc-pc/#rtcicetransport-gathering, in a task: the ICE agent began to gather a generation. */
export const gatheringBegan = (transport: IceTransport): void => {
  if (began('1', transport.connection.isClosed)) return;
  transport.nullFired = 0;
  if (began('2')) transport.iceGathererState = 'gathering';
  tell(transport, began, '3', '6', '7');
};

/** Since 2894, the local description has the end of candidates, too. */
const end = (description: Description | null, transport: IceTransport, ufrag: string, step: string): void => {
  const { connection, mid } = transport;
  const has = represents(description, transport, ufrag) && connection.world.edition.has('2894-end');
  if (gathered(step, has) && description) description.sdp = withEndOfCandidates(description.sdp, mid);
};

/** Since 2894, a transport is complete in a task after that of its last candidate. */
const completesLater = ({ connection }: IceTransport): boolean => connection.world.edition.has('2894-task');

/** In a task: the candidates of one generation are all there; `last`: no other is being gathered. icecandidate has an empty candidate. */
export const generationGathered = (transport: IceTransport, ufrag: string, last = true): void => {
  const { connection } = transport;
  if (gathered('1', connection.isClosed)) return;
  transport.gathered.add(ufrag);
  end(connection.pendingLocalDescription, transport, ufrag, '2');
  end(connection.currentLocalDescription, transport, ufrag, '3');
  const candidate = candidateOf(transport, '', ufrag);
  if (gathered('5')) connection.world.observer.fire(connection, connection, 'icecandidate', { candidate });
  if (gathered('before-2894-task', last && !completesLater(transport))) gatheringComplete(transport);
};

/** In a further task, if no other generation is being gathered. */
export const gatheringComplete = (transport: IceTransport): void => {
  const { connection } = transport;
  const { observer } = connection.world;
  if (complete('1', connection.isClosed)) return;
  if (transport.iceGathererState === 'complete' && !completesLater(transport)) return;
  if (complete('2')) transport.iceGathererState = 'complete';
  tell(transport, complete, '3', '6', '7');
  if (!endsEach(connection)) return;
  transport.nullFired++;
  if (complete('8')) observer.fire(connection, connection, 'icecandidate', { candidate: null });
};
