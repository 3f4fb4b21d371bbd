import type { World } from '../infra/world';
import { Stream, Track } from '../rtp/track';

/** `new MediaStream()`, of another stream's tracks, or of tracks. Events tell only of what others change. */
export const constructStream = (world: World, from?: Stream | readonly Track[]): Stream =>
  new Stream(world.names.id('stream'), from instanceof Stream ? from.tracks : from);

/** https://w3c.github.io/mediacapture-main/#dom-mediastreamtrack-clone */
export const cloneTrack = (world: World, track: Track): Track => {
  const clone = new Track(track.kind, world.names.id(track.kind), track.remote, track.label);
  const { readyState, muted, enabled, constraints } = track;
  return Object.assign(clone, { readyState, muted, enabled, constraints });
};

/** https://w3c.github.io/mediacapture-main/#dom-mediastream-clone */
export const cloneStream = (world: World, stream: Stream): Stream =>
  new Stream(
    world.names.id('stream'),
    [...stream.tracks].map((track) => cloneTrack(world, track)),
  );

export const tracksOf = ({ tracks }: Stream, kind: Track['kind']): Track[] =>
  [...tracks].filter((track) => track.kind === kind);

/** A stream is active while one of its tracks lives. */
export const isActive = ({ tracks }: Stream): boolean => [...tracks].some(({ readyState }) => readyState === 'live');
