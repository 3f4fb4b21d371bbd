import { replaceTrack } from '../../rtp/replace-track';
import { setStreams } from '../../rtp/set-streams';
import type { Stream, Track } from '../../rtp/track';
import { Sender } from '../../rtp/transceiver';
import { type Interface, instanceOf } from '../interface';

export const sender: Interface<Sender> = {
  name: 'RTCRtpSender',
  is: instanceOf(Sender),
  attributes: {
    track: ({ senderTrack }) => senderTrack,
    transport: ({ senderTransport }) => senderTransport,
  },
  methods: {
    replaceTrack: (target, track: Track | null) => replaceTrack(target, track),
    setStreams: (target, ...streams: Stream[]) => setStreams(target, streams),
  },
};
