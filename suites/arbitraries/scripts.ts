import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { binaryTypes, channelCloses, createDataChannels, plainChannels, sends, thresholds } from './channels';
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
import { certificates, configurationChanges, connections, fingerprints, setConfigurations } from './configurations';
import { descriptionConstructors, errorConstructors, eventConstructors } from './constructors';
import { handlers, hurried, reactions } from './inside';
import {
  gets,
  insertDTMFs,
  receiverCalls,
  statistics,
  streamChanges,
  toJSONs,
  trackStops,
  trackSwitches,
  transportCalls,
} from './inspections';
import { callbackCalls, legacyOffers } from './legacy';
import { capabilities, codecPreferences, getParametersCalls, parameterChanges, setParametersCalls } from './parameters';

const one = (arbitrary: fc.Arbitrary<Command>): fc.Arbitrary<Script> => arbitrary.map((command) => [command]);

/** Pieces of a history: single calls, and whole steps of a negotiation. */
const calls = {
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
  /** Encodings, codecs. */
  getParameters: one(getParametersCalls),
  parameters: parameterChanges,
  setParameters: one(setParametersCalls),
  capabilities: one(capabilities),
  codecPreferences,
  /** Data. */
  channel: one(plainChannels),
  anyChannel: one(createDataChannels),
  send: one(sends),
  channelClose: one(channelCloses),
  binaryType: one(binaryTypes),
  threshold: one(thresholds),
  /** Configurations and certificates. */
  connect: one(connections),
  getConfiguration: one(plainCalls('getConfiguration')),
  setConfiguration: one(setConfigurations),
  configurationChange: configurationChanges,
  certificate: one(certificates),
  fingerprints: one(fingerprints),
  /** What only looks, and tracks and streams. */
  stats: one(statistics),
  transport: one(transportCalls),
  receiver: one(receiverCalls),
  get: one(gets),
  toJSON: one(toJSONs),
  dtmf: one(insertDTMFs),
  trackStop: one(trackStops),
  trackSwitch: one(trackSwitches),
  streamChange: one(streamChanges),
  /** Constructors, and the legacy interface. */
  event: one(eventConstructors),
  error: one(errorConstructors),
  description: one(descriptionConstructors),
  callbacks: one(callbackCalls),
  legacyOffer: legacyOffers,
} as const;

/** What happens inside of handlers and reactions. */
const bodies: fc.Arbitrary<Script> = fc
  .array(
    fc.oneof(
      ...(
        [
          'addTrack',
          'removeTrack',
          'addTransceiver',
          'direction',
          'stop',
          'replaceTrack',
          'offer',
          'answer',
          'take',
          'implicit',
          'rollback',
          'restartIce',
          'get',
          'close',
        ] as const
      ).map((piece) => ({ arbitrary: calls[piece] as fc.Arbitrary<Script>, weight: piece === 'close' ? 1 : 4 })),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((list) => list.flat());

export const pieces = {
  ...calls,
  handler: handlers(bodies),
  reaction: reactions(bodies),
  hurry: bodies.map(hurried),
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
