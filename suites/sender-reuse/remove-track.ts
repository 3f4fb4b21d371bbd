import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';

export const removeTrack = property('sender-reuse', 'remove-track', {
  title: 'removeTrack detaches the track, narrows the direction, and does nothing where there is nothing to remove',
  checks: [
    'RTCPeerConnection.removeTrack/4',
    'RTCPeerConnection.removeTrack/6',
    'RTCPeerConnection.removeTrack/8',
    'RTCPeerConnection.removeTrack/9',
    'RTCPeerConnection.removeTrack/10',
    'RTCPeerConnection.removeTrack/11',
    'RTCPeerConnection.removeTrack/12',
  ],
  claims: ['A22'],
  script: sequence(
    history({ addTrack: 3, addTransceiver: 2 }, 3),
    history({ removeTrack: 4, stop: 1, negotiate: 1, addTrack: 1 }, 5),
  ),
});
