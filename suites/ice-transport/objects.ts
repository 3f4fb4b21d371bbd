import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, onTransceiver, settle, take } from '../arbitraries/commands';
import { getOf, receiverObject, senderObject } from '../arbitraries/references';
import { history, sequence } from '../arbitraries/scripts';
import { property } from '../property';
import { addAudio, addVideo, createData, iceOf, meetData, meetReceiver, meetSender } from './pieces';

const getTransports = (...indices: number[]): Script =>
  indices.flatMap(
    (index): Script => [getOf(senderObject(index), 'transport'), getOf(receiverObject(index), 'transport')],
  );

export const objects = property('ice-transport', 'objects', {
  title:
    'senders and receivers have the transport of their section from the first local description on, always the same object',
  checks: [
    'set-a-session-description/4.6.11.1.1.4',
    'set-a-session-description/4.6.11.1.1.5',
    'set-a-session-description/4.6.11.1.1.6',
    'set-a-session-description/4.6.11.1.1.7',
    'set-a-session-description/4.6.11.2.14.4',
    'set-a-session-description/4.6.11.2.14.5',
  ],
  cases: [
    [addAudio(0), ...getTransports(0)],
    [
      addAudio(0),
      ...offer(0),
      ...getTransports(0),
      ...meetSender(0),
      getOf(iceOf(0), 'role'),
      getOf(iceOf(0), 'component'),
    ],
    [addAudio(0), ...offer(0), take(1), ...getTransports(1), ...answer(1), ...getTransports(1), ...meetSender(1)],
    [
      addAudio(0),
      ...negotiate(0),
      ...getTransports(0, 1),
      ...meetSender(0),
      ...meetReceiver(1),
      getOf(iceOf(0), 'role'),
      getOf(iceOf(1), 'role'),
    ],
    [
      createData(0),
      ...offer(0),
      ...meetData(0),
      take(1),
      ...meetData(1),
      ...answer(1),
      take(0),
      ...meetData(0),
      ...meetData(1),
    ],
  ],
  script: sequence(
    history({ addTrack: 2, addTransceiver: 3 }, 2),
    history({ offer: 2, take: 2, answer: 1, negotiate: 2 }, 4),
    fc.nat(3).map((index): Script => [...getTransports(index), ...meetSender(index), ...meetReceiver(index)]),
    history({ negotiate: 2, addTransceiver: 1, stop: 1, settle: 1 }, 3),
    fc.nat(3).map((index) => getTransports(index)),
    [settle],
  ),
});

const policies = fc.constantFrom('balanced', 'max-bundle', 'max-compat');
const constructing = (pc: number, bundlePolicy: string): Command => ({
  construct: 'RTCPeerConnection',
  args: [{ bundlePolicy }],
  pc,
});

export const bundling = property('ice-transport', 'bundling', {
  title:
    'an answer that bundles brings the sections of the group onto one transport; what is added to the group later uses it at once',
  checks: [
    'set-a-session-description/4.6.11.1.1.4',
    'set-a-session-description/4.6.11.2.14.4',
    'set-a-session-description/4.6.11.2.14.5',
  ],
  cases: [
    [
      addAudio(0),
      addVideo(0),
      ...offer(0),
      ...getTransports(0, 1),
      take(1),
      ...answer(1),
      take(0),
      ...getTransports(0, 1, 2, 3),
    ],
    [addAudio(0), addVideo(0), ...negotiate(0), addAudio(0), ...offer(0), ...getTransports(0, 1, 4)],
    [
      addAudio(0),
      createData(0),
      ...offer(0),
      ...getTransports(0),
      ...meetData(0),
      take(1),
      ...answer(1),
      take(0),
      ...getTransports(0),
      ...meetData(0),
      ...meetData(1),
    ],
    [addAudio(0), addAudio(0), addVideo(0), ...offer(0), ...getTransports(0, 1, 2)],
  ],
  script: sequence(
    policies.map((policy): Script => [constructing(0, policy)]),
    policies.map((policy): Script => [constructing(1, policy)]),
    history({ addTransceiver: 3 }, 3),
    fc.constantFrom<Script>([], [createData(0)]),
    offer(0),
    getTransports(0, 1, 2),
    [take(1), ...answer(1), take(0)],
    getTransports(0, 1, 2, 3),
    fc.constantFrom<Script>([], meetData(0)),
    [settle],
  ),
});

export const rollback = property('ice-transport', 'rollback', {
  title: 'a rollback takes back the transports that the offer gave, and leaves those that were negotiated',
  checks: [
    'set-a-session-description/4.6.4.2.1',
    'set-a-session-description/4.6.4.2.3',
    'set-a-session-description/4.6.12.3.2',
    'set-a-session-description/4.6.12.3.4',
  ],
  cases: [
    [
      addAudio(0),
      ...offer(0),
      ...meetSender(0),
      call(0, 'setLocalDescription', { type: 'rollback' }),
      ...getTransports(0),
    ],
    [
      addAudio(0),
      ...negotiate(0),
      ...meetSender(0),
      addVideo(0),
      ...offer(0),
      ...getTransports(0, 2),
      call(0, 'setLocalDescription', { type: 'rollback' }),
      ...getTransports(0, 2),
    ],
    [
      createData(0),
      ...offer(0),
      ...meetData(0),
      call(0, 'setLocalDescription', { type: 'rollback' }),
      { pc: 0, get: 'sctp' },
      settle,
    ],
  ],
  script: sequence(
    history({ addTransceiver: 2, addTrack: 1 }, 2),
    fc.constantFrom<Script>([], negotiate(0)),
    history({ addTransceiver: 1, offer: 2, take: 1 }, 3),
    getTransports(0, 1),
    history({ rollback: 3, settle: 1 }, 2),
    getTransports(0, 1),
    fc.constantFrom<Script>([], [onTransceiver(0, 'stop')]),
    [settle],
  ),
});
