import { algorithm } from '../infra/step';
import type { World } from '../infra/world';
import { Track } from '../rtp/track';

const step = algorithm('mediacapture.track-clone');

/** https://w3c.github.io/mediacapture-main/#dfn-clone-a-track */
export const cloneTrack = (world: World, track: Track): Track => {
  const { kind, remote, label } = track;
  const clone = new Track(kind, world.names.id(kind), remote, step('3') ? label : '');
  if (step('4', track.readyState === 'ended')) clone.readyState = 'ended';
  if (step('5')) Object.assign(clone, { enabled: track.enabled, muted: track.muted });
  clone.constraints = track.constraints;
  clone.original = track.original ?? track;
  return clone;
};
