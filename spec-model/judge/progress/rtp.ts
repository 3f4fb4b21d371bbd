import { Stream, Track } from '../../rtp/track';
import type { Receiver } from '../../rtp/transceiver';
import type { Run } from '../run';
import type { AttributeSight, EventSight, Progress } from './progress';

const receiverOf = (track: Track): Receiver | undefined =>
  track.connection?.transceivers.find(({ receiver }) => receiver.receiverTrack === track)?.receiver;

/** A sender says BYE when its transceiver is stopped, or its connection closed. */
const saidBye = (run: Run, receiver: Receiver): boolean => {
  const { mid } = receiver.transceiver;
  return run
    .allConnections()
    .some(
      (other) =>
        other !== receiver.connection &&
        (other.isClosed || other.transceivers.some((t) => t.mid === mid && t.stopping)),
    );
};

/** Nothing tells when BYE comes: a track that was unmuted may be muted by it at any time. Tells whether it was. */
export const byeCame = (run: Run, track: Track): boolean => {
  const receiver = receiverOf(track);
  if (track.muted || track.readyState === 'ended' || !receiver || !saidBye(run, receiver)) return false;
  track.muted = true;
  return true;
};

const muted = (run: Run, { target, entry, connection }: EventSight): boolean => {
  if (entry.type !== 'mute' || !(target instanceof Track)) return false;
  if (run.pendingCall(connection) || !byeCame(run, target)) return false;
  connection.world.observer.fire(connection, target, 'mute', {});
  return true;
};

const isRemote = (run: Run, object: object): boolean =>
  object instanceof Track
    ? object.connection !== undefined
    : run.allConnections().some(({ remoteStreams }) => [...remoteStreams.values()].some((stream) => stream === object));

/** Tracks whose ids were seen. */
const named = new WeakSet<object>();

/** What is not of a receiver is not of this specification; the ids of tracks are made up, once. */
const adopted = (run: Run, { object, name, seen }: AttributeSight): boolean => {
  if (!(object instanceof Track || object instanceof Stream)) return false;
  const made = object instanceof Track && name === 'id' && !named.has(object);
  if (isRemote(run, object) && !made) return false;
  if (made) named.add(object);
  Object.assign(object, { [name]: run.lookahead.text(seen) ?? seen });
  return true;
};

export const rtp: Progress = {
  domain: 'rtp',
  interfaces: ['MediaStreamTrack'],
  event: muted,
  attribute: adopted,
  /** What was received before has unmuted its track by now, or never will. */
  quiet: (_run, connection) => {
    for (const transceiver of connection.transceivers) transceiver.wasReceptive = false;
  },
};
