import { getReceiverCapabilities } from '../../rtp/capabilities';
import { setJitterBufferTarget } from '../../rtp/jitter-buffer-target';
import { shownReceiveParameters } from '../../rtp/shown-parameters';
import { getContributingSources, getSynchronizationSources } from '../../rtp/sources';
import { Receiver } from '../../rtp/transceiver';
import { getReceiverStats } from '../../stats/get-stats';
import { type Interface, instanceOf } from '../interface';

export const receiver: Interface<Receiver> = {
  name: 'RTCRtpReceiver',
  is: instanceOf(Receiver),
  attributes: {
    track: ({ receiverTrack }) => receiverTrack,
    transport: ({ receiverTransport }) => receiverTransport,
    jitterBufferTarget: ({ jitterBufferTarget }) => jitterBufferTarget,
  },
  setters: {
    jitterBufferTarget: setJitterBufferTarget,
  },
  methods: {
    getStats: getReceiverStats,
    getParameters: shownReceiveParameters,
    getContributingSources,
    getSynchronizationSources,
  },
  statics: {
    getCapabilities: getReceiverCapabilities,
  },
};
