import { Receiver } from '../../rtp/transceiver';
import { type Interface, instanceOf } from '../interface';

export const receiver: Interface<Receiver> = {
  name: 'RTCRtpReceiver',
  is: instanceOf(Receiver),
  attributes: {
    track: ({ receiverTrack }) => receiverTrack,
    transport: ({ receiverTransport }) => receiverTransport,
  },
};
