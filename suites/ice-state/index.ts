import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, settle, take } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import { type Property, property } from '../property';

const aggregated = property('ice-state', 'aggregated', {
  title: 'the aggregated states are in their new value when their event is fired, and follow the tables',
  checks: [
    'change-the-selected-candidate-pair-and-state/12',
    'change-the-selected-candidate-pair-and-state/13',
    'update-the-connection-state/6',
    'derive.RTCIceConnectionState/new',
    'derive.RTCIceGatheringState/gathering',
    'derive.RTCPeerConnectionState/new',
  ],
  script: sequence(
    history({ addTrack: 2, addTransceiver: 2 }, 2),
    fc.constantFrom<Script>(
      [...offer(0), settle],
      [...offer(0), settle, take(1), ...answer(1), settle, take(0), settle],
      [...negotiate(0), settle, call(0, 'close'), settle],
    ),
  ),
});

const restart = property('ice-state', 'restart', {
  title: 'restartIce asks for negotiation, and the next offer has new credentials',
  checks: [
    'RTCPeerConnection.restartIce/2',
    'RTCPeerConnection.restartIce/3',
    'check-if-negotiation-is-needed/2',
    'jsep.create-offer/ice-restart',
  ],
  cases: [
    [call(0, 'addTransceiver', 'audio'), ...offer(0), call(0, 'restartIce'), call(0, 'createOffer')],
    [
      call(0, 'addTransceiver', 'audio'),
      ...negotiate(0),
      settle,
      call(0, 'restartIce'),
      settle,
      call(0, 'createOffer'),
    ],
  ],
  script: sequence(
    history({ addTransceiver: 2 }, 2),
    history({ negotiate: 2, restartIce: 2, settle: 1, offer: 1 }, 4),
    [settle],
  ),
});

const close = property('ice-state', 'close', {
  title: 'close stops every transceiver and sets the states without an event; only the tracks end',
  checks: ['close-the-connection/1', 'close-the-connection/4.2', 'close-the-connection/10', 'close-the-connection/11'],
  script: sequence(
    history({ addTrack: 2, addTransceiver: 2, negotiate: 1, offer: 1 }, 4),
    [call(0, 'close'), settle],
    history({ close: 2, restartIce: 1, settle: 1 }, 2),
  ),
});

export const iceState: readonly Property[] = [aggregated, restart, close];
