import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, onSender, setDirection, settle } from '../arbitraries/commands';
import { directions, kinds, sender, stream, streams, track } from '../arbitraries/values';
import { property } from '../property';

const lists = fc.array(streams, { maxLength: 2 }) as fc.Arbitrary<Value[]>;
const detach: readonly Command[] = [call(0, 'removeTrack', sender(0)), onSender(0, 'replaceTrack', null)];

/** A track is put on a sender, taken off, and maybe another one put on; the offer tells the streams. */
export const streamsOnReuse = property('sender-reuse', 'streams-on-reuse', {
  title: 'reuse replaces the streams of the track before; removeTrack and replaceTrack leave them',
  checks: ['RTCPeerConnection.addTrack/8.2', 'RTCPeerConnection.addTrack/8.3', 'RTCPeerConnection.removeTrack/10'],
  claims: ['A22', 'A31'],
  cases: [call(0, 'addTrack', track('audio', 1), stream(1)), setDirection(0, 'sendrecv')].map((then) => [
    call(0, 'addTrack', track('audio'), stream(0)),
    call(0, 'removeTrack', sender(0)),
    then,
    call(0, 'createOffer'),
  ]),
  script: fc
    .tuple(kinds, lists, fc.constantFrom(...detach), fc.option(lists), fc.option(directions))
    .map(
      ([kind, before, off, after, direction]): Script => [
        call(0, 'addTrack', track(kind), ...before),
        off,
        ...(after ? [call(0, 'addTrack', track(kind, 1), ...after)] : []),
        ...(direction ? [setDirection(0, direction)] : []),
        call(0, 'createOffer'),
        settle,
      ],
    ),
});
