export type Kind = 'audio' | 'video';

/** MediaStreamTrack, as far as webrtc-pc touches it. */
export class Track {
  readyState: 'live' | 'ended' = 'live';
  muted = false;

  constructor(
    readonly kind: Kind,
    readonly id: string,
    readonly remote: boolean,
  ) {}
}

/** MediaStream: an id, and the tracks that remote descriptions put into it. */
export class Stream {
  readonly tracks = new Set<Track>();

  constructor(readonly id: string) {}
}
