import { getSenderCapabilities } from '../../rtp/capabilities';
import type { SendParameters } from '../../rtp/get-parameters';
import { replaceTrack } from '../../rtp/replace-track';
import { setParameters } from '../../rtp/set-parameters';
import { setStreams } from '../../rtp/set-streams';
import { shownSendParameters } from '../../rtp/shown-parameters';
import type { Stream, Track } from '../../rtp/track';
import { Sender } from '../../rtp/transceiver';
import { getSenderStats } from '../../stats/get-stats';
import { type Interface, instanceOf } from '../interface';

export const sender: Interface<Sender> = {
  name: 'RTCRtpSender',
  is: instanceOf(Sender),
  attributes: {
    track: ({ senderTrack }) => senderTrack,
    transport: ({ senderTransport }) => senderTransport,
    dtmf: ({ dtmf }) => dtmf,
  },
  methods: {
    getStats: getSenderStats,
    getParameters: shownSendParameters,
    setParameters: (target, parameters: SendParameters) => setParameters(target, parameters),
    replaceTrack: (target, track: Track | null) => replaceTrack(target, track),
    setStreams: (target, ...streams: Stream[]) => setStreams(target, streams),
  },
  statics: {
    getCapabilities: getSenderCapabilities,
  },
};
