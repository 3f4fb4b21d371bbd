import { Track } from '../../rtp/track';
import { type Interface, instanceOf } from '../interface';

export const mediaStreamTrack: Interface<Track> = {
  name: 'MediaStreamTrack',
  is: instanceOf(Track),
  attributes: {
    kind: ({ kind }) => kind,
    id: ({ id }) => id,
    label: ({ id, kind, remote }) => (remote ? `remote ${kind}` : id),
    muted: ({ muted }) => muted,
    readyState: ({ readyState }) => readyState,
  },
  methods: {
    stop: (track) => {
      track.readyState = 'ended';
    },
  },
};
