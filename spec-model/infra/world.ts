import { type Edition, latest } from '../editions/editions';
import type { DescriptionPlan } from '../jsep/plan';
import type { Connection } from '../peer-connection/connection';
import type { Capabilities } from '../rtp/implemented';
import { type Clock, stoppedClock } from './clock';
import { countedNames, type Names } from './names';
import type { ModelPromise } from './promise';
import { apart, deed } from './step';

/**
 * What a suspended algorithm waits for: work done in parallel, or its turn in the event loop. `silent`: the task that follows
 * changes state and tells nobody.
 */
export interface Suspension {
  readonly wait: 'parallel' | 'task';
  readonly label: string;
  readonly silent?: boolean;
  /** It can not go on yet, whoever asks. */
  readonly blocked?: () => boolean;
  /** How many milliseconds after it was suspended it is due. */
  readonly delay?: number;
}

/** An algorithm with asynchronous steps. It yields where the specification says "in parallel" or "queue a task". */
export type Process = Generator<Suspension, void, void>;

export const inParallel = (label: string): Suspension => ({ wait: 'parallel', label });
export const queueTask = (label: string, silent = false): Suspension => ({ wait: 'task', label, silent });

/** What a piece of suspended work is about: a driver that looks for the cause of an observation looks by lane. */
export type Lane =
  | 'operation'
  | 'negotiation-needed'
  | 'track'
  | 'ice'
  | 'data'
  | 'certificate'
  | 'parameters'
  | 'media'
  | 'dtmf'
  | 'stats';

export interface Work {
  readonly lane: Lane;
  /** Undefined: work of a static method. */
  readonly connection: Connection | undefined;
  readonly suspension: Suspension;
  /** Goes on until the next suspension or the end. */
  readonly run: () => void;
  /** When it is due, if it is later: in the milliseconds of `now`. */
  readonly due?: number;
  /** Where it came from, e.g. the track concerned. */
  readonly about?: unknown;
}

/** What the model tells the outside, in order. */
export interface Observer {
  /** An event is dispatched. `detail` has model objects as values. */
  fire(connection: Connection, target: object, type: string, detail: Readonly<Record<string, unknown>>): void;
}

/**
 * Decides where the specification leaves freedom. Simulating, a default is taken (or a seeded one); judging, the trace decides.
 * `site` names the place; sites are counted and published. `about`: the object whose behaviour it is, if not the connection.
 */
export interface Chooser {
  choose<T>(site: ChoiceSite, options: readonly T[], connection: Connection | undefined, about?: object): T;
  /** The text of a created description: site `description.text`. `write` gives one that follows the plan. */
  describe(connection: Connection, plan: DescriptionPlan, write: () => string): string;
  /** Judging: what the call at work is seen to return, or its promise to be fulfilled with, as plain data. See `invent`. */
  foresee?(site: ChoiceSite, connection: Connection): unknown;
  /** Judging: the capabilities that the trace shows; undefined: none. Without this method, those of the model itself. */
  capabilities?(side: 'send' | 'receive', kind: 'audio' | 'video'): Capabilities | undefined;
}

/** Every place where the model is free. A model that is lenient everywhere passes everything, so the list is closed. */
export const choiceSites = {
  'addTrack.sender': 'which of several reusable senders addTrack takes',
  'addTransceiver.kept': 'whether a transceiver that a rollback kept for its track counts as added by addTrack',
  'offer.stopping': 'whether a remote offer may be matched with a transceiver that is stopping',
  'description.reuse':
    'whether the argument-less setLocalDescription takes the description that was created last, or a new one',
  'createDataChannel.id': 'which ids the channels have that were not negotiated by the application',
  'description.text':
    'everything in a created description that the specification does not fix: mids, codecs, credentials, order of attributes',
  'addIceCandidate.added': 'whether the ICE agent can add a candidate whose text is grammatical but unusual',
  'addIceCandidate.after-end': 'whether a candidate that follows end-of-candidates is an error',
  'msid.default': 'whether a remote section without a=msid lines puts its track into a default stream',
  'answer.layer': 'which of several layers an answer leaves that names none, where the offer asks for one',
  'answer.stops': 'whether a local answer that rejects a section stops its transceiver',
  'bundle.added': 'whether a section that an offer adds to a bundle has a transport of its own until that is answered',
  'rollback.other-side': 'whether an offer may be rolled back by the method that did not set it',
  'description.error': 'whether a description with an open defect is refused, and with which error',
  'description.other-kind': 'what becomes of a section that an offer gives another kind or mid',
  'createDataChannel.closing': 'whether the id of a channel whose streams are not reset yet is taken',
  'createDataChannel.conflict': 'what becomes of a channel whose id the other side uses for a channel of its own',
  'sctp.can-send-size': 'how many bytes can be buffered for sending',
  'sctp.streams': 'how many streams an SCTP association has',
  'sctp.abort': 'whether an association that the other side aborted was closed with an error',
  'sctp.abandoned': 'whether a transport is closed that is not used any more before it had an association',
  'channel.abandoned': 'whether channels that wait are closed with an error when data is refused',
  'channel.too-large': 'what becomes of a channel whose opening message is larger than the other side takes',
  'sctp.closed-first': "which comes first when an association ends, the transport's event or those of its channels",
  'message.early': 'whether a message for a channel that is not open yet is kept for it',
  'message.lost': 'whether a message of an unreliable channel, or of an association that ended, arrives',
  'message.sent': 'whether what was buffered when an association ended had been sent by then',
  'channel.transferred-again': 'whether a channel that was transferred can be transferred again',
  'close.own': 'whether close() of a connection fires close at its data channels',
  'close.heard': 'whether a negotiated channel that was closed before it was open closes at the other side, too',
  'close.unmatched': 'whether closing comes to its end for a channel that the other side does not have',
  'close.overtaken':
    'whether a channel that was created, or closed, just before something else closed is told of all the same',
  'closing.initiated': 'which side closed a data channel that both closed at the same time',
  'configuration.pool-fixed': 'whether a call of setLocalDescription that applied nothing fixes iceCandidatePoolSize',
  'iceServers.scheme': 'which URL schemes of ICE servers are implemented',
  'iceServers.credentials': 'whether a username or credential that is not prepared as OpaqueString is refused',
  'iceServers.limit': 'how many ICE servers are used, from 32 on',
  'certificate.algorithm': 'with which key algorithms certificates are made, besides the two that all have to know',
  'certificate.expired': 'whether a short-lived certificate has expired already, as long as no clock tells',
  'codec.implemented': 'whether a codec is implemented, where the trace does not show the capabilities',
  'codecs.capable': 'which of the negotiated codecs an implementation is capable of now',
  'codecs.unused': 'whether a sender shows the codecs that are negotiated while its direction does not send',
  'encoding.companion': 'whether an encoding may have retransmission, redundancy or the like for its codec',
  'encoding.codec': 'whether encodings can have codecs of their own',
  'encodings.maximal': 'how many encodings can be sent at once',
  'parameters.transactionId': 'how sets of parameters are named',
  'parameters.cname': 'the canonical name of a connection',
  'parameters.order': 'in which order header extensions are told',
  'parameters.expired': 'whether the task that forgets the parameters has run, when other tasks have',
  'setParameters.configured': 'whether the media stack can be configured as it is asked to',
  'replaceTrack.negotiated': 'whether a track can be sent within what was negotiated',
  'getStats.stopped': 'whether the sender and the receiver of a stopped transceiver are on the connection',
  'media.sources': 'which sources are received',
  'ice.progress': 'when and how far ICE and DTLS get',
  'connectionState.completed': 'whether a connection whose ICE transports are "completed" is "connected"',
  'media.flow': 'when media arrives',
  'media.rtcp': 'whether RTCP stays away for too long',
} as const;
export type ChoiceSite = keyof typeof choiceSites;

/** The ICE agent, as far as signaling drives it. Judging, there is none: the trace tells what it did. */
export interface IceAgent {
  /** A description was applied, or a candidate added. */
  signaled(connection: Connection): void;
}

const noAgent: IceAgent = { signaled: () => {} };

/** The world ran out of fuel: with a broken step the model may never come to rest. */
export class Restless extends Error {
  constructor() {
    super('the model does not come to rest');
  }
}

/** A callback function of the application. */
export type Callback = (...args: unknown[]) => unknown;

/** The event loop, explicit: microtasks, and the work that is suspended until a driver takes it up. */
export class World {
  private microtasks: (() => void)[] = [];
  private draining = false;
  /** Suspended work in the order in which it was suspended. */
  readonly work: Work[] = [];
  /** Increases with each task. */
  turn = 0;
  /** How many tasks and microtasks may still run. */
  fuel = Number.POSITIVE_INFINITY;
  /** Called when something became runnable; a driver with a real event loop schedules itself here. */
  wake: () => void = () => {};
  clock: Clock = stoppedClock;
  /** Milliseconds since 1970; judging, the earliest time that it may be, and how much later it may be. */
  now: () => number = () => this.clock.now();
  lateness = 0;
  /** Where ids and credentials come from. */
  names: Names = countedNames();
  /** Of the application. */
  readonly origin = 'https://example.test';
  readonly observer: Observer;

  constructor(
    readonly chooser: Chooser,
    observer: Observer,
    public agent: IceAgent = noAgent,
    /** The text that is followed: its switches are asked last, where they make a difference. */
    readonly edition: Edition = latest,
  ) {
    this.observer = { fire: (...event) => this.fire(() => observer.fire(...event)) };
  }

  private fire(dispatch: () => void): void {
    const broken = deed('event');
    if (broken === 'lose') return;
    if (broken === 'later') return this.putOff(dispatch);
    apart(dispatch);
    if (broken === 'double') apart(dispatch);
  }

  /** What a broken step does too late: when nothing else is left to do, or in a task behind those that are queued. */
  putOff(run: () => void): void {
    const late = () => apart(() => this.push('operation', undefined, queueTask('late'), run, undefined));
    if (this.clock === stoppedClock) late();
    else this.clock.after(5, late);
  }

  queueMicrotask(run: () => void): void {
    this.microtasks.push(run);
    this.wake();
  }

  /** Calls a callback of the application, with objects of the model as arguments. */
  invoke(callback: Callback, ...args: readonly unknown[]): void {
    callback(...args);
  }

  /** A microtask checkpoint. */
  runMicrotasks(): void {
    if (this.draining) return;
    this.draining = true;
    for (let run = this.microtasks.shift(); run; run = this.microtasks.shift()) {
      this.burn();
      apart(run);
    }
    this.draining = false;
  }

  /** Starts an algorithm with asynchronous steps; runs it to its first suspension now. */
  start(lane: Lane, connection: Connection | undefined, process: Process, about?: unknown): void {
    const next = process.next();
    if (next.done) return;
    this.suspend(lane, connection, next.value, () => this.start(lane, connection, process, about), about);
  }

  /** Queues a task of one step. */
  queueTask(lane: Lane, connection: Connection, label: string, run: () => void, about?: unknown): void {
    this.suspend(lane, connection, queueTask(label), run, about);
  }

  /** Queues a task that is due later. Where time stands still, the driver knows when that is. */
  after(delay: number, lane: Lane, connection: Connection, label: string, run: () => void, about?: unknown): void {
    const sooner = deed('task') === 'sooner';
    if (sooner && delay === 0) return run();
    const due = sooner ? 0 : delay;
    const queue = () => this.push(lane, connection, { wait: 'task', label, delay: due }, run, about);
    if (this.clock === stoppedClock) queue();
    else this.clock.after(due, queue);
  }

  private suspend(
    lane: Lane,
    connection: Connection | undefined,
    suspension: Suspension,
    run: () => void,
    about: unknown,
  ): void {
    if (suspension.wait === 'task' && deed('task') === 'sooner') run();
    else this.push(lane, connection, suspension, run, about);
  }

  private push(
    lane: Lane,
    connection: Connection | undefined,
    suspension: Suspension,
    run: () => void,
    about: unknown,
  ): void {
    const { delay } = suspension;
    this.work.push({ lane, connection, suspension, run, about, ...(delay ? { due: this.earliest() + delay } : {}) });
    this.wake();
  }

  /** When the task that is running was due; judging, that may be later than what is known of the time. */
  private dueNow = 0;
  private earliest(): number {
    return Math.max(this.now(), this.dueNow);
  }

  private burn(): void {
    if (--this.fuel < 0) throw new Restless();
  }

  /** Takes up one piece of work: its task, then a microtask checkpoint. */
  take(work: Work): void {
    const index = this.work.indexOf(work);
    if (index >= 0) this.work.splice(index, 1);
    this.burn();
    this.turn++;
    this.dueNow = work.due ?? 0;
    apart(work.run);
    this.dueNow = 0;
    this.runMicrotasks();
  }
}

/** A promise of an operation, with the process that will settle it. */
export type Operation<T = unknown> = () => ModelPromise<T>;
