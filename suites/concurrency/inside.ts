import * as fc from 'fast-check';
import type { Command, Reference, Script } from '../../spec-model/vocabulary';
import { answer, call, offer, other, pcs, settle, take, unawaited } from '../arbitraries/commands';
import { commonEvents } from '../arbitraries/events';
import { attribute, localTrack, object, pcObject, receiverObject } from '../arbitraries/references';
import { sequence } from '../arbitraries/scripts';
import { description, type Pc, track } from '../arbitraries/values';
import { walk } from '../arbitraries/walk';
import { property } from '../property';

/** Sets a local description, and goes on when that is done. */
const giveThen = (pc: Pc, create: 'createOffer' | 'createAnswer' | undefined, then: Command): Command[] =>
  create === undefined
    ? [call(pc, 'setLocalDescription'), { upon: 0, do: [then] }]
    : [call(pc, create), { upon: 0, do: [call(pc, 'setLocalDescription', description()), { upon: 0, do: [then] }] }];

const offering =
  (explicit: boolean) =>
  (pc: Pc): Command => ({
    on: 'negotiationneeded',
    pc,
    do: giveThen(pc, explicit ? 'createOffer' : undefined, take(other(pc))),
  });
const answering =
  (explicit: boolean) =>
  (pc: Pc): Command => ({
    on: 'signalingstatechange',
    pc,
    do: giveThen(pc, explicit ? 'createAnswer' : undefined, take(other(pc))),
  });
const offerWhenNeeded = offering(false);
const answerWhenOffered = answering(false);
const trickle = (pc: Pc): Command => ({
  on: 'icecandidate',
  pc,
  do: [call(other(pc), 'addIceCandidate', { $: 'candidate', index: pc })],
});

/** Negotiation that runs of itself, by its events: the pattern that the specification gives as an example. */
export const byEvents = property('concurrency', 'by-events', {
  title:
    'negotiation that is driven by events alone goes on as far as its handlers do, each seeing the state of its moment',
  checks: [
    'update-the-negotiation-needed-flag/2.7',
    'chain-an-operation/7.4.6',
    'set-a-session-description/4.6.15',
    'set-a-session-description/4.6.14.3',
  ],
  cases: [
    [
      offerWhenNeeded(0),
      answerWhenOffered(1),
      trickle(0),
      trickle(1),
      call(0, 'addTrack', track('audio')),
      settle,
      offerWhenNeeded(0),
      call(0, 'addTransceiver', 'video'),
      settle,
    ],
    [offering(true)(0), answering(true)(1), call(0, 'addTrack', track('audio')), settle],
    [
      offerWhenNeeded(0),
      offerWhenNeeded(1),
      call(0, 'addTrack', track('audio')),
      call(1, 'addTrack', track('video')),
      settle,
    ],
  ],
  script: fc
    .array(
      fc.tuple(
        fc.subarray([offerWhenNeeded, offering(true), answering(true), trickle], { minLength: 1 }),
        pcs,
        walk({
          moves: { addTrack: 4, addTransceiver: 3, stop: 1, direction: 1, removeTrack: 1, channel: 1, takeOffer: 1 },
          min: 1,
          max: 3,
        }),
        fc.constantFrom<Script[]>([settle], [{ wait: 'task' }], []),
      ),
      { minLength: 3, maxLength: 5, size: 'max' },
    )
    .map((rounds) => [
      ...rounds.flatMap(
        ([handlers, pc, changes, wait]): Script => [
          ...handlers.map((handler) => handler(pc)),
          answerWhenOffered(other(pc)),
          ...changes,
          ...wait,
        ],
      ),
      settle,
    ]),
});

/** Objects that fire events, and of which types. */
const sources: readonly (readonly [Reference, readonly string[]])[] = [
  [pcObject(0), commonEvents],
  [pcObject(1), commonEvents],
  [object('RTCDataChannel', 0), ['open', 'message', 'closing', 'close', 'bufferedamountlow']],
  [object('RTCDataChannel', 1), ['open', 'message', 'closing', 'close']],
  [attribute(receiverObject(0), 'track'), ['mute', 'unmute', 'ended']],
  [attribute(receiverObject(1), 'track'), ['mute', 'unmute', 'ended']],
  [localTrack('audio'), ['ended']],
  [object('RTCIceTransport', 0), ['statechange', 'gatheringstatechange', 'selectedcandidatepairchange']],
  [object('RTCDtlsTransport', 0), ['statechange']],
  [object('RTCSctpTransport', 0), ['statechange']],
];

const body = walk({
  moves: {
    addTrack: 2,
    offer: 3,
    takeOffer: 3,
    answer: 3,
    takeAnswer: 3,
    candidate: 2,
    direction: 1,
    stop: 1,
    send: 1,
    closeChannel: 1,
    rollback: 1,
    close: 1,
    look: 2,
  },
  min: 1,
  max: 4,
});

const handler = fc
  .constantFrom(...sources)
  .chain(([of, types]) =>
    fc.tuple(fc.constantFrom(...types), body).map(([on, script]): Command => ({ on, of, do: [...script] })),
  );

const transports: Script = [
  { of: attribute(object('RTCRtpSender', 0), 'transport'), get: 'state' },
  { of: attribute(object('RTCRtpSender', 0), 'transport', 'iceTransport'), get: 'state' },
  { of: attribute(pcObject(0), 'sctp'), get: 'state' },
];

/** Calls from inside of the handlers of events of every type that negotiation and data bring. */
export const inEvents = property('concurrency', 'in-events', {
  title: 'a call from inside of an event handler, whatever the event, acts on the state that the event tells of',
  checks: [
    'set-a-session-description/4.6.15',
    'announce-channel-as-open/3',
    'update-the-connection-state',
    'ice-gathering-began/7',
    'chain-an-operation/5',
  ],
  script: sequence(
    [call(0, 'addTrack', track('audio')), call(0, 'createDataChannel', 'chat')],
    fc.constantFrom<Script[]>([], [call(1, 'addTrack', track('video'))]),
    fc.array(handler, { minLength: 2, maxLength: 5, size: 'max' }),
    fc.constantFrom<Script[]>([call(0, 'setLocalDescription')], offer(0)),
    fc.constantFrom<Script[]>([settle], []),
    [take(1)],
    fc.constantFrom<Script[]>([call(1, 'setLocalDescription')], answer(1)),
    fc.constantFrom<Script[]>([settle], []),
    [take(0)],
    fc.constantFrom<Script[]>([settle, ...transports], []),
    fc.array(handler, { minLength: 1, maxLength: 3, size: 'max' }),
    walk({
      moves: { round: 3, send: 2, closeChannel: 1, stop: 1, close: 1, settle: 3, addTransceiver: 1 },
      min: 2,
      max: 5,
    }),
    [settle],
  ),
});

/** A chain of reactions, each to the promise of the call before it. */
const chained = (list: readonly Script[]): Script => {
  const [first = [], ...rest] = list;
  const inner = rest.length > 0 ? chained(rest) : [];
  return [...first, ...(inner.length > 0 ? [{ upon: 0, do: [...inner] }] : [])];
};

/** Applications that go on when a promise settles, and others that do not wait. */
export const inReactions = property('concurrency', 'in-reactions', {
  title: 'a reaction of a promise runs after all that its operation did, and before the next task',
  checks: ['chain-an-operation/7.4.2', 'chain-an-operation/7.4.3', 'set-a-session-description/4.6.20'],
  cases: [
    [
      call(0, 'addTrack', track('audio')),
      ...chained([
        [unawaited(call(0, 'createOffer'))],
        [call(0, 'setLocalDescription')],
        [take(1)],
        [call(1, 'createAnswer')],
        [call(1, 'setLocalDescription')],
        [take(0)],
      ]),
      settle,
    ],
  ],
  script: sequence(
    walk({ moves: { addTrack: 3, addTransceiver: 2, channel: 1 }, min: 2, max: 3 }),
    fc
      .tuple(
        fc.array(
          walk({
            moves: {
              offer: 4,
              takeOffer: 4,
              answer: 4,
              takeAnswer: 4,
              addTrack: 1,
              rollback: 1,
              createOffer: 1,
              candidate: 1,
            },
            min: 1,
            max: 2,
          }),
          { minLength: 2, maxLength: 4, size: 'max' },
        ),
        fc.boolean(),
      )
      .map(
        ([list, plain]): Script => [
          unawaited(call(0, 'setLocalDescription')),
          { upon: 0, do: [...chained(plain ? [[take(1)], [call(1, 'setLocalDescription')], [take(0)]] : list)] },
        ],
      ),
    walk({
      moves: { offer: 3, takeOffer: 3, answer: 3, takeAnswer: 3, addTrack: 2, settle: 2, rollback: 1, tick: 1 },
      styles: { awaited: 2, hurried: 2, reaction: 4 },
      min: 6,
      max: 10,
    }),
    [settle],
  ),
});
