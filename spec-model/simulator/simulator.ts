import { DataChannel } from '../data-channel/channel';
import type { Edition } from '../editions/editions';
import { assign, call, construct, type Outcome } from '../idl/invoke';
import { clockOn, type Timers } from '../infra/clock';
import { type Callback, type Chooser, World } from '../infra/world';
import { Connection, type Description, SctpTransport } from '../peer-connection/connection';
import type { IceCandidate } from '../peer-connection/ice-candidate';
import { collectSenders, getReceivers } from '../rtp/collect';
import { getCurrentDirection, getDirection } from '../rtp/direction';
import { type Kind, Stream, Track } from '../rtp/track';
import { Receiver, Sender, Transceiver } from '../rtp/transceiver';
import { connectMedia } from './connected';
import { type IceOptions, SimulatedIceAgent } from './ice-agent';
import { impl, isError, makeEvent, toError, Wrapper, Wrappers, withHandlers } from './wrappers';

const simplest: Chooser = {
  choose: (_site, options) => options[0] as never,
  describe: (_connection, _plan, write) => write(),
};

/** A world whose microtasks are those of the host: they take turns with the reactions of the application's promises. */
class HostWorld extends World {
  override queueMicrotask(run: () => void): void {
    queueMicrotask(run);
  }

  /** Set by the simulator: objects of the model are wrapped. */
  wrap: (value: unknown) => unknown = (value) => value;

  override invoke(callback: Callback, ...args: readonly unknown[]): void {
    callback(...args.map(this.wrap));
  }
}

/** What a simulator needs of its host: a macrotask, and timers. */
export interface SimulatorOptions extends Timers {
  readonly queueTask?: (run: () => void) => void;
  readonly chooser?: Chooser;
  readonly ice?: IceOptions;
  /** The text to follow; the pinned one by default. */
  readonly edition?: Edition;
}

const connectionEvents = [
  'negotiationneeded',
  'icecandidate',
  'icecandidateerror',
  'signalingstatechange',
  'iceconnectionstatechange',
  'icegatheringstatechange',
  'connectionstatechange',
  'track',
  'datachannel',
];

/** RTCSessionDescription, as the attributes show it: the same object while the description is the same. */
const describe = (description: Description | null) => description && { type: description.type, sdp: description.sdp };

/**
 * The model behind the W3C API: classes that share one event loop. Deterministic: the same calls in the same turns give the same events.
 * A task of the model is a macrotask of the host.
 */
export const createSimulator = (options: SimulatorOptions = {}) => {
  const queueTask = options.queueTask ?? setImmediate;
  const wrappers = new Wrappers();
  let scheduled = false;
  const world = new HostWorld(
    options.chooser ?? simplest,
    { fire: (_connection, target, type, detail) => void dispatch(target, type, detail) },
    new SimulatedIceAgent(options.ice, connectMedia),
    options.edition,
  );
  world.clock = clockOn(options);
  const turn = () => {
    scheduled = false;
    const [next] = world.work;
    if (next) world.take(next);
    schedule();
  };
  const schedule = () => {
    if (scheduled || world.work.length === 0) return;
    scheduled = true;
    queueTask(turn);
  };
  world.wake = schedule;

  const wrap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(wrap);
    if (typeof value !== 'object' || value === null) return value;
    return wrappers.find(value) ?? wrapNew(value);
  };
  const wrapNew = (model: object): unknown => {
    if (model instanceof Sender) return wrappers.of(model, (m) => new RTCRtpSender(m));
    if (model instanceof Receiver) return wrappers.of(model, (m) => new RTCRtpReceiver(m));
    if (model instanceof Transceiver) return wrappers.of(model, (m) => new RTCRtpTransceiver(m));
    if (model instanceof Track) return wrappers.of(model, (m) => new MediaStreamTrack(m));
    if (model instanceof Stream) return wrappers.of(model, (m) => new MediaStream(m));
    if (model instanceof DataChannel) return wrappers.of(model, (m) => new RTCDataChannel(m));
    if (model instanceof SctpTransport) return wrappers.of(model, (m) => new RTCSctpTransport(m));
    return model;
  };
  const dispatch = (target: object, type: string, detail: Readonly<Record<string, unknown>>): void => {
    const members = Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [
        name,
        name === 'candidate' && value ? new RTCIceCandidate((value as IceCandidate).init) : wrap(value),
      ]),
    );
    const shell = wrap(target);
    if (shell instanceof EventTarget) shell.dispatchEvent(makeEvent(type, members));
  };

  /** Gives an outcome of the model to a JavaScript caller. */
  const give = (outcome: Outcome): unknown => {
    if (outcome.kind === 'throw') throw toError(outcome.error);
    if (outcome.kind === 'return') return wrap(outcome.value);
    const { promise } = outcome;
    if (promise.state === 'fulfilled') return Promise.resolve(wrap(promise.value));
    if (promise.reason) return Promise.reject(toError(promise.reason));
    return new Promise((resolve, reject) => {
      promise.upon(() => (promise.reason ? reject(toError(promise.reason)) : resolve(wrap(promise.value))));
    });
  };
  world.wrap = (value) => (isError(value) ? toError(value) : wrap(value));
  const method = (target: object, name: string, args: readonly unknown[]) => give(call(world, target, name, args));

  class MediaStreamTrack extends Wrapper<Track> {
    get kind() {
      return this[impl].kind;
    }
    get id() {
      return this[impl].id;
    }
    get muted() {
      return this[impl].muted;
    }
    get readyState() {
      return this[impl].readyState;
    }
    get label() {
      return this[impl].remote ? `remote ${this[impl].kind}` : this[impl].id;
    }
    stop() {
      this[impl].readyState = 'ended';
    }
  }
  withHandlers(MediaStreamTrack.prototype, ['ended', 'mute', 'unmute']);

  let streams = 0;
  class MediaStream extends Wrapper<Stream> {
    constructor(model?: Stream) {
      super(model instanceof Stream ? model : new Stream(`stream-${++streams}`));
      wrappers.register(this[impl], this);
    }
    get id() {
      return this[impl].id;
    }
    getTracks() {
      return [...this[impl].tracks].map(wrap);
    }
  }
  withHandlers(MediaStream.prototype, ['addtrack', 'removetrack']);

  class RTCRtpSender extends Wrapper<Sender> {
    get track() {
      return wrap(this[impl].senderTrack);
    }
    replaceTrack(...args: unknown[]) {
      return method(this[impl], 'replaceTrack', args);
    }
    setStreams(...args: unknown[]) {
      return method(this[impl], 'setStreams', args);
    }
  }

  class RTCRtpReceiver extends Wrapper<Receiver> {
    get track() {
      return wrap(this[impl].receiverTrack);
    }
  }

  class RTCRtpTransceiver extends Wrapper<Transceiver> {
    get mid() {
      return this[impl].mid;
    }
    get sender() {
      return wrap(this[impl].sender);
    }
    get receiver() {
      return wrap(this[impl].receiver);
    }
    get direction() {
      return getDirection(this[impl]);
    }
    set direction(value) {
      give(assign(world, this[impl], 'direction', value));
    }
    get currentDirection() {
      return getCurrentDirection(this[impl]);
    }
    stop(...args: unknown[]) {
      return method(this[impl], 'stop', args);
    }
  }

  class RTCDataChannel extends Wrapper<DataChannel> {
    get label() {
      return this[impl].label;
    }
  }

  class RTCSctpTransport extends Wrapper<SctpTransport> {}

  class RTCIceCandidate {
    constructor(...args: unknown[]) {
      const outcome = construct(world, 'RTCIceCandidate', args);
      if (outcome.kind === 'throw') throw toError(outcome.error);
      const { init, parsed } = (outcome as { value: IceCandidate }).value;
      Object.assign(this, init, parsed.attributes);
    }
  }

  let connections = 0;
  class RTCPeerConnection extends Wrapper<Connection> {
    constructor(_configuration?: unknown) {
      super(new Connection(world, connections++));
      wrappers.register(this[impl], this);
    }
    get signalingState() {
      return this[impl].signalingState;
    }
    get iceGatheringState() {
      return this[impl].iceGatheringState;
    }
    get iceConnectionState() {
      return this[impl].iceConnectionState;
    }
    get connectionState() {
      return this[impl].connectionState;
    }
    get canTrickleIceCandidates() {
      return this[impl].canTrickleIceCandidates;
    }
    get localDescription() {
      return describe(this[impl].localDescription);
    }
    get currentLocalDescription() {
      return describe(this[impl].currentLocalDescription);
    }
    get pendingLocalDescription() {
      return describe(this[impl].pendingLocalDescription);
    }
    get remoteDescription() {
      return describe(this[impl].remoteDescription);
    }
    get currentRemoteDescription() {
      return describe(this[impl].currentRemoteDescription);
    }
    get pendingRemoteDescription() {
      return describe(this[impl].pendingRemoteDescription);
    }
    get sctp() {
      return wrap(this[impl].sctpTransport);
    }
    getSenders() {
      return wrap(collectSenders(this[impl]));
    }
    getReceivers() {
      return wrap(getReceivers(this[impl]));
    }
    getTransceivers() {
      return wrap(this[impl].transceivers);
    }
  }
  withHandlers(RTCPeerConnection.prototype, connectionEvents);
  for (const name of [
    'addTrack',
    'removeTrack',
    'addTransceiver',
    'createOffer',
    'createAnswer',
    'setLocalDescription',
    'setRemoteDescription',
    'addIceCandidate',
    'restartIce',
    'close',
    'createDataChannel',
  ])
    Object.defineProperty(RTCPeerConnection.prototype, name, {
      configurable: true,
      enumerable: true,
      writable: true,
      value(this: RTCPeerConnection, ...args: unknown[]) {
        return method(this[impl], name, args);
      },
    });

  let tracks = 0;
  const createTrack = (kind: Kind) => wrap(new Track(kind, `${kind}-${++tracks}`, false));

  return {
    RTCPeerConnection,
    RTCRtpSender,
    RTCRtpReceiver,
    RTCRtpTransceiver,
    RTCIceCandidate,
    RTCDataChannel,
    MediaStream,
    MediaStreamTrack,
    createTrack,
  };
};

export type Simulator = ReturnType<typeof createSimulator>;
