import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, other, pcs, take } from './commands';
import { mostly } from './references';
import { callback, description, goodCandidate, junk, local, remoteMid } from './values';

/** The legacy interface: callbacks in the place of promises, and offerToReceive options. */

const callbacks: fc.Arbitrary<Value[]> = mostly(
  6,
  fc.constant<Value[]>([callback, callback]),
  fc.oneof(
    fc.constant<Value[]>([callback]),
    fc.tuple(junk, fc.constant(callback)),
    fc.tuple(fc.constant(callback), junk),
  ),
);

/** Each operation of the chain with callbacks, on something that may be right at that moment. */
export const callbackCalls: fc.Arbitrary<Command> = fc
  .tuple(pcs, callbacks)
  .chain(([pc, pair]) =>
    fc.constantFrom<Command[]>(
      call(pc, 'createOffer', ...pair),
      call(pc, 'createOffer', ...pair, { iceRestart: true }),
      call(pc, 'createAnswer', ...pair),
      call(pc, 'setLocalDescription', description(), ...pair),
      call(pc, 'setLocalDescription', { type: 'rollback' }, ...pair),
      call(pc, 'setRemoteDescription', local(other(pc)), ...pair),
      call(pc, 'setRemoteDescription', { type: 'offer', sdp: 'x' }, ...pair),
      call(pc, 'addIceCandidate', { candidate: goodCandidate, sdpMid: remoteMid(pc) }, ...pair),
      call(pc, 'addIceCandidate', { candidate: goodCandidate }, ...pair),
    ),
  );

const times = mostly(4, fc.boolean() as fc.Arbitrary<Value>, fc.constantFrom<Value[]>(0, 1, 2, null, 'x'));
/** What createOffer took before there were transceivers. */
export const legacyOffers: fc.Arbitrary<Script> = fc
  .tuple(
    pcs,
    fc.record({ offerToReceiveAudio: times, offerToReceiveVideo: times }, { requiredKeys: [] }) as fc.Arbitrary<Value>,
    fc.boolean(),
  )
  .map(([pc, options, on]) => [
    call(pc, 'createOffer', options),
    ...(on ? [call(pc, 'setLocalDescription', description()), take(other(pc))] : []),
  ]);
