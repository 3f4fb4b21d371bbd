import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, settle, take } from '../arbitraries/commands';
import { callOf } from '../arbitraries/references';
import { sequence } from '../arbitraries/scripts';
import { goodCandidate, remoteMid } from '../arbitraries/values';
import { property } from '../property';
import {
  addAudio,
  ask,
  asking,
  connect,
  connectWith,
  contents,
  createData,
  iceOf,
  iceOfData,
  meetSender,
  trickle,
} from './pieces';

export const candidates = property('ice-transport', 'candidates', {
  title: 'a transport lists the candidates that icecandidate told of, and those that addIceCandidate was given',
  checks: ['surface-a-candidate/6', 'surface-a-candidate/7', 'ice-candidate-available/4'],
  cases: [
    [addAudio(0), ...offer(0), callOf(iceOf(0), 'getLocalCandidates'), settle, callOf(iceOf(0), 'getLocalCandidates')],
    [
      addAudio(0),
      ...negotiate(0),
      call(0, 'addIceCandidate', { candidate: goodCandidate, sdpMid: remoteMid(0) }),
      callOf(iceOf(0), 'getRemoteCandidates'),
    ],
    [addAudio(0), ...trickle(0), callOf(iceOf(0), 'getRemoteCandidates'), callOf(iceOf(1), 'getRemoteCandidates')],
  ],
  script: sequence(contents, fc.constantFrom<Script>(connect(0), trickle(0), [...offer(0), settle]), asking, [settle]),
});

/** While `pc` 0 connects, it looks at the selected pair in the handler of the second statechange: of "connected", or what comes then. */
const lookWhenConnected: Command = {
  on: 'statechange',
  of: iceOf(0),
  do: [{ on: 'statechange', of: iceOf(0), do: [callOf(iceOf(0), 'getSelectedCandidatePair')] }],
};

export const pairs = property('ice-transport', 'pairs', {
  title: 'there is no selected pair while a transport is new or closed, and the same one until another is selected',
  checks: [
    'change-the-selected-candidate-pair-and-state/8.2',
    'change-the-selected-candidate-pair-and-state/10',
    'create-an-RTCIceCandidatePair/2',
    'create-an-RTCIceCandidatePair/3',
  ],
  cases: [
    [addAudio(0), ...offer(0), callOf(iceOf(0), 'getSelectedCandidatePair')],
    [
      addAudio(0),
      ...connect(0),
      callOf(iceOf(0), 'getSelectedCandidatePair'),
      callOf(iceOf(0), 'getSelectedCandidatePair'),
      { of: { $: 'object', interface: 'RTCIceCandidatePair', index: 0 }, get: 'local' },
      call(0, 'close'),
      callOf(iceOf(0), 'getSelectedCandidatePair'),
    ],
    [
      addAudio(0),
      ...connectWith(0, [...meetSender(0), lookWhenConnected], []),
      callOf(iceOf(0), 'getSelectedCandidatePair'),
    ],
  ],
  script: sequence(
    contents,
    fc.constantFrom<Script>(offer(0), negotiate(0), connect(0), connect(1), connectWith(0, meetSender(0), [])),
    [callOf(iceOf(0), 'getSelectedCandidatePair'), callOf(iceOf(1), 'getSelectedCandidatePair')],
    fc.constantFrom<Script>([], [call(0, 'close')], [call(0, 'restartIce'), ...connect(0)]),
    [callOf(iceOf(0), 'getSelectedCandidatePair'), settle],
  ),
});

export const parameters = property('ice-transport', 'parameters', {
  title: 'a transport has the credentials of the descriptions that were set, and null before',
  checks: ['set-a-session-description/4.6.11.1.1.5', 'set-a-session-description/4.6.11.2.14.4'],
  cases: [
    [addAudio(0), ...offer(0), ...ask(iceOf(0))],
    [addAudio(0), ...offer(0), take(1), ...answer(1), ...ask(iceOf(1)), take(0), ...ask(iceOf(0))],
    [createData(0), ...offer(0), take(1), ...ask(iceOfData(1)), ...answer(1), ...ask(iceOfData(1))],
    [addAudio(0), ...negotiate(0), call(0, 'restartIce'), ...offer(0), ...ask(iceOf(0)), take(1), ...ask(iceOf(1))],
  ],
  script: sequence(
    contents,
    fc.constantFrom<Script>(offer(0), negotiate(0), [...offer(0), take(1), ...answer(1)]),
    asking,
    fc.constantFrom<Script>(
      [],
      [call(0, 'restartIce'), ...offer(0)],
      [call(0, 'setLocalDescription', { type: 'rollback' })],
    ),
    asking,
    [settle],
  ),
});
