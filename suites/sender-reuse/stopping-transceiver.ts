import { call, onTransceiver } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { sender, track } from '../arbitraries/values';
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
  cases: [
    [call(0, 'addTransceiver', 'audio'), onTransceiver(0, 'stop'), call(0, 'addTrack', track('audio'))],
    ...[call(0, 'addTrack', track('audio')), call(0, 'removeTrack', sender(0))].map((then) => [
      call(0, 'addTrack', track('audio')),
      onTransceiver(0, 'stop'),
      then,
    ]),
  ],
  script: sequence(
    history({ addTrack: 3, addTransceiver: 2 }, 3),
    history({ stop: 3, addTrack: 3, removeTrack: 1, negotiate: 1, settle: 1 }, 6),
  ),
});
