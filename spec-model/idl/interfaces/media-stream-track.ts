import { resolved } from '../../infra/promise';
import { cloneTrack } from '../../media/clone-track';
import { capabilitiesOf, settingsOf } from '../../media/settings';
import { stopTrack } from '../../media/stop-track';
import { Track } from '../../rtp/track';
import { type Interface, instanceOf } from '../interface';

export const mediaStreamTrack: Interface<Track> = {
  name: 'MediaStreamTrack',
  is: instanceOf(Track),
  attributes: {
    kind: ({ kind }) => kind,
    id: ({ id }) => id,
    label: ({ label }) => label,
    enabled: ({ enabled }) => enabled,
    muted: ({ muted }) => muted,
    readyState: ({ readyState }) => readyState,
  },
  setters: {
    enabled: (track, enabled: boolean) => {
      track.enabled = enabled;
    },
  },
  methods: {
    stop: stopTrack,
    getCapabilities: (track) => capabilitiesOf(track),
    getConstraints: ({ constraints }) => constraints,
    getSettings: (track) => settingsOf(track),
  },
  inWorld: {
    clone: cloneTrack,
    applyConstraints: (world, track, constraints: object) => {
      track.constraints = constraints;
      return resolved(world, undefined);
    },
  },
};
