import { history } from '../arbitraries/scripts';
import { property } from '../property';

export const negotiationNeeded = property('sender-reuse', 'negotiation-needed', {
  title: 'addTrack updates the negotiation-needed flag: one event in a later task, and only if stable and needed',
  checks: [
    'RTCPeerConnection.addTrack/11',
    'update-the-negotiation-needed-flag/2.3',
    'update-the-negotiation-needed-flag/2.4',
    'update-the-negotiation-needed-flag/2.5',
    'update-the-negotiation-needed-flag/2.7',
    'check-if-negotiation-is-needed/5.2',
  ],
  claims: ['A2'],
  script: history({ addTrack: 3, removeTrack: 1, settle: 3, negotiate: 1, offer: 1 }, 7),
});
