import { settle } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { walk } from '../arbitraries/walk';
import { property } from '../property';

/** Candidates while negotiation goes on: before their description, after it, again, and of generations that are over. */
export const candidates = property('concurrency', 'candidates', {
  title: 'a candidate counts for the generation and section that it names, whenever it comes; any other is refused',
  checks: [
    'RTCPeerConnection.addIceCandidate/4.1',
    'RTCPeerConnection.addIceCandidate/4.2.1',
    'RTCPeerConnection.addIceCandidate/4.5',
    'RTCPeerConnection.addIceCandidate/4.7.2.4',
  ],
  script: sequence(
    walk({ moves: { addTrack: 3, addTransceiver: 2, channel: 1 }, min: 1, max: 2 }),
    walk({
      moves: {
        offer: 5,
        takeOffer: 6,
        answer: 6,
        takeAnswer: 6,
        restartIce: 3,
        candidate: 6,
        twice: 2,
        freshCandidate: 3,
        otherGeneration: 3,
        end: 2,
        rollback: 1,
        stop: 1,
        settle: 4,
      },
      styles: { awaited: 7, hurried: 2, handler: 1 },
      min: 18,
      max: 26,
    }),
    [settle],
  ),
});
