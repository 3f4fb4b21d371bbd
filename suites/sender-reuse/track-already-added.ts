import { history } from '../arbitraries/scripts';
import { property } from '../property';

export const trackAlreadyAdded = property('sender-reuse', 'track-already-added', {
  title:
    'a track that a sender of a transceiver which is not stopped has now can not be added again; streams do not matter',
  checks: ['RTCPeerConnection.addTrack/6'],
  claims: ['A12', 'A13'],
  script: history({ addTrack: 6, removeTrack: 2, replaceTrack: 2, settle: 1 }, 8),
});
