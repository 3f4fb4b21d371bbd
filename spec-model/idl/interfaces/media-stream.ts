import { cloneStream, constructStream, isActive, tracksOf } from '../../media/media-stream';
import { Stream, type Track } from '../../rtp/track';
import { type Interface, instanceOf } from '../interface';

export const mediaStream: Interface<Stream> = {
  name: 'MediaStream',
  is: instanceOf(Stream),
  construct: constructStream,
  attributes: {
    id: ({ id }) => id,
    active: isActive,
  },
  methods: {
    getAudioTracks: (stream) => tracksOf(stream, 'audio'),
    getVideoTracks: (stream) => tracksOf(stream, 'video'),
    getTracks: ({ tracks }) => [...tracks],
    getTrackById: ({ tracks }, id: string) => [...tracks].find((track) => track.id === id) ?? null,
    addTrack: ({ tracks }, track: Track) => void tracks.add(track),
    removeTrack: ({ tracks }, track: Track) => void tracks.delete(track),
  },
  inWorld: {
    clone: cloneStream,
  },
};
