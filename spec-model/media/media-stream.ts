import type { World } from '../infra/world';
import { Stream, type Track } from '../rtp/track';
import { cloneTrack } from './clone-track';

/** `new MediaStream()`, of another stream's tracks, or of tracks. Events tell only of what others change. */
export const constructStream = (world: World, from?: Stream | readonly Track[]): Stream =>
  new Stream(world.names.id('stream'), from instanceof Stream ? from.tracks : from);

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
