import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import {
  addTracks,
  addTransceivers,
  answer,
  negotiate,
  offer,
  pcs,
  plainCalls,
  removeTracks,
  replaceTracks,
  rollbacks,
  setDirections,
  setStreamsCalls,
  settle,
  stops,
  take,
  waits,
} from './commands';

const one = (arbitrary: fc.Arbitrary<Command>): fc.Arbitrary<Script> => arbitrary.map((command) => [command]);

/** Pieces of a history: single calls, and whole steps of a negotiation. */
export const pieces = {
  addTrack: one(addTracks),
  removeTrack: one(removeTracks),
  addTransceiver: one(addTransceivers),
  direction: one(setDirections),
  stop: one(stops),
  replaceTrack: one(replaceTracks),
  setStreams: one(setStreamsCalls),
  negotiate: pcs.map((pc) => negotiate(pc)),
  offer: pcs.map((pc) => offer(pc)),
  take: pcs.map((pc) => [take(pc)]),
  answer: pcs.map((pc) => answer(pc)),
  rollback: one(rollbacks),
  restartIce: one(plainCalls('restartIce')),
  close: one(plainCalls('close')),
  implicit: one(plainCalls('setLocalDescription')),
  wait: one(waits),
  settle: fc.constant([settle] as Script),
} as const;
export type Piece = keyof typeof pieces;

/** A script of pieces, with weights: `history({addTrack: 3, negotiate: 1})`. `max` is the number of pieces. */
export const history = (weights: Partial<Record<Piece, number>>, max = 8): fc.Arbitrary<Script> => {
  const weighted = (Object.entries(weights) as [Piece, number][]).map(([piece, weight]) => ({
    arbitrary: pieces[piece] as fc.Arbitrary<Script>,
    weight,
  }));
  return fc
    .array(fc.oneof(...weighted), { minLength: 1, maxLength: max, size: 'max' })
    .map((list) => list.flat() as Script);
};

/** A script after another. */
export const sequence = (...parts: (fc.Arbitrary<Script> | Script)[]): fc.Arbitrary<Script> =>
  fc
    .tuple(...parts.map((part) => (Array.isArray(part) ? fc.constant(part as Script) : (part as fc.Arbitrary<Script>))))
    .map((list) => list.flat() as Script);
