import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, onTransceiver, settle, take } from '../arbitraries/commands';
import { getOf } from '../arbitraries/references';
import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';
import {
  addAudio,
  addVideo,
  connect,
  connectWith,
  contents,
  createData,
  give,
  iceOf,
  meetData,
  meetSender,
  trickle,
} from './pieces';

/** Gathering takes longer: its candidates may come when another description is pending. */
const withServer: Command = {
  construct: 'RTCPeerConnection',
  args: [{ iceServers: [{ urls: 'stun:stun.invalid' }] }],
  pc: 0,
};

export const gathering = property('ice-transport', 'gathering', {
  title:
    'the gathering state of a transport changes together with its event, before that of the connection; every generation has an end',
  checks: [
    'ice-gathering-began/2',
    'ice-gathering-began/6',
    'ice-gathering-began/7',
    'ice-generation-gathered/5',
    'ice-gathering-complete/2',
    'ice-gathering-complete/6',
    'ice-gathering-complete/7',
    'ice-gathering-complete/8',
  ],
  cases: [
    [addAudio(0), ...offer(0), ...meetSender(0), settle],
    [createData(0), ...offer(0), ...meetData(0), settle],
    [addAudio(0), addVideo(0), ...offer(0), ...meetSender(0), ...meetSender(1), settle],
    [addAudio(0), ...offer(0), take(1), ...answer(1), ...meetSender(1), settle],
    [addAudio(0), ...connect(0), ...meetSender(0), call(0, 'restartIce'), ...offer(0), settle],
    [withServer, addAudio(0), ...offer(0), settle],
  ],
  script: sequence(
    contents,
    offer(0),
    fc.nat(2).map(meetSender),
    fc.constantFrom<Script>([settle], [{ wait: 'task' }, settle], [take(1), ...answer(1), ...meetSender(1), settle]),
  ),
});

export const connecting = property('ice-transport', 'connecting', {
  title:
    'states of transports and of connections change in one task, with the events of the transport first; completed only after the end of candidates',
  checks: [
    'change-the-selected-candidate-pair-and-state/9.1',
    'change-the-selected-candidate-pair-and-state/9.3',
    'change-the-selected-candidate-pair-and-state/9.5',
    'change-the-selected-candidate-pair-and-state/10',
    'change-the-selected-candidate-pair-and-state/11',
    'change-the-selected-candidate-pair-and-state/12',
    'change-the-selected-candidate-pair-and-state/13',
    'enum.RTCIceTransportState/completed',
  ],
  cases: [
    [addAudio(0), ...connectWith(0, meetSender(0), meetSender(1))],
    [createData(0), ...connectWith(0, meetData(0), meetData(1))],
    [addAudio(0), createData(0), ...connectWith(0, meetSender(0), meetData(1))],
    [addAudio(0), ...trickle(0)],
    [addAudio(0), ...negotiate(0), ...meetSender(0), settle, ...offer(0), take(1), settle],
  ],
  script: sequence(
    contents,
    fc.constantFrom<Script>(
      connect(0),
      connectWith(0, meetSender(0), []),
      connectWith(0, meetSender(0), meetSender(1)),
      [...trickle(0)],
      [...negotiate(0), ...meetSender(0), ...trickle(1)],
    ),
    history({ negotiate: 1, settle: 1, addTransceiver: 1 }, 2),
  ),
});

/** The other side has both generations: the old one in the current description, the new one in the pending one. */
const restarted: Script = [addAudio(0), ...connect(0), call(0, 'restartIce'), ...offer(0), settle, take(1)];

export const restart = property('ice-transport', 'restart', {
  title: 'an ICE restart is a new generation of the same transport objects',
  checks: [
    'ice-gathering-began/2',
    'change-the-selected-candidate-pair-and-state/9.1',
    'change-the-selected-candidate-pair-and-state/8.2',
    'RTCPeerConnection.restartIce/2',
    'RTCPeerConnection.addIceCandidate/4.7.2.2',
    'RTCPeerConnection.addIceCandidate/4.7.2.3',
    'surface-a-candidate/3',
    'surface-a-candidate/4',
    'ice-generation-gathered/2',
    'ice-generation-gathered/3',
  ],
  cases: [
    [addAudio(0), ...connect(0), ...meetSender(0), call(0, 'restartIce'), ...connect(0)],
    [createData(0), ...connect(0), ...meetData(0), ...meetData(1), call(1, 'restartIce'), ...connect(1)],
    [addAudio(0), ...connect(0), ...meetSender(0), call(0, 'createOffer', { iceRestart: true }), settle],
    // Candidates of the old generation, and of the new one, belong into one of the descriptions.
    ...[0, 5].map((index): Script => [...restarted, give(1, index)]),
    [withServer, addAudio(0), ...negotiate(0), call(0, 'restartIce'), ...offer(0), settle],
  ],
  script: sequence(
    contents,
    connect(0),
    fc.nat(1).map(meetSender),
    fc.constantFrom<Script>([call(0, 'restartIce')], [call(1, 'restartIce')]),
    fc.constantFrom<Script>(connect(0), connect(1), [...offer(0), settle], negotiate(0)),
    [settle],
  ),
});

export const closing = property('ice-transport', 'closing', {
  title:
    'close() closes every transport at once and without an event; the transport of a removed transceiver closes with its events',
  checks: [
    'close-the-connection/7',
    'close-the-connection/9',
    'set-a-session-description/4.6.14.1',
    'dtls-transport-state-update/5',
  ],
  cases: [
    [addAudio(0), ...offer(0), ...meetSender(0), call(0, 'close'), settle],
    [addAudio(0), ...connect(0), ...meetSender(0), call(0, 'close'), settle],
    [addAudio(0), ...negotiate(0), ...meetSender(0), onTransceiver(0, 'stop'), ...negotiate(0), settle],
    [addAudio(0), createData(0), ...negotiate(0), ...meetSender(0), onTransceiver(0, 'stop'), ...negotiate(0), settle],
  ],
  script: sequence(
    contents,
    fc.constantFrom<Script>(offer(0), negotiate(0), connect(0)),
    fc.nat(1).map(meetSender),
    fc.constantFrom<Script>([call(0, 'close')], [onTransceiver(0, 'stop'), ...negotiate(0)], [call(1, 'close')]),
    [getOf(iceOf(0), 'state'), settle],
  ),
});

const after = (ms: number): Command => ({ wait: 'time', ms });

export const loss = property('ice-transport', 'loss', {
  title: 'when the other side goes away, states change together with their events',
  checks: [
    'change-the-selected-candidate-pair-and-state/9.3',
    'change-the-selected-candidate-pair-and-state/9.5',
    'derive.RTCIceConnectionState/disconnected',
    'derive.RTCPeerConnectionState/disconnected',
  ],
  cases: [[addAudio(0), ...connect(0), ...meetSender(0), call(1, 'close'), after(8000), settle]],
  script: sequence(
    contents,
    connect(0),
    fc.constantFrom<Script>([], meetSender(0)),
    [call(1, 'close')],
    fc.constantFrom<Script>([settle], [after(50), settle]),
  ),
});
