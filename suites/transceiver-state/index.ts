import { call, negotiate, onTransceiver, settle } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { type Property, property } from '../property';

const stopping = property('transceiver-state', 'stopping', {
  title:
    'a stopped transceiver is stopping at once, stopped when that is negotiated, then gone; its section is used again',
  checks: [
    'RTCRtpTransceiver.stop/5',
    'stop-sending-and-receiving/5',
    'stop-sending-and-receiving/6',
    'stop-sending-and-receiving/7',
    'stop-the-RTCRtpTransceiver/3',
    'stop-the-RTCRtpTransceiver/5',
    'set-a-session-description/4.6.11.2.15',
    'set-a-session-description/4.6.13.1.1',
    'jsep.create-offer/recycle',
  ],
  cases: (['audio', 'video'] as const).map((kind) => [
    call(0, 'addTransceiver', kind),
    ...negotiate(0),
    onTransceiver(0, 'stop'),
    ...negotiate(0),
    settle,
  ]),
  script: sequence(
    history({ addTrack: 2, addTransceiver: 3 }, 3),
    history({ negotiate: 3, stop: 2, addTransceiver: 1, settle: 1 }, 5),
    negotiate(0),
    [settle],
  ),
});

const directions = property('transceiver-state', 'directions', {
  title:
    'direction is what the application wants, currentDirection what was negotiated: the common part, seen from each side',
  checks: [
    'RTCRtpTransceiver.direction.set/7',
    'set-a-session-description/4.6.11.1.7.4',
    'set-a-session-description/4.6.11.2.14.2',
    'jsep.create-answer/direction',
    'check-if-negotiation-is-needed/5.3.2',
    'check-if-negotiation-is-needed/5.3.3',
  ],
  script: sequence(
    history({ addTransceiver: 3, addTrack: 2 }, 3),
    history({ direction: 3, negotiate: 2, settle: 1, removeTrack: 1 }, 6),
    [settle],
  ),
});

const rollback = property('transceiver-state', 'rollback', {
  title:
    'a rolled back description leaves what the text says: mids and transceivers of the offer go, directions and tracks stay',
  checks: [
    'set-a-session-description/4.6.12.3.1',
    'set-a-session-description/4.6.12.3.6.2',
    'set-a-session-description/4.6.12.3.7',
    'RTCPeerConnection.setRemoteDescription/3.1',
  ],
  script: history(
    { addTrack: 2, addTransceiver: 2, offer: 2, take: 3, rollback: 3, negotiate: 1, direction: 1, settle: 1 },
    8,
  ),
});

const replaceTrack = property('transceiver-state', 'replace-track', {
  title: 'replaceTrack waits in the chain, changes the track in a task, and never asks for negotiation',
  checks: ['RTCRtpSender.replaceTrack/5', 'RTCRtpSender.replaceTrack/6.1', 'RTCRtpSender.replaceTrack/6.4.4.2'],
  script: history({ addTrack: 2, addTransceiver: 2, replaceTrack: 4, negotiate: 1, settle: 2, stop: 1 }, 7),
});

const setStreams = property('transceiver-state', 'set-streams', {
  title: 'setStreams replaces the streams that the track is announced in',
  checks: ['RTCRtpSender.setStreams/5', 'RTCRtpSender.setStreams/6', 'check-if-negotiation-is-needed/5.3.1'],
  script: history({ addTrack: 2, setStreams: 3, negotiate: 2, settle: 1 }, 6),
});

const identity = property('transceiver-state', 'identity', {
  title: 'the same thing is the same object wherever it is found, and the lists keep the order of insertion',
  checks: ['CollectSenders/3.1', 'RTCPeerConnection.getReceivers/3.1', 'CollectTransceivers/1'],
  script: sequence(history({ addTrack: 2, addTransceiver: 2, negotiate: 1, stop: 1 }, 5), [
    call(0, 'getTransceivers'),
    call(0, 'getSenders'),
    call(0, 'getReceivers'),
    call(1, 'getTransceivers'),
  ]),
});

export const transceiverState: readonly Property[] = [
  stopping,
  directions,
  rollback,
  replaceTrack,
  setStreams,
  identity,
];
