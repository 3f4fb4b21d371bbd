import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';

export const directionOnReuse = property('sender-reuse', 'direction-on-reuse', {
  title:
    'reuse changes direction at once, recvonly to sendrecv and inactive to sendonly, and leaves currentDirection alone',
  checks: ['RTCPeerConnection.addTrack/8.5', 'RTCPeerConnection.addTrack/8.6'],
  claims: ['A32'],
  script: sequence(
    history({ addTransceiver: 3, offer: 1, take: 1 }, 3),
    history({ direction: 2, negotiate: 1 }, 2),
    history({ addTrack: 1 }, 2),
    history({ negotiate: 1, settle: 1 }, 1),
  ),
});
