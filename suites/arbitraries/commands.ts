import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { description, directions, kinds, local, type Pc, streams, tracks } from './values';

export const call = (pc: Pc, method: string, ...args: Value[]): Command => ({ pc, call: method, args });
export const onSender = (sender: number, method: string, ...args: Value[]): Command => ({ sender, call: method, args });
export const onTransceiver = (transceiver: number, method: string, ...args: Value[]): Command => ({
  transceiver,
  call: method,
  args,
});
export const setDirection = (transceiver: number, to: Value): Command => ({ transceiver, set: 'direction', to });
export const settle: Command = { wait: 'settle' };
/** The same call, but the script goes on in the same turn. */
export const unawaited = (command: Command): Command => ('call' in command ? { ...command, await: false } : command);

/** createOffer, then setLocalDescription with it. */
export const offer = (pc: Pc): Script => [call(pc, 'createOffer'), call(pc, 'setLocalDescription', description())];
export const answer = (pc: Pc): Script => [call(pc, 'createAnswer'), call(pc, 'setLocalDescription', description())];
/** Hands the local description of the other connection over. */
export const take = (pc: Pc): Command => call(pc, 'setRemoteDescription', local(pc === 0 ? 1 : 0));
/** A rollback by the method that sets descriptions of that side. */
export const rollback = (pc: Pc, side: 'Local' | 'Remote'): Command =>
  call(pc, `set${side}Description`, { type: 'rollback' });
export const other = (pc: Pc): Pc => (pc === 0 ? 1 : 0);
/** A whole offer/answer exchange, offered by `pc`. */
export const negotiate = (pc: Pc): Script => [...offer(pc), take(other(pc)), ...answer(other(pc)), take(pc)];

export const pcs = fc.constantFrom<Pc[]>(0, 1);
const index = fc.nat(3);

/** Calls of methods, each as a record, so that a command shrinks by itself. */
export const addTracks = fc.record({
  pc: pcs,
  call: fc.constant('addTrack'),
  args: fc.tuple(tracks, fc.array(streams, { maxLength: 2 })).map(([track, list]): Value[] => [track, ...list]),
}) as fc.Arbitrary<Command>;
export const removeTracks = fc.record({
  pc: pcs,
  call: fc.constant('removeTrack'),
  args: fc.tuple(fc.record({ $: fc.constant('sender' as const), index })),
}) as fc.Arbitrary<Command>;
export const addTransceivers = fc.record({
  pc: pcs,
  call: fc.constant('addTransceiver'),
  args: fc.oneof(
    fc.tuple(kinds),
    fc.tuple(kinds, fc.record({ direction: directions })),
    fc.tuple(tracks, fc.record({ direction: directions, streams: fc.array(streams, { maxLength: 1 }) })),
  ),
}) as fc.Arbitrary<Command>;
export const setDirections = fc.record({
  transceiver: index,
  set: fc.constant('direction' as const),
  to: directions,
}) as fc.Arbitrary<Command>;
export const stops = fc.record({
  transceiver: index,
  call: fc.constant('stop'),
  args: fc.constant<Value[]>([]),
}) as fc.Arbitrary<Command>;
export const replaceTracks = fc.record({
  sender: index,
  call: fc.constant('replaceTrack'),
  args: fc.oneof(fc.tuple(tracks), fc.tuple(fc.constant(null))),
}) as fc.Arbitrary<Command>;
export const setStreamsCalls = fc.record({
  sender: index,
  call: fc.constant('setStreams'),
  args: fc.array(streams, { maxLength: 2 }),
}) as fc.Arbitrary<Command>;
export const waits = fc.record({
  wait: fc.constantFrom('settle' as const, 'task' as const, 'microtask' as const),
}) as fc.Arbitrary<Command>;

/** Calls without arguments on a connection. */
export const plainCalls = (...methods: string[]): fc.Arbitrary<Command> =>
  fc.record({ pc: pcs, call: fc.constantFrom(...methods), args: fc.constant<Value[]>([]) });
export const rollbacks = fc.record({
  pc: pcs,
  call: fc.constantFrom('setLocalDescription', 'setRemoteDescription'),
  args: fc.constant([{ type: 'rollback' }]),
}) as fc.Arbitrary<Command>;
export const handOvers = fc.record({
  pc: pcs,
  call: fc.constant('setRemoteDescription'),
  args: fc.tuple(fc.record({ $: fc.constant('local' as const), pc: pcs })),
}) as fc.Arbitrary<Command>;

export const construct = (...args: Value[]): Command => ({ construct: 'RTCIceCandidate', args });
export const onStream = (stream: number, method: string, ...args: Value[]): Command => ({ stream, call: method, args });
