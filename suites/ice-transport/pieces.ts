import * as fc from 'fast-check';
import type { Command, Reference, Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, other, settle, take } from '../arbitraries/commands';
import { attribute, callOf, getOf, pcObject, receiverObject, senderObject } from '../arbitraries/references';
import type { Pc } from '../arbitraries/values';

/** RTCDtlsTransport and RTCIceTransport of a sender, or of data. */
export const dtlsOf = (sender: number): Reference => attribute(senderObject(sender), 'transport');
export const iceOf = (sender: number): Reference => attribute(dtlsOf(sender), 'iceTransport');
export const dtlsOfData = (pc: Pc): Reference => attribute(pcObject(pc), 'sctp', 'transport');
export const iceOfData = (pc: Pc): Reference => attribute(dtlsOfData(pc), 'iceTransport');

/** From its first sight on, an object's attributes are looked at and its events heard. */
export const meet = (of: Reference): Command => getOf(of, 'state');
export const meetSender = (sender: number): Script => [meet(dtlsOf(sender)), meet(iceOf(sender))];
export const meetReceiver = (receiver: number): Script => [meet(attribute(receiverObject(receiver), 'transport'))];
export const meetData = (pc: Pc): Script => [meet(dtlsOfData(pc)), meet(iceOfData(pc))];

export const createData = (pc: Pc): Command => call(pc, 'createDataChannel', 'chat');
export const addAudio = (pc: Pc): Command => call(pc, 'addTransceiver', 'audio');
export const addVideo = (pc: Pc): Command => call(pc, 'addTransceiver', 'video');

/** Offered by `pc`; each side's candidates are in its description when it is handed over. */
export const connect = (pc: Pc): Script => [
  ...offer(pc),
  settle,
  take(other(pc)),
  ...answer(other(pc)),
  settle,
  take(pc),
  settle,
];

/** The same, with what is done between the offer and the answer, and after the answer, before anything is handed over. */
export const connectWith = (pc: Pc, offered: Script, answered: Script): Script => [
  ...offer(pc),
  ...offered,
  settle,
  take(other(pc)),
  ...answer(other(pc)),
  ...answered,
  settle,
  take(pc),
  settle,
];

/** A candidate that was found, and its owner's counterpart. */
export const give = (pc: Pc, index: number): Command => call(pc, 'addIceCandidate', { $: 'candidate', index });

/** Candidates come after the descriptions; some are given to the side that found them. */
export const trickle = (pc: Pc): Script => [
  ...negotiate(pc),
  settle,
  ...[0, 1, 2, 3].flatMap((index) => [give(other(pc), index), give(pc, index)]),
  settle,
];

/** What there is to connect: one thing, or several. */
export const contents: fc.Arbitrary<Script> = fc.constantFrom<Script>(
  [addAudio(0)],
  [createData(0)],
  [addAudio(0), addVideo(0)],
  [addAudio(0), createData(0)],
  [addAudio(0), addAudio(0), addVideo(0)],
);

/** Everything that an ICE transport tells. */
export const ask = (ice: Reference): Script =>
  [
    'getLocalParameters',
    'getRemoteParameters',
    'getLocalCandidates',
    'getRemoteCandidates',
    'getSelectedCandidatePair',
  ].map((method) => callOf(ice, method));

export const asking = fc.nat(2).map((sender) => ask(iceOf(sender)));
