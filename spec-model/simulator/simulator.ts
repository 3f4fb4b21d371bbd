import { structuredClone as cloneModel, handedOver } from '../configuration/structured-clone';
import { definitions } from '../idl/definitions';
import { modelOf } from '../idl/platform-object';
import { clockOn } from '../infra/clock';
import { randomNames } from '../infra/names';
import { Random } from '../infra/random';
import { createLocalTrack, MediaDevices } from '../media/media-devices';
import type { Kind } from '../rtp/track';
import { makeClasses } from './classes';
import { connectMedia } from './connected';
import { drive, settled } from './driver';
import { firedEvent } from './events';
import { HostWorld } from './host-world';
import { SimulatedIceAgent } from './ice-agent';
import { chooserOf, editionOf, type SimulatorOptions } from './options';
import { type Class, Realm } from './realm';
import { VirtualTime } from './virtual-time';

export type { SimulatorOptions, VirtualTime };

const createRealm = (options: SimulatorOptions): Realm => {
  const world: HostWorld = new HostWorld(
    chooserOf(options),
    {
      fire: (_connection, target, type, detail) => {
        const object = realm.wrap(target);
        if (object instanceof EventTarget) object.dispatchEvent(firedEvent(realm, type, detail));
      },
    },
    new SimulatedIceAgent(options.ice, connectMedia),
    editionOf(options),
  );
  world.fuel = options.fuel ?? Number.POSITIVE_INFINITY;
  const realm = new Realm(world, definitions().interfaces);
  world.wrap = realm.wrap;
  if (options.seed !== undefined) world.names = randomNames(new Random(~options.seed));
  makeClasses(realm);
  return realm;
};

/** What was there before a world takes the place of the globals. */
const cloneOnHost = structuredClone;

/** A class of the API, for who does not know its type. */
type Interface = new (...args: unknown[]) => EventTarget;

/** The classes of one simulated world by name, and what a page has besides. */
export interface Simulator {
  [name: string]: unknown;
  RTCPeerConnection: Interface;
  RTCRtpSender: Class;
  RTCRtpTransceiver: Class;
  RTCDataChannel: Class;
  RTCIceCandidate: new (...args: unknown[]) => object;
  MediaStream: Interface;
  readonly navigator: { readonly mediaDevices: object };
  /** Where time is virtual: the clock. */
  readonly clock: VirtualTime | undefined;
  /** Of objects of the API by the model, of anything else by the host. */
  structuredClone: (value: unknown, options?: StructuredSerializeOptions) => unknown;
  /** A new local track. */
  readonly createTrack: (kind: Kind) => object;
}

/**
 * The model behind the W3C API: classes that share one event loop. Deterministic: the same calls in the same turns give the same events.
 */
export const createSimulator = (options: SimulatorOptions = {}): Simulator => {
  const realm = createRealm(options);
  const { world, classes, wrap } = realm;
  const queueTask = options.queueTask ?? setImmediate;
  const clock = options.time === 'virtual' ? new VirtualTime(() => settled(world, queueTask)) : undefined;
  world.clock = clock ?? clockOn(options);
  drive(world, queueTask);
  return {
    ...Object.fromEntries(classes),
    navigator: { mediaDevices: wrap(new MediaDevices(world)) },
    clock,
    structuredClone: (value: unknown, options?: StructuredSerializeOptions) => {
      const model = modelOf(value);
      return model ? realm.give(cloneModel(model, handedOver(options).map(modelOf))) : cloneOnHost(value, options);
    },
    createTrack: (kind: Kind) => wrap(createLocalTrack(world, kind)),
  } as unknown as Simulator;
};
