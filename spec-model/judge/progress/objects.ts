import type { Progress } from './progress';

/** Interfaces whose objects change in the algorithms of webrtc-pc alone, at moments that the order of a trace fixes. */
export const objects: Progress = {
  domain: 'objects',
  interfaces: [
    'RTCRtpSender',
    'RTCRtpReceiver',
    'RTCRtpTransceiver',
    'RTCSessionDescription',
    'MediaStream',
    'RTCError',
  ],
};
