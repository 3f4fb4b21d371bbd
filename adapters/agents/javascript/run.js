const { Events } = require('./events.js');
const { BY_HANDLE, HINTS, kindOfInterface } = require('./interfaces.js');
const { Journal } = require('./journal.js');
const { absent, errorSeen, isObject } = require('./objects.js');
const { Values } = require('./values.js');

/** What a script may construct. */
const CONSTRUCTIBLE = /^(RTC|MediaStream)\w*$/;
/** Methods that have a version with callbacks; the promise of that says nothing. */
const LEGACY = ['createOffer', 'createAnswer', 'setLocalDescription', 'setRemoteDescription', 'addIceCandidate'];

/** Whether it is the version with callbacks that is called. */
function withCallbacks(method, args) {
  return LEGACY.indexOf(method) >= 0 && args.some((one) => typeof one === 'function');
}

/** The number of the first command inside of each command that holds some: after those of the script, list by list. */
function firstInside(script) {
  const all = script.slice();
  const first = [];
  for (let at = 0; at < all.length; at++) {
    first.push(all.length);
    if (all[at].do) all.push(...all[at].do);
  }
  return first;
}

/** Runs the commands of one script, in as few turns as the script says. */
class Run {
  constructor(environment, job, emit, amend, done) {
    this.environment = environment;
    this.job = job;
    this.done = done;
    this.next = 0;
    /** Command -> when its promise was returned. */
    this.pending = new Map();
    /** Commands whose callbacks have not been called. */
    this.owing = new Set();
    /** Promises in the order in which calls gave them. */
    this.promises = [];
    this.first = firstInside(job.script);
    /** Inside of a handler or a reaction nothing is waited for. */
    this.depth = 0;
    this.journal = new Journal(environment, emit, amend);
    this.events = new Events(this.journal, environment, (action) => this.guard(action));
    this.values = new Values(this.journal, environment, this.events);
  }

  record(entry) {
    this.journal.record(entry);
  }

  /** Everything that the implementation or the event loop calls goes through here: nothing is thrown at them. */
  guard(action) {
    if (this.journal.over) return;
    try {
      action();
    } catch (error) {
      this.end(error);
    }
  }

  start() {
    this.guard(() => {
      this.record({ t: 'begin', time: Math.floor((this.environment.time || Date.now)()) });
      this.advance();
    });
  }

  /** Runs commands until one has to be waited for. */
  advance() {
    const script = this.job.script;
    while (this.next < script.length) {
      const i = this.next++;
      if (!this.attempt(script[i], i)) return;
    }
    this.settle(script.length, () => this.finish());
  }

  /** Whether the next command can follow at once. */
  attempt(command, i) {
    try {
      return this.perform(command, i);
    } catch (error) {
      if (!error.absent) throw error;
      this.record({ t: 'skip', i, why: error.message });
      return true;
    }
  }

  perform(command, i) {
    if (command.wait) return this.wait(command, i);
    if (command.do) return command.on ? this.on(command, i) : this.upon(command, i);
    if (command.construct === 'RTCPeerConnection') return this.connect(command, i);
    if (command.construct) return this.construct(command, i);
    if (command.static) return this.static(command, i);
    if (command.get) return this.get(command, i);
    return command.set ? this.set(command, i) : this.call(command, i);
  }

  /** The object that a command is addressed to, and the connection concerned. */
  receiver(command) {
    const connections = this.values.connections;
    if (command.pc !== undefined) {
      const connection = this.values.connection(command.pc);
      return { object: connection.object, handle: connection.handle, connection, interface: 'RTCPeerConnection' };
    }
    const object = this.addressed(command);
    const handle = command.of ? this.values.watch(object) : this.journal.handles.get(object);
    const connection = connections[this.journal.owner[handle]];
    return { object, handle, connection, interface: this.interfaceOf(handle) };
  }

  addressed(command) {
    if (command.stream !== undefined) return this.values.decode({ $: 'stream', index: command.stream });
    if (command.sender !== undefined) return this.values.seen('sender', command.sender);
    if (command.transceiver !== undefined) return this.values.seen('transceiver', command.transceiver);
    const object = this.values.decode(command.of);
    if (!isObject(object)) throw absent('no object');
    return object;
  }

  interfaceOf(handle) {
    const kind = this.journal.kinds[handle];
    return BY_HANDLE[kind] || kind;
  }

  /** Commands that are to run inside of the next event. */
  on(command, i) {
    const on = this.receiver(command);
    this.events.once(on.handle, command.on, () => this.inside(command, i));
    return true;
  }

  /** Commands that are to run inside of a reaction of a promise. */
  upon(command, i) {
    const count = this.promises.length;
    if (count === 0) throw absent('no promise');
    const reaction = () => this.guard(() => this.inside(command, i));
    this.promises[count - 1 - (command.upon % count)].then(reaction, reaction);
    return true;
  }

  inside(command, i) {
    this.record({ t: 'enter', i });
    this.depth++;
    command.do.forEach((one, n) => void this.attempt(one, this.first[i] + n));
    this.depth--;
    this.record({ t: 'leave', i });
  }

  missing(i, what) {
    this.record({ t: 'skip', i, why: 'not implemented', missing: what });
    return true;
  }

  decode(value, i, arg) {
    return this.values.decode(value, (args) =>
      this.guard(() => {
        this.owing.delete(i);
        this.record({ t: 'callback', i, arg, v: args.map((one) => this.journal.see(one)) });
      }),
    );
  }

  /** An interface of the implementation. */
  interface(name) {
    if (name === 'globalThis') return this.environment.global;
    const lookUp = this.environment.interface;
    const found = this.environment[name] || (lookUp ? lookUp(name) : undefined);
    return typeof found === 'function' && CONSTRUCTIBLE.test(name) ? found : undefined;
  }

  call(command, i) {
    const on = this.receiver(command);
    if (typeof on.object[command.call] !== 'function') return this.missing(i, `${on.interface}.${command.call}`);
    const args = command.args.map((value, n) => this.decode(value, i, n));
    if (this.environment.callbackVersions === false && withCallbacks(command.call, args))
      return this.missing(i, `${on.interface}.${command.call} with callbacks`);
    return this.invoke(i, on, 'call', command.call, args, () => on.object[command.call](...args), command);
  }

  set(command, i) {
    const on = this.receiver(command);
    if (!(command.set in on.object)) return this.missing(i, `${on.interface}.${command.set}`);
    const value = this.decode(command.to, i, 0);
    const assign = () => {
      on.object[command.set] = value;
    };
    return this.invoke(i, on, 'set', command.set, [value], assign, command);
  }

  get(command, i) {
    const on = this.receiver(command);
    if (!(command.get in on.object)) return this.missing(i, `${on.interface}.${command.get}`);
    return this.invoke(i, on, 'get', command.get, [], () => on.object[command.get], command);
  }

  construct(command, i) {
    const Interface = this.interface(command.construct);
    if (!Interface) return this.missing(i, command.construct);
    const args = command.args.map((value, n) => this.decode(value, i, n));
    return this.invoke(i, { handle: '' }, 'construct', command.construct, args, () => new Interface(...args), command);
  }

  static(command, i) {
    const Interface = this.interface(command.static);
    if (!Interface || typeof Interface[command.call] !== 'function')
      return this.missing(i, `${command.static}.${command.call}`);
    const args = command.args.map((value, n) => this.decode(value, i, n));
    const on = { handle: command.static };
    return this.invoke(i, on, 'static', command.call, args, () => Interface[command.call](...args), command);
  }

  /** A connection that is not there yet, with what it is given. */
  connect(command, i) {
    const index = command.pc || 0;
    const handle = `pc${index}`;
    const args = command.args.map((value, n) => this.decode(value, i, n));
    if (this.values.connections[index]) throw absent(`${handle} exists`);
    this.record(this.callEntry(i, handle, 'construct', command.construct, args));
    let object;
    try {
      object = this.values.make(args);
    } catch (error) {
      this.record({ t: 'throw', i, e: errorSeen(error) });
      return true;
    }
    this.record({ t: 'return', i, v: { h: handle } });
    this.values.adopt(index, object);
    return true;
  }

  callEntry(i, on, kind, m, args) {
    return { t: 'call', i, on, m, kind, a: args.map((value) => this.journal.see(value)) };
  }

  invoke(i, on, kind, m, args, action, command) {
    if (on.connection) this.journal.about = on.connection.index;
    this.record(this.callEntry(i, on.handle, kind, m, args));
    if (withCallbacks(m, args)) this.owing.add(i);
    let result;
    try {
      result = action();
    } catch (error) {
      this.owing.delete(i);
      this.record({ t: 'throw', i, e: errorSeen(error) });
      this.snapshot(on.connection, 'returned');
      return true;
    }
    if (isObject(result) && typeof result.then === 'function') return this.follow(i, on.connection, m, result, command);
    this.owing.delete(i);
    if (on.connection) this.journal.about = on.connection.index;
    const hint = kind === 'construct' ? kindOfInterface(m) : HINTS[m];
    this.record({ t: 'return', i, v: this.journal.see(result, hint) });
    this.values.given(m, result);
    this.snapshot(on.connection, 'returned');
    return true;
  }

  snapshot(connection, moment) {
    if (connection) connection.snapshot(moment);
    this.values.watches.snapshot(connection ? connection.index : undefined, false);
  }

  /** Records how a promise settles; goes on then, unless the command is not awaited. */
  follow(i, connection, m, promise, command) {
    this.record({ t: 'promise', i });
    this.pending.set(i, this.journal.now());
    this.promises.push(promise);
    let waiting = command.await !== false && this.depth === 0;
    let timer;
    const settled = (entry, given) =>
      this.guard(() => {
        this.pending.delete(i);
        this.record(entry());
        this.values.given(m, given);
        this.snapshot(connection, 'settled');
        if (!waiting) return;
        waiting = false;
        this.environment.clearTimeout(timer);
        this.advance();
      });
    promise.then(
      (value) => settled(() => this.resolved(i, connection, m, value), value),
      (error) => settled(() => this.rejected(i, error)),
    );
    this.snapshot(connection, 'promised');
    if (!waiting) return true;
    const ms = this.job.limit;
    timer = this.environment.setTimeout(() => waiting && settled(() => ({ t: 'unsettled', i, ms })), ms);
    return false;
  }

  resolved(i, connection, m, value) {
    if (connection) this.journal.about = connection.index;
    if ((m === 'createOffer' || m === 'createAnswer') && isObject(value) && typeof value.sdp === 'string') {
      this.values.descriptions.push({ type: value.type, sdp: value.sdp });
    }
    return { t: 'resolve', i, v: this.journal.see(value, HINTS[m]) };
  }

  rejected(i, error) {
    this.owing.delete(i);
    return { t: 'reject', i, e: errorSeen(error) };
  }

  wait(command, i) {
    const kind = command.wait;
    if (this.depth > 0) throw absent('nothing is waited for inside');
    const start = this.journal.now();
    const over = () =>
      this.guard(() => {
        const ms = Math.max(command.ms, Math.round(this.journal.now() - start));
        this.record(kind === 'time' ? { t: 'waited', i, wait: kind, ms } : { t: 'waited', i, wait: kind });
        this.goOn();
      });
    if (kind === 'microtask') Promise.resolve().then(over);
    else if (kind === 'task') this.environment.queueTask(over);
    else if (kind === 'time') this.environment.setTimeout(over, command.ms);
    else this.settle(i, () => this.goOn());
    return false;
  }

  goOn() {
    this.values.snapshots();
    this.advance();
  }

  /**
   * Waits until nothing was recorded for the quiet time, four times as long while a promise is pending or
   * a callback has not been called. A timer that comes
   * late says that the event loop was busy, not that the implementation was quiet: then it is given another half.
   */
  settle(i, then) {
    const { quiet, limit } = this.job;
    const start = this.journal.now();
    let due = start + quiet;
    const over = (idle, busy) => {
      this.record(Object.assign({ t: 'waited', i, wait: 'settle', ms: Math.round(idle) }, busy));
      then();
    };
    const check = () => {
      const now = this.journal.now();
      const idle = now - Math.max(start, this.journal.at);
      const left = (this.pending.size + this.owing.size > 0 ? 4 * quiet : quiet) - idle;
      if (now - start >= limit) return over(now - start, { busy: true });
      const late = now - due > quiet / 2;
      if (left <= 0 && !late) return confirm(idle);
      again(Math.max(left, late ? quiet / 2 : 1), now);
    };
    const again = (ms, now) => {
      due = now + ms;
      this.environment.setTimeout(() => this.guard(check), ms);
    };
    const confirm = (idle) => {
      const count = this.journal.count;
      this.environment.queueTask(() => this.guard(() => (this.journal.count === count ? over(idle) : check())));
    };
    again(quiet, start);
  }

  finish() {
    const now = this.journal.now();
    for (const [i, since] of this.pending) this.record({ t: 'unsettled', i, ms: Math.round(now - since) });
    this.values.snapshots();
    this.record({ t: 'end' });
    this.end();
  }

  /** Nothing is recorded from here on. */
  end(error) {
    this.journal.over = true;
    this.events.stop();
    const release = (object, method) => {
      try {
        object[method]();
      } catch (_error) {
        // What an implementation throws here is nobody's observation.
      }
    };
    for (const connection of this.values.connections) if (connection) release(connection.object, 'close');
    for (const track of this.values.tracks) release(track, 'stop');
    this.done(error);
  }
}

module.exports = { Run };
