import { history } from '../arbitraries/scripts';
import { property } from '../property';

export const newTransceiver = property('sender-reuse', 'new-transceiver', {
  title:
    'addTrack on a connection without a reusable sender makes a sender, a receiver and a transceiver, and adds them',
  checks: [
    'RTCPeerConnection.addTrack/9',
    'RTCPeerConnection.addTrack/9.1',
    'RTCPeerConnection.addTrack/9.2',
    'RTCPeerConnection.addTrack/9.3',
    'RTCPeerConnection.addTrack/9.4',
    'RTCPeerConnection.addTrack/12',
    'create-an-RTCRtpReceiver/6',
  ],
  claims: ['A1', 'A3', 'A6', 'A9', 'A10', 'A11', 'A33', 'A34', 'A35', 'A36', 'A37'],
  script: history({ addTrack: 4, settle: 1 }, 6),
});
