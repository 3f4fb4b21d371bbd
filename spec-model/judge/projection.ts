import { interfaceOf } from '../idl/registry';
import type { Connection, Description } from '../peer-connection/connection';
import { collectSenders, getReceivers } from '../rtp/collect';
import { getCurrentDirection, getDirection } from '../rtp/direction';
import type { Track } from '../rtp/track';
import type { Transceiver } from '../rtp/transceiver';

/** What the attributes of a connection have to be, with the model's objects in the place of handles. */
export const project = (connection: Connection) => ({
  signalingState: connection.signalingState,
  iceGatheringState: connection.iceGatheringState,
  iceConnectionState: connection.iceConnectionState,
  connectionState: connection.connectionState,
  canTrickleIceCandidates: connection.canTrickleIceCandidates,
  localDescription: connection.localDescription,
  currentLocalDescription: connection.currentLocalDescription,
  pendingLocalDescription: connection.pendingLocalDescription,
  remoteDescription: connection.remoteDescription,
  currentRemoteDescription: connection.currentRemoteDescription,
  pendingRemoteDescription: connection.pendingRemoteDescription,
  sctp: connection.shownSctpTransport,
  transceivers: connection.transceivers.map(projectTransceiver),
  senders: collectSenders(connection) as object[],
  receivers: getReceivers(connection) as object[],
});

const projectTransceiver = (transceiver: Transceiver) => ({
  h: transceiver,
  mid: transceiver.mid,
  direction: getDirection(transceiver),
  currentDirection: getCurrentDirection(transceiver),
  sender: transceiver.sender as object,
  senderTrack: transceiver.sender.senderTrack as Track | null,
  receiver: transceiver.receiver as object,
  receiverTrack: transceiver.receiver.receiverTrack,
});

export type Projection = ReturnType<typeof project>;
export type ProjectedTransceiver = Projection['transceivers'][number];

/** One value of the projection as text, by path: for finding the step that changed it. */
export const probe = (connection: Connection, path: string): string => {
  const keys = path.split('.');
  let value: unknown = project(connection);
  for (const key of keys)
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return Array.isArray(value) ? String(value.length) : describe(value);
};

/** One attribute of an object as text. */
export const probeObject = (object: object | undefined, name: string): string =>
  describe(object && interfaceOf(object)?.attributes[name]?.(object));

const ids = new WeakMap<object, number>();
let count = 0;
const describe = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('applied' in value) return `${(value as Description).type} ${(value as Description).sdp}`;
  if (!ids.has(value)) ids.set(value, ++count);
  return `object ${ids.get(value)}`;
};
