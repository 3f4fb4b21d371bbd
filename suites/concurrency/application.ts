import { settle } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { walk } from '../arbitraries/walk';
import { property } from '../property';

/** Everything that an application does, in any order that mostly makes sense, waited for or not, from wherever. */
export const application = property('concurrency', 'application', {
  title:
    'whatever an application does, and from wherever it calls, outcomes, states, events and their order are as the steps say',
  checks: [
    'chain-an-operation/7.4.2',
    'set-a-session-description/4.6.15',
    'set-a-session-description/4.6.20',
    'update-the-negotiation-needed-flag/2.7',
    'RTCPeerConnection.addIceCandidate/4.7.2.4',
    'close-the-connection/3',
  ],
  script: sequence(
    walk({
      moves: {
        offer: 10,
        takeOffer: 10,
        answer: 10,
        takeAnswer: 10,
        pranswer: 2,
        rollback: 2,
        createOffer: 1,
        createAnswer: 1,
        round: 3,
        takeMunged: 1,
        addTrack: 6,
        addTransceiver: 4,
        removeTrack: 2,
        direction: 2,
        stop: 3,
        replaceTrack: 2,
        setStreams: 1,
        restartIce: 2,
        channel: 2,
        send: 2,
        closeChannel: 1,
        candidate: 4,
        twice: 1,
        freshCandidate: 1,
        otherGeneration: 1,
        end: 1,
        close: 0.5,
        look: 2,
        tick: 3,
        settle: 4,
      },
      styles: { awaited: 10, hurried: 5, handler: 3, reaction: 3 },
      min: 16,
      max: 30,
    }),
    [settle],
  ),
});
