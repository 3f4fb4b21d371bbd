import type { DataChannel } from '../../../spec-model/data-channel/channel';
import type { DtlsTransport } from '../../../spec-model/dtls/transport';
import type { DtmfSender } from '../../../spec-model/dtmf/dtmf-sender';
import type { IceTransport } from '../../../spec-model/ice/transport';
import { modelOf as modelBehind, stamp } from '../../../spec-model/idl/platform-object';
import { type Mutation, withBroken } from '../../../spec-model/infra/step';
import type { World } from '../../../spec-model/infra/world';
import type { Connection } from '../../../spec-model/peer-connection/connection';
import type { Track } from '../../../spec-model/rtp/track';
import type { Receiver, Sender, Transceiver } from '../../../spec-model/rtp/transceiver';
import type { Simulator } from '../../../spec-model/simulator/simulator';
import type { Plant } from './fault';

/** Interfaces whose members can be exchanged, and the model's object behind each. */
interface Models {
  readonly RTCPeerConnection: Connection;
  readonly RTCRtpSender: Sender;
  readonly RTCRtpTransceiver: Transceiver;
  readonly RTCDataChannel: DataChannel;
  readonly RTCRtpReceiver: Receiver;
  readonly RTCDTMFSender: DtmfSender;
  readonly MediaStreamTrack: Track;
  readonly RTCDtlsTransport: DtlsTransport;
  readonly RTCIceTransport: IceTransport;
}

interface ClassOf {
  readonly prototype: object;
}

/** A second object of the API for the same object of the model. */
export const another = (type: { readonly prototype: object }, model: object): object => {
  const object: object = Object.create(type.prototype);
  stamp(object, model);
  return object;
};

/** A call of a method, on its way to the right implementation. */
export interface Call<T> {
  /** The object of the API. */
  readonly self: EventTarget;
  /** The model's object behind it. */
  readonly model: T;
  readonly args: readonly unknown[];
  /** Does what is right, with other arguments if there are any. */
  readonly proceed: (args?: readonly unknown[]) => unknown;
}

/** The model's object behind an object of the API. */
export const modelOf = <T>(object: unknown): T => modelBehind(object) as T;

/** Replaces a method. */
export const method =
  <I extends keyof Models>(interfaceName: I, name: string, planted: (call: Call<Models[I]>) => unknown): Plant =>
  (simulator) => {
    const { prototype } = simulator[interfaceName] as ClassOf;
    const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    const value = function (this: EventTarget, ...args: unknown[]) {
      const proceed = (others: readonly unknown[] = args) => original.apply(this, [...others]);
      return planted({ self: this, model: modelOf<Models[I]>(this), args, proceed });
    };
    Object.defineProperty(prototype, name, { configurable: true, writable: true, value });
  };

/** Replaces what reading an attribute gives. */
export const getter =
  <I extends keyof Models>(
    interfaceName: I,
    name: string,
    planted: (model: Models[I], right: unknown) => unknown,
  ): Plant =>
  (simulator) => {
    const { prototype } = simulator[interfaceName] as ClassOf;
    const right = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
    const get = function (this: EventTarget) {
      return planted(modelOf(this), right.get?.call(this));
    };
    Object.defineProperty(prototype, name, { ...right, get });
  };

/** Replaces what setting `direction` does. `proceed` sets it as it should be set. */
export const directionSetter =
  (planted: (transceiver: Transceiver, value: unknown, proceed: () => void) => void): Plant =>
  ({ RTCRtpTransceiver: { prototype } }) => {
    const right = Object.getOwnPropertyDescriptor(prototype, 'direction') as PropertyDescriptor;
    const set = function (this: EventTarget, value: unknown) {
      planted(modelOf(this), value, () => right.set?.call(this, value));
    };
    Object.defineProperty(prototype, 'direction', { ...right, set });
  };

/** Replaces `new RTCIceCandidate(...)`. */
export const candidateConstructor =
  (planted: (args: readonly unknown[], construct: (args: readonly unknown[]) => object) => object): Plant =>
  (simulator) => {
    simulator.RTCIceCandidate = new Proxy(simulator.RTCIceCandidate, {
      construct: (Right, args) => planted(args, (others) => new Right(...others)),
    });
  };

/** The event loop that all connections of a simulator share. */
export const worldOf = ({ RTCPeerConnection }: Simulator): World => modelOf<Connection>(new RTCPeerConnection()).world;

/** An event on its way to the application. */
export interface Firing {
  readonly connection: Connection;
  readonly target: object;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Stands between the model and the application: every event goes through here, and reaches it only if given to `fire`. */
export const events =
  (planted: (event: Firing, fire: (event: Firing) => void, world: World) => void): Plant =>
  (simulator) => {
    const world = worldOf(simulator);
    const { observer } = world;
    const right = observer.fire;
    const fire = ({ connection, target, type, detail }: Firing) => right(connection, target, type, detail);
    observer.fire = (connection, target, type, detail) => planted({ connection, target, type, detail }, fire, world);
  };

type Run = <T>(body: () => T) => T;

/** Runs every method, getter and setter of a prototype inside `run`. */
const wrapAll = (prototype: object, run: Run): void => {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name === 'constructor') continue;
    for (const key of ['value', 'get', 'set'] as const) {
      const original = descriptor[key];
      if (typeof original !== 'function') continue;
      descriptor[key] = function (this: unknown, ...args: unknown[]) {
        return run(() => original.apply(this, args));
      };
    }
    Object.defineProperty(prototype, name, descriptor);
  }
};

const brokenBy = (steps: readonly (readonly [step: string, mutation: Mutation])[]): Run =>
  steps.reduce<Run>(
    (outer, [reference, mutation]) => {
      const at = reference.lastIndexOf('/');
      return (body) => withBroken(reference.slice(0, at), reference.slice(at + 1), mutation, () => outer(body));
    },
    (body) => body(),
  );

/** Interfaces whose members run with broken steps. */
const broken: readonly (keyof Models)[] = [
  'RTCPeerConnection',
  'RTCRtpSender',
  'RTCRtpReceiver',
  'RTCRtpTransceiver',
  'RTCDataChannel',
  'RTCDTMFSender',
  'MediaStreamTrack',
  'RTCDtlsTransport',
  'RTCIceTransport',
];

/**
 * Breaks steps of the model while the simulator is at work, and only then: steps are global to the process, in which the judge works with
 * the same model between two turns of the simulator.
 */
export const breaking =
  (...steps: readonly (readonly [step: string, mutation: Mutation])[]): Plant =>
  (simulator) => {
    const run = brokenBy(steps);
    const world = worldOf(simulator);
    const { take, queueMicrotask } = world;
    world.take = (work) => run(() => take.call(world, work));
    world.queueMicrotask = (job) => queueMicrotask.call(world, () => run(job));
    for (const name of broken) wrapAll((simulator[name] as ClassOf).prototype, run);
    for (const name of ['RTCRtpSender', 'RTCRtpReceiver']) wrapAll(simulator[name] as ClassOf, run);
    candidateConstructor((args, construct) => run(() => construct(args)))(simulator);
    wrapAll(simulator.RTCPeerConnection, run);
    const { structuredClone } = simulator;
    simulator.structuredClone = (value, options) => run(() => structuredClone(value, options));
    const Right = simulator.RTCPeerConnection;
    simulator.RTCPeerConnection = new Proxy(Right, { construct: (_target, args) => run(() => new Right(...args)) });
  };

/** Events that are never fired. */
export const losing = (lost: (event: Firing) => boolean): Plant =>
  events((event, fire) => {
    if (!lost(event)) fire(event);
  });

/** Holds events back until the others of their task have been fired. */
export const last =
  (held: (event: Firing) => boolean): Plant =>
  (simulator) => {
    const waiting: (() => void)[] = [];
    events((event, fire) => {
      if (held(event)) waiting.push(() => fire(event));
      else fire(event);
    })(simulator);
    const world = worldOf(simulator);
    const { take } = world;
    world.take = (work) => {
      take.call(world, work);
      for (const fire of waiting.splice(0)) fire();
    };
  };
