import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { call, pcs, rollback, settle, unawaited } from '../arbitraries/commands';
import { commonEvents } from '../arbitraries/events';
import { sequence } from '../arbitraries/scripts';
import { walk } from '../arbitraries/walk';
import { property } from '../property';

const course = walk({
  moves: {
    addTrack: 3,
    addTransceiver: 2,
    channel: 1,
    offer: 6,
    takeOffer: 6,
    answer: 6,
    takeAnswer: 6,
    pranswer: 1,
    candidate: 1,
    stop: 1,
    settle: 2,
    tick: 1,
  },
  styles: { awaited: 5, hurried: 3, handler: 1, reaction: 1 },
  min: 11,
  max: 17,
});

/** Puts what interrupts at some point of a course: between two commands, inside of an event, or of a reaction. */
const interrupted = (what: fc.Arbitrary<Command>): fc.Arbitrary<Script> =>
  fc
    .tuple(course, fc.nat(1000), what, fc.constantFrom('between', 'event', 'reaction', 'next'), pcs, fc.nat(7))
    .map(([script, point, command, where, pc, event]) => {
      const at = point % (script.length + 1);
      const put: Readonly<Record<string, Command>> = {
        event: { on: commonEvents[event] ?? 'track', pc, do: [command] },
        reaction: { upon: 0, do: [command] },
        next: unawaited(command),
      };
      return [...script.slice(0, at), put[where] ?? command, ...script.slice(at)];
    });

/** The connection is closed at any point, while anything may be under way. */
export const closing = property('concurrency', 'closing', {
  title:
    'close() at any point ends everything there: no event, no change and no settlement of an operation comes after it',
  checks: [
    'close-the-connection/3',
    'close-the-connection/5',
    'chain-an-operation/7.1',
    'chain-an-operation/7.4.1',
    'set-a-session-description/4.6.2',
  ],
  script: sequence(
    interrupted(pcs.map((pc) => call(pc, 'close'))),
    walk({
      moves: { offer: 2, createOffer: 1, addTrack: 2, candidate: 1, answer: 1, direction: 1, look: 2 },
      min: 2,
      max: 4,
    }),
    [settle],
  ),
});

/** A rollback at any point, in states that allow it and in others. */
export const rollingBack = property('concurrency', 'rolling-back', {
  title: 'a rollback at any point undoes the pending offer, or is refused, and negotiation goes on from there',
  checks: [
    'set-a-session-description/2',
    'set-a-session-description/4.6.12',
    'set-a-session-description/4.6.12.3.1',
    'set-a-session-description/4.6.12.3.7',
    'set-a-session-description/4.6.12.4',
  ],
  script: sequence(
    interrupted(fc.tuple(pcs, fc.boolean()).map(([pc, local]) => rollback(pc, local ? 'Local' : 'Remote'))),
    walk({ moves: { offer: 3, takeOffer: 3, answer: 3, takeAnswer: 3, rollback: 1, settle: 1 }, min: 3, max: 6 }),
    [settle],
  ),
});
