import { errorValue, isThrown } from '../infra/completion';
import { ModelPromise, rejected } from '../infra/promise';
import { algorithm } from '../infra/step';
import type { World } from '../infra/world';
import { Connection } from '../peer-connection/connection';
import { constructIceCandidate } from '../peer-connection/ice-candidate';
import { setDirection } from '../rtp/direction';
import { Stream } from '../rtp/track';
import { Sender, type Transceiver } from '../rtp/transceiver';
import { ConversionError } from './convert';
import { directions, toLocalCandidateInit } from './dictionaries';
import { connectionMethods, isAsync, senderMethods, streamMethods, transceiverMethods } from './methods';

const step = algorithm('webidl');

/** What a call gives to its caller. */
export type Outcome =
  | { readonly kind: 'return'; readonly value: unknown }
  | { readonly kind: 'throw'; readonly error: ReturnType<typeof errorValue> }
  | { readonly kind: 'promise'; readonly promise: ModelPromise };

const outcomeOf = (value: unknown): Outcome => {
  if (value instanceof ModelPromise) return { kind: 'promise', promise: value };
  return isThrown(value) ? { kind: 'throw', error: value.error } : { kind: 'return', value };
};

/** Runs a conversion and what follows it; a failed conversion is a TypeError, thrown or (promise-returning operations) rejected. */
const guarded = (world: World, promised: boolean, run: () => unknown): Outcome => {
  try {
    return outcomeOf(run());
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error;
    step('conversion');
    return promised
      ? { kind: 'promise', promise: rejected(world, 'TypeError', error.message) }
      : { kind: 'throw', error: errorValue('TypeError', error.message) };
  }
};

/** Objects that have methods. */
export type Target = Connection | Sender | Transceiver;

const worldOf = (target: Target): World => (target instanceof Connection ? target.world : target.connection.world);

/** Whether the model has the method. */
export const hasMethod = (target: Target | Stream, name: string): boolean =>
  target instanceof Stream
    ? name in streamMethods
    : name in
      (target instanceof Connection
        ? connectionMethods
        : target instanceof Sender
          ? senderMethods
          : transceiverMethods);

/**
 * Calls a method with JavaScript values as arguments (objects of the API as the model's own objects, or as wrappers with `impl`).
 * Never throws: what the caller would see is the outcome.
 */
export const call = (target: Target, name: string, args: readonly unknown[]): Outcome =>
  guarded(worldOf(target), isAsync(name), () => {
    if (target instanceof Connection) return connectionMethods[name]?.(target, args);
    return target instanceof Sender ? senderMethods[name]?.(target, args) : transceiverMethods[name]?.(target, args);
  });

/** Calls a method of a local MediaStream: nothing in webrtc-pc changes one. */
export const callStream = (stream: Stream, name: string, args: readonly unknown[]): Outcome => ({
  kind: 'return',
  value: streamMethods[name]?.(stream, args),
});

/** Sets `direction`: an unknown value of the enumeration is ignored. */
export const assignDirection = (transceiver: Transceiver, value: unknown): Outcome =>
  guarded(transceiver.connection.world, false, () => {
    if (typeof value === 'symbol') throw new ConversionError('a symbol is not a string');
    const direction = directions.find((known) => known === String(value));
    return step('enum-attribute', direction === undefined) || !direction
      ? undefined
      : setDirection(transceiver, direction);
  });

/** `new RTCIceCandidate(...args)` */
export const construct = (world: World, args: readonly unknown[]): Outcome =>
  guarded(world, false, () => constructIceCandidate(toLocalCandidateInit(args[0])));
