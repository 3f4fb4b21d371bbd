import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';

export const criteria = property('sender-reuse', 'criteria', {
  title:
    'addTrack reuses a sender without a track, of the same kind, whose transceiver is not stopping and has never sent',
  checks: [
    'RTCPeerConnection.addTrack/7',
    'RTCPeerConnection.addTrack/7a',
    'RTCPeerConnection.addTrack/7b',
    'RTCPeerConnection.addTrack/7c',
    'RTCPeerConnection.addTrack/8.1',
  ],
  claims: ['A23', 'A25', 'A26', 'A29', 'A30'],
  script: sequence(
    history({ addTransceiver: 3, addTrack: 2, removeTrack: 2, replaceTrack: 1 }, 5),
    history({ addTrack: 1 }, 3),
  ),
});
