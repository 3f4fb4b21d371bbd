import { Stream, Track } from '../../rtp/track';
import type { Receiver } from '../../rtp/transceiver';
import type { Run } from '../run';
import type { AttributeSight, EventSight, Progress } from './progress';

const receiverOf = ({ connection }: EventSight, track: Track): Receiver | undefined =>
  connection.transceivers.find(({ receiver }) => receiver.receiverTrack === track)?.receiver;

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

/** Nothing tells when BYE comes: a track that was unmuted may be muted by it at any time. */
const muted = (run: Run, sight: EventSight): boolean => {
  const { target, entry, connection } = sight;
  if (entry.type !== 'mute' || !(target instanceof Track) || target.muted) return false;
  const receiver = receiverOf(sight, target);
  if (run.pendingCall(connection) || !receiver || !saidBye(run, receiver)) return false;
  target.muted = true;
  connection.world.observer.fire(connection, target, 'mute', {});
  return true;
};

const isRemote = (run: Run, object: object): boolean =>
  object instanceof Track
    ? run.allConnections().some(({ transceivers }) => transceivers.some((t) => t.receiver.receiverTrack === object))
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
