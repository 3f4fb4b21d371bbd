import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { localSection } from './candidates';
import { deriveIceGatheringState } from './states';
import type { GathererState, IceTransport } from './transport';

const began = algorithm('ice-gathering-began');
const gathered = algorithm('ice-generation-gathered');
const complete = algorithm('ice-gathering-complete');

/** Stores the gatherer's state and tells whether the connection's state changed with it. */
const changes = (connection: Connection, transport: IceTransport, state: GathererState): boolean => {
  transport.gatheringState = state;
  const before = connection.iceGatheringState;
  connection.iceGatheringState = deriveIceGatheringState(connection);
  return connection.iceGatheringState !== before;
};

/** https://w3c.github.io/webrtc-pc/#rtcicetransport-gathering */
export const gatheringBegan = (connection: Connection, transport: IceTransport): void => {
  if (began('1', connection.isClosed)) return;
  transport.nullFired = 0;
  if (began('7', changes(connection, transport, 'gathering')))
    connection.world.observer.fire(connection, connection, 'icegatheringstatechange', {});
};

/** The candidates of one generation are all there: icecandidate with an empty candidate. */
export const generationGathered = (connection: Connection, transport: IceTransport, ufrag: string): void => {
  if (gathered('1', connection.isClosed)) return;
  const place = localSection(connection, transport.mid);
  transport.gathered.add(ufrag);
  const candidate = {
    candidate: '',
    sdpMid: transport.mid,
    sdpMLineIndex: place?.index ?? null,
    usernameFragment: ufrag,
  };
  if (gathered('5')) connection.world.observer.fire(connection, connection, 'icecandidate', { candidate });
};

export const gatheringComplete = (connection: Connection, transport: IceTransport): void => {
  if (complete('1', connection.isClosed)) return;
  const { observer } = connection.world;
  if (complete('7', changes(connection, transport, 'complete')))
    observer.fire(connection, connection, 'icegatheringstatechange', {});
  transport.nullFired++;
  if (complete('8')) observer.fire(connection, connection, 'icecandidate', { candidate: null });
};
