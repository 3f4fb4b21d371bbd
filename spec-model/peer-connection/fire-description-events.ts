import { channelFailure } from '../data-channel/unable-to-create';
import { algorithm } from '../infra/step';
import type { RemoteTrackChanges } from '../rtp/remote-tracks';
import type { Connection, SignalingState } from './connection';

const step = algorithm('set-a-session-description');

/** Steps 4.6.15 to 4.6.20, after all state has changed. */
export const fireEvents = (connection: Connection, before: SignalingState, changes: RemoteTrackChanges): void => {
  const { observer } = connection.world;
  if (step('4.6.15', connection.signalingState !== before))
    observer.fire(connection, connection, 'signalingstatechange', {});
  for (const channel of changes.errorList) if (step('4.6.16')) channel.fire('error', { error: channelFailure() });
  for (const track of changes.muteTracks)
    if (step('4.6.17', !track.muted)) {
      track.muted = true;
      observer.fire(connection, track, 'mute', {});
    }
  for (const { stream, track } of changes.removeList)
    if (step('4.6.18', stream.tracks.delete(track))) observer.fire(connection, stream, 'removetrack', { track });
  for (const { stream, track } of changes.addList)
    if (step('4.6.19', !stream.tracks.has(track))) {
      stream.tracks.add(track);
      observer.fire(connection, stream, 'addtrack', { track });
    }
  for (const init of changes.trackEventInits)
    if (step('4.6.20')) observer.fire(connection, connection, 'track', { ...init });
};
