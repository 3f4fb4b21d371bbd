const { Events } = require('./events.js');
const { Journal } = require('./journal.js');
const { errorSeen, isObject } = require('./objects.js');
const { Values } = require('./values.js');

/** What a result is taken for whose class says nothing. */
const RETURNED = { addTrack: 'sender', addTransceiver: 'transceiver', createDataChannel: 'channel' };

/** Runs the commands of one script, in as few turns as the script says. */
class Run {
  constructor(environment, job, emit, amend, done) {
    this.environment = environment;
    this.job = job;
    this.done = done;
    this.next = 0;
    /** Command -> when its promise was returned. */
    this.pending = new Map();
    this.journal = new Journal(environment, emit, amend);
    this.events = new Events(this.journal, environment, (action) => this.guard(action));
    this.values = new Values(this.journal, environment, this.events);
    this.journal.introduced = (object, handle, kind) =>
      this.events.listen(object, handle, kind, this.values.connections[this.journal.about]);
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
      this.record({ t: 'begin' });
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
      if (command.wait) return this.wait(command.wait, i);
      if (command.construct) return this.construct(command, i);
      return command.set ? this.set(command, i) : this.call(command, i);
    } catch (error) {
      if (!error.absent) throw error;
      this.record({ t: 'skip', i, why: error.message });
      return true;
    }
  }

  /** The object that a command is addressed to, and the connection concerned. */
  receiver(command) {
    if (command.pc !== undefined) {
      const connection = this.values.connection(command.pc);
      return { object: connection.object, handle: connection.handle, connection, interface: 'RTCPeerConnection' };
    }
    if (command.stream !== undefined) {
      const object = this.values.decode({ $: 'stream', index: command.stream });
      return { object, handle: this.journal.handles.get(object), connection: undefined, interface: 'MediaStream' };
    }
    const kind = command.sender === undefined ? 'transceiver' : 'sender';
    const object = this.values.seen(kind, command[kind]);
    const handle = this.journal.handles.get(object);
    const connection = this.values.connections[this.journal.owner[handle]];
    return { object, handle, connection, interface: kind === 'sender' ? 'RTCRtpSender' : 'RTCRtpTransceiver' };
  }

  missing(i, what) {
    this.record({ t: 'skip', i, why: 'not implemented', missing: what });
    return true;
  }

  decode(value, i, arg) {
    return this.values.decode(value, (args) =>
      this.guard(() => this.record({ t: 'callback', i, arg, v: args.map((one) => this.journal.see(one)) })),
    );
  }

  call(command, i) {
    const on = this.receiver(command);
    if (typeof on.object[command.call] !== 'function') return this.missing(i, `${on.interface}.${command.call}`);
    const args = command.args.map((value, n) => this.decode(value, i, n));
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

  construct(command, i) {
    const Interface = this.environment[command.construct];
    if (typeof Interface !== 'function') return this.missing(i, command.construct);
    const args = command.args.map((value, n) => this.decode(value, i, n));
    return this.invoke(i, { handle: '' }, 'construct', command.construct, args, () => new Interface(...args), command);
  }

  invoke(i, on, kind, m, args, action, command) {
    if (on.connection) this.journal.about = on.connection.index;
    this.record({ t: 'call', i, on: on.handle, m, kind, a: args.map((value) => this.journal.see(value)) });
    let result;
    try {
      result = action();
    } catch (error) {
      this.record({ t: 'throw', i, e: errorSeen(error) });
      this.snapshot(on.connection, 'returned');
      return true;
    }
    if (isObject(result) && typeof result.then === 'function') return this.follow(i, on.connection, m, result, command);
    if (on.connection) this.journal.about = on.connection.index;
    const hint = kind === 'construct' ? 'candidate' : RETURNED[m];
    this.record({ t: 'return', i, v: this.journal.see(result, hint) });
    this.snapshot(on.connection, 'returned');
    return true;
  }

  snapshot(connection, moment) {
    if (connection) connection.snapshot(moment);
  }

  /** Records how a promise settles; goes on then, unless the command is not awaited. */
  follow(i, connection, m, promise, command) {
    this.record({ t: 'promise', i });
    this.pending.set(i, this.journal.now());
    let waiting = command.await !== false;
    let timer;
    const settled = (entry) =>
      this.guard(() => {
        this.pending.delete(i);
        this.record(entry());
        this.snapshot(connection, 'settled');
        if (!waiting) return;
        waiting = false;
        this.environment.clearTimeout(timer);
        this.advance();
      });
    promise.then(
      (value) => settled(() => this.resolved(i, connection, m, value)),
      (error) => settled(() => ({ t: 'reject', i, e: errorSeen(error) })),
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
    return { t: 'resolve', i, v: this.journal.see(value) };
  }

  wait(kind, i) {
    const over = () =>
      this.guard(() => {
        this.record({ t: 'waited', i, wait: kind });
        this.goOn();
      });
    if (kind === 'microtask') Promise.resolve().then(over);
    else if (kind === 'task') this.environment.queueTask(over);
    else this.settle(i, () => this.goOn());
    return false;
  }

  goOn() {
    this.values.snapshots();
    this.advance();
  }

  /**
   * Waits until nothing was recorded for the quiet time, four times as long while a promise is pending. A timer that comes
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
      const left = (this.pending.size > 0 ? 4 * quiet : quiet) - idle;
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
