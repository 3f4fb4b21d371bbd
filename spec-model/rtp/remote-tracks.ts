import type { DataChannel } from '../data-channel/channel';
import { algorithm } from '../infra/step';
import { receives } from './direction';
import { Stream, type Track } from './track';
import type { Direction, Receiver, Transceiver } from './transceiver';

const process = algorithm('process-remote-tracks');
const addition = algorithm('process-the-addition-of-a-remote-track');
const removal = algorithm('process-the-removal-of-a-remote-track');
const associate = algorithm('set-the-associated-remote-streams');

/** A track and a stream that it is to be put into or taken out of. */
export interface StreamChange {
  readonly stream: Stream;
  readonly track: Track;
}

/** Initialiser of a track event. */
export interface TrackEventInit {
  readonly receiver: Receiver;
  readonly track: Track;
  readonly streams: readonly Stream[];
  readonly transceiver: Transceiver;
}

/** What applying a description leaves to be done when all state has changed: events, in the order of the lists. */
export interface RemoteTrackChanges {
  readonly trackEventInits: TrackEventInit[];
  readonly muteTracks: Track[];
  readonly addList: StreamChange[];
  readonly removeList: StreamChange[];
  /** Channels that no id was left for. */
  readonly errorList: DataChannel[];
}

/** https://w3c.github.io/webrtc-pc/#set-associated-remote-streams */
export const setAssociatedRemoteStreams = (
  receiver: Receiver,
  msids: readonly string[],
  addList: StreamChange[],
  removeList: StreamChange[],
): void => {
  const { connection, receiverTrack: track, associatedRemoteMediaStreams: before } = receiver;
  const known = connection.remoteStreams;
  for (const id of msids) if (associate('2', !known.has(id))) known.set(id, new Stream(id));
  const streams = [...new Set(msids)].flatMap((id) => known.get(id) ?? []);
  if (associate('5')) for (const stream of before) if (!streams.includes(stream)) removeList.push({ stream, track });
  if (associate('6')) for (const stream of streams) if (!before.includes(stream)) addList.push({ stream, track });
  if (associate('7')) receiver.associatedRemoteMediaStreams = streams;
};

/** https://w3c.github.io/webrtc-pc/#process-remote-track-addition */
const processAddition = (transceiver: Transceiver, changes: RemoteTrackChanges): void => {
  const { receiver } = transceiver;
  const { receiverTrack: track, associatedRemoteMediaStreams: streams } = receiver;
  if (addition('4')) changes.trackEventInits.push({ receiver, track, streams, transceiver });
};

/** https://w3c.github.io/webrtc-pc/#process-remote-track-removal */
export const processRemoval = (transceiver: Transceiver, muteTracks: Track[]): void => {
  const { receiverTrack } = transceiver.receiver;
  if (removal('3', !receiverTrack.muted)) muteTracks.push(receiverTrack);
};

/** https://w3c.github.io/webrtc-pc/#process-remote-tracks */
export const processRemoteTracks = (
  transceiver: Transceiver,
  direction: Direction | null,
  msids: readonly string[],
  changes: RemoteTrackChanges,
): void => {
  const before = changes.addList.length;
  const receiving = direction !== null && receives(direction);
  const received = transceiver.firedDirection !== null && receives(transceiver.firedDirection);
  if (process('1')) setAssociatedRemoteStreams(transceiver.receiver, msids, changes.addList, changes.removeList);
  if (process('2', (receiving && !received) || changes.addList.length > before)) processAddition(transceiver, changes);
  if (process('3', direction === 'sendonly' || direction === 'inactive')) transceiver.receptive = false;
  if (process('4', (direction === 'sendonly' || direction === 'inactive') && received))
    processRemoval(transceiver, changes.muteTracks);
  if (process('5')) transceiver.firedDirection = direction;
};
