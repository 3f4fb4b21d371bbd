import { answer, offer, settle, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';

export const remoteOffer = property('sender-reuse', 'remote-offer', {
  title: 'the transceivers that a remote offer makes are recvonly, and addTrack reuses their senders',
  checks: ['set-a-session-description/4.6.11.2.7.3', 'RTCPeerConnection.addTrack/8.5', 'jsep.apply-remote/match'],
  claims: ['A38'],
  script: sequence(
    history({ addTrack: 3, addTransceiver: 3 }, 3),
    offer(0),
    [take(1)],
    history({ addTrack: 3, direction: 1 }, 3),
    answer(1),
    [take(0), settle],
  ),
});
