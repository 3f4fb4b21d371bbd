import { call } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';

export const closedConnection = property('sender-reuse', 'closed-connection', {
  title: 'addTrack on a closed connection throws InvalidStateError, whatever else is wrong',
  checks: ['RTCPeerConnection.addTrack/5', 'RTCPeerConnection.removeTrack/3'],
  claims: ['A14'],
  script: sequence(
    history({ addTrack: 2, addTransceiver: 1, negotiate: 1 }, 3),
    [call(0, 'close'), call(1, 'close')],
    history({ addTrack: 2, removeTrack: 1 }, 3),
  ),
});
