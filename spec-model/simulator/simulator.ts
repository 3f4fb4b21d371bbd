import type { Edition } from '../editions/editions';
import { definitions } from '../idl/definitions';
import { clockOn, type Timers } from '../infra/clock';
import type { Chooser } from '../infra/world';
import { createLocalTrack, MediaDevices } from '../media/media-devices';
import type { Kind } from '../rtp/track';
import { makeClasses } from './classes';
import { connectMedia } from './connected';
import { firedEvent } from './events';
import { HostWorld } from './host-world';
import { type IceOptions, SimulatedIceAgent } from './ice-agent';
import { type Class, Realm } from './realm';

const simplest: Chooser = {
  choose: (_site, options) => options[0] as never,
  describe: (_connection, _plan, write) => write(),
};

/** What a simulator needs of its host: a macrotask, and timers. */
export interface SimulatorOptions extends Timers {
  readonly queueTask?: (run: () => void) => void;
  readonly chooser?: Chooser;
  readonly ice?: IceOptions;
  /** The text to follow; the pinned one by default. */
  readonly edition?: Edition;
}

/** Each piece of work of the model is a macrotask of the host. */
const drive = (world: HostWorld, queueTask: (run: () => void) => void): void => {
  let scheduled = false;
  const schedule = () => {
    if (scheduled || world.work.length === 0) return;
    scheduled = true;
    queueTask(turn);
  };
  const turn = () => {
    scheduled = false;
    const [next] = world.work;
    if (next) world.take(next);
    schedule();
  };
  world.wake = schedule;
};

const createRealm = (options: SimulatorOptions): Realm => {
  const world: HostWorld = new HostWorld(
    options.chooser ?? simplest,
    {
      fire: (_connection, target, type, detail) => {
        const object = realm.wrap(target);
        if (object instanceof EventTarget) object.dispatchEvent(firedEvent(realm, type, detail));
      },
    },
    new SimulatedIceAgent(options.ice, connectMedia),
    options.edition,
  );
  const realm = new Realm(world, definitions().interfaces);
  world.clock = clockOn(options);
  world.wrap = realm.wrap;
  drive(world, options.queueTask ?? setImmediate);
  makeClasses(realm);
  return realm;
};

/** A class of the API, for who does not know its type. */
type Interface = new (...args: unknown[]) => EventTarget;

/** The classes of one simulated world by name, and what a page has besides. */
export interface Simulator {
  [name: string]: unknown;
  RTCPeerConnection: Interface;
  RTCRtpSender: Class;
  RTCRtpTransceiver: Class;
  RTCIceCandidate: new (...args: unknown[]) => object;
  MediaStream: Interface;
  readonly navigator: { readonly mediaDevices: object };
  /** A new local track. */
  readonly createTrack: (kind: Kind) => object;
}

/**
 * The model behind the W3C API: classes that share one event loop. Deterministic: the same calls in the same turns give the same events.
 */
export const createSimulator = (options: SimulatorOptions = {}): Simulator => {
  const realm = createRealm(options);
  const mediaDevices = realm.wrap(new MediaDevices(realm.world));
  return {
    ...Object.fromEntries(realm.classes),
    navigator: { mediaDevices },
    createTrack: (kind: Kind) => realm.wrap(createLocalTrack(realm.world, kind)),
  } as unknown as Simulator;
};
