import type { Command, Script } from '../../spec-model/vocabulary';
import { call, settle } from '../arbitraries/commands';
import { callStatic, object } from '../arbitraries/references';
import { sequence } from '../arbitraries/scripts';
import { walk } from '../arbitraries/walk';
import { property } from '../property';

const prepared = walk({ moves: { addTrack: 3, addTransceiver: 2, channel: 1, round: 2 }, min: 2, max: 4 });

/** Calls that wait for one another in the chain, on both connections at once. */
export const queue = property('concurrency', 'queue', {
  title: 'operations that wait for others are done in the order of their calls, and each on what those before it left',
  checks: ['chain-an-operation/5', 'chain-an-operation/6', 'chain-an-operation/7.4.2', 'chain-an-operation/7.4.3'],
  script: sequence(
    prepared,
    walk({
      moves: {
        offer: 5,
        takeOffer: 5,
        answer: 5,
        takeAnswer: 5,
        pranswer: 1,
        rollback: 2,
        createOffer: 2,
        createAnswer: 1,
        candidate: 2,
        freshCandidate: 1,
        replaceTrack: 2,
        addTrack: 2,
        stop: 1,
        direction: 1,
      },
      styles: { hurried: 9, awaited: 1 },
      descriptions: 'implicit',
      min: 9,
      max: 16,
    }),
    [settle],
  ),
});

const channel = object('RTCDataChannel');
const transfer: Command = callStatic('globalThis', 'structuredClone', channel, { transfer: [channel] });

/** Between calls that are not waited for, the script gives way for a microtask or a task. */
export const ticks = property('concurrency', 'ticks', {
  title: 'what a call shows comes in the task or microtask that the steps put it in, however the calls are spaced',
  checks: [
    'chain-an-operation/7.3',
    'update-the-negotiation-needed-flag/2.1',
    'set-a-session-description/4.6',
    'RTCPeerConnection.addIceCandidate/4.7.2.4',
    'create-an-RTCDataChannel/6.1',
  ],
  cases: (['microtask', 'task', 'settle'] as const).map(
    (wait): Script => [call(0, 'createDataChannel', 'chat'), { wait }, transfer],
  ),
  script: sequence(
    prepared,
    walk({
      moves: {
        tick: 12,
        offer: 4,
        takeOffer: 4,
        answer: 4,
        takeAnswer: 4,
        rollback: 1,
        createOffer: 1,
        freshCandidate: 1,
        replaceTrack: 1,
        addTrack: 2,
        removeTrack: 1,
        direction: 1,
        look: 2,
        channel: 1,
      },
      styles: { hurried: 4, awaited: 1 },
      descriptions: 'mixed',
      min: 11,
      max: 18,
    }),
    [settle],
  ),
});
