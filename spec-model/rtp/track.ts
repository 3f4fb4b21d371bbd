import type { Connection } from '../peer-connection/connection';

export type Kind = 'audio' | 'video';

/** MediaStreamTrack, as far as webrtc-pc touches it. */
export class Track {
  readyState: 'live' | 'ended' = 'live';
  muted = false;
  enabled = true;
  /** As applyConstraints() got them last. */
  constraints: object = {};
  /** The track that it was first cloned from: they have one source. */
  original: Track | undefined;

  constructor(
    readonly kind: Kind,
    readonly id: string,
    readonly remote: boolean,
    readonly label = remote ? `remote ${kind}` : id,
    /** Whose receiver it belongs to; undefined for any other track. */
    readonly connection?: Connection,
  ) {}
}

/** MediaStream: an id, and its tracks: those that remote descriptions or the application put into it. */
export class Stream {
  readonly tracks: Set<Track>;

  constructor(
    readonly id: string,
    tracks: Iterable<Track> = [],
  ) {
    this.tracks = new Set(tracks);
  }
}
