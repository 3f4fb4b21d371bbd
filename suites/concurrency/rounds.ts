import { settle } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { walk } from '../arbitraries/walk';
import { property } from '../property';

/** Negotiation over many rounds, with transceivers stopped, and others in their sections. */
export const rounds = property('concurrency', 'rounds', {
  title: 'over many rounds, sections of stopped transceivers are used again, and what goes on keeps its section',
  checks: [
    'jsep.create-offer/recycle',
    'set-a-session-description/4.6.11.2.5',
    'set-a-session-description/4.6.11.2.7',
    'check-if-negotiation-is-needed/5.1',
    'RTCRtpTransceiver.stop/6',
  ],
  script: sequence(
    walk({ moves: { addTrack: 3, addTransceiver: 3 }, min: 1, max: 3 }),
    walk({
      moves: {
        round: 8,
        stop: 4,
        addTrack: 2,
        addTransceiver: 3,
        removeTrack: 1,
        direction: 1,
        restartIce: 1,
        channel: 1,
        setStreams: 1,
        settle: 1,
      },
      min: 7,
      max: 13,
    }),
    [settle],
  ),
});

/** Provisional answers from either side, in the middle of everything else. */
export const provisional = property('concurrency', 'provisional', {
  title:
    'provisional answers may come any number of times, with changes and rollbacks between them, until the final one',
  checks: [
    'set-a-session-description/4.6.5.3',
    'set-a-session-description/4.6.6.3',
    'set-a-session-description/4.6.11.1.7',
    'set-a-session-description/2',
  ],
  script: sequence(
    walk({ moves: { addTrack: 3, addTransceiver: 2, channel: 1 }, min: 1, max: 3 }),
    walk({
      moves: {
        offer: 6,
        takeOffer: 8,
        pranswer: 8,
        takeAnswer: 8,
        answer: 3,
        rollback: 1,
        direction: 1,
        addTrack: 1,
        stop: 1,
        candidate: 1,
        settle: 1,
      },
      styles: { awaited: 6, hurried: 1, reaction: 1 },
      min: 13,
      max: 20,
    }),
    [settle],
  ),
});

/** Descriptions that the application changes on their way, and negotiation that goes on afterwards. */
export const munged = property('concurrency', 'munged', {
  title:
    'a description that was changed on its way is applied as it is or refused, and what comes after is as that left it',
  checks: [
    'set-a-session-description/4.5',
    'set-a-session-description/4.6.11.2.5',
    'RTCPeerConnection.setLocalDescription/4.2',
  ],
  script: sequence(
    walk({ moves: { addTrack: 3, addTransceiver: 2, channel: 1, round: 1 }, min: 2, max: 4 }),
    walk({
      moves: {
        offer: 5,
        takeMunged: 6,
        mungeOwn: 2,
        takeOffer: 3,
        answer: 5,
        takeAnswer: 4,
        rollback: 2,
        addTrack: 1,
        settle: 1,
      },
      min: 10,
      max: 16,
    }),
    [settle],
  ),
});
