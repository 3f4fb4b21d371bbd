import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';

export const stoppingTransceiver = property('sender-reuse', 'stopping-transceiver', {
  title:
    'the sender of a stopping transceiver is not reused and still has its track; that of a stopped one no longer counts',
  checks: [
    'RTCPeerConnection.addTrack/6',
    'RTCPeerConnection.addTrack/7c',
    'RTCPeerConnection.removeTrack/6',
    'RTCPeerConnection.removeTrack/8',
  ],
  claims: ['A12', 'A27'],
  script: sequence(
    history({ addTrack: 3, addTransceiver: 2 }, 3),
    history({ stop: 3, addTrack: 3, removeTrack: 1, negotiate: 1, settle: 1 }, 6),
  ),
});
