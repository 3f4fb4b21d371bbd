const binary = require('./binary.js');
const { Connection } = require('./connection.js');
const { BY_HANDLE, HINTS, INTERFACES, kindOfInterface } = require('./interfaces.js');
const { absent, isObject } = require('./objects.js');
const { Results } = require('./results.js');
const { Watches } = require('./watched.js');

/** How many local tracks of each kind, and how many streams, a script has. */
const POOL = { track: 2, stream: 3 };

function isDescription(value) {
  return isObject(value) && typeof value.sdp === 'string';
}

/** Makes the values of a script real: pools, registers, descriptions, connections. */
class Values {
  constructor(journal, environment, events) {
    this.journal = journal;
    this.environment = environment;
    this.events = events;
    this.connections = [undefined, undefined];
    this.pool = new Map();
    this.tracks = [];
    this.descriptions = [];
    this.results = new Results();
    this.watches = new Watches(journal);
    this.fresh = [];
    journal.introduced = (object, handle, kind) => this.introduced(object, handle, kind);
    journal.settled = () => this.fresh.splice(0).forEach((object) => void this.watch(object));
  }

  /** The connection; made now if there is none. */
  connection(index) {
    return this.connections[index] || this.adopt(index, this.make([this.environment.configuration]));
  }

  make(args) {
    return new this.environment.RTCPeerConnection(...args);
  }

  adopt(index, object) {
    const connection = new Connection(this.journal, this.environment, index, object);
    this.connections[index] = connection;
    this.events.listen(object, connection.handle, 'pc', connection);
    connection.snapshot('waited');
    return connection;
  }

  /** An object got its handle. What carries data is looked at from then on, others once they are returned or referred to. */
  introduced(object, handle, kind) {
    const carriesData = kind === 'channel' || kind === 'sctp';
    if (kind === 'track' || kind === 'remoteStream' || carriesData) this.listen(object, handle, kind);
    if (carriesData) this.fresh.push(object);
  }

  listen(object, handle, kind) {
    this.events.listen(object, handle, kind, this.connections[this.journal.owner[handle]]);
  }

  /** Looks at an object, and listens at it, from now on. Gives its handle. */
  watch(object, hint) {
    const handle = this.journal.named(object, hint);
    const kind = this.journal.kinds[handle];
    if (kind === 'pc' || !INTERFACES[BY_HANDLE[kind]]) return handle;
    this.listen(object, handle, kind);
    this.watches.whole(object, handle);
    return handle;
  }

  /** A value that a call gave: data is kept, objects that no connection shows are looked at. */
  given(method, value) {
    if (!isObject(value)) return;
    this.results.keep(method, value);
    if (Array.isArray(value)) for (const item of value) this.show(item);
    else this.show(value);
  }

  show(value) {
    const known = INTERFACES[BY_HANDLE[this.journal.kinds[this.journal.handles.get(value)]]];
    if (known && !known.core) this.watch(value);
  }

  snapshots() {
    for (const connection of this.connections) if (connection) connection.snapshot('waited');
    this.watches.snapshot(undefined, true);
  }

  pooled(kind, index, make) {
    const handle = kind + index;
    if (!this.pool.has(handle)) {
      const object = make();
      this.pool.set(handle, object);
      this.journal.handles.set(object, handle);
      this.journal.kinds[handle] = kind === 'stream' ? 'remoteStream' : 'track';
      this.journal.introduce(object, handle, kind !== 'stream', true);
    }
    return this.pool.get(handle);
  }

  track(kind, index) {
    return this.pooled(kind, index % POOL.track, () => {
      const track = this.environment.createTrack(kind);
      this.tracks.push(track);
      return track;
    });
  }

  seen(kind, index) {
    const list = this.journal.seen[kind] || [];
    if (list.length === 0) throw absent(`no ${kind}`);
    return list[index % list.length];
  }

  /** A script's value as an argument. `callback(values)` records the call of a function. */
  decode(value, callback) {
    if (!isObject(value)) return value;
    if (Array.isArray(value)) return value.map((item) => this.decode(item, callback));
    if (typeof value.$ === 'string') return this.special(value, callback);
    const result = {};
    for (const key of Object.keys(value)) result[key] = this.decode(value[key], callback);
    return result;
  }

  special(value, callback) {
    switch (value.$) {
      case 'undefined':
        return undefined;
      case 'nan':
        return Number.NaN;
      case 'infinity':
        return Number.POSITIVE_INFINITY;
      case '-infinity':
        return Number.NEGATIVE_INFINITY;
      case 'function':
        return Object.assign((...args) => callback(args), { toString: () => 'callback' });
      case 'symbol':
        return Symbol('peerproof');
      case 'bigint':
        return BigInt(1);
      case 'binary':
        return binary.make(value, this.environment.Blob);
      case 'repeat':
        return value.text.repeat(value.times);
      case 'result':
        return this.results.get(value, (one) => this.decode(one, callback));
      case 'pc':
        return this.connection(value.pc).object;
      case 'object':
        return this.seen(kindOfInterface(value.interface), value.index);
      case 'attribute':
        return this.attribute(value);
      case 'track':
        return this.track(value.kind, value.index);
      case 'stream':
        return this.pooled('stream', value.index % POOL.stream, () => new this.environment.MediaStream());
      case 'receiverTrack':
        return this.seen('receiver', value.index).track;
      case 'description':
        return this.description(this.descriptions[this.newest(value.index)], value.edits);
      case 'local':
      case 'remote':
        return this.description(this.connection(value.pc).object[`${value.$}Description`], value.edits);
      case 'remoteMid':
        return this.fromRemote(value, /^a=mid:([^\r\n]*)/m, false);
      case 'remoteUfrag':
        return this.fromRemote(value, /^a=ice-ufrag:([^\r\n]*)/m, true);
      default:
        return this.seen(value.$, value.index);
    }
  }

  /** The object that an attribute of another one holds; from then on that attribute is looked at. Connections show theirs themselves. */
  attribute(value) {
    const object = this.decode(value.of);
    if (!isObject(object)) throw absent('no object');
    const handle = this.journal.named(object);
    const found = object[value.name];
    if (!isObject(found)) throw absent(`no ${value.name}`);
    const owner = this.journal.owner[handle];
    if (owner !== undefined) this.journal.about = owner;
    const known = this.journal.handles.has(found);
    this.journal.named(found, HINTS[value.name]);
    const watched = this.watches.of(object, handle);
    if (this.journal.kinds[handle] !== 'pc') watched.touch(value.name, found);
    else if (!known) watched.tell(value.name, found);
    return found;
  }

  newest(index) {
    const count = this.descriptions.length;
    return count - 1 - (index % count);
  }

  description(source, edits) {
    if (!isDescription(source)) throw absent('no description');
    const apply = (sdp, edit) => (edit.find === '' ? sdp : sdp.split(edit.find).join(edit.with));
    return { type: source.type, sdp: (edits || []).reduce(apply, source.sdp) };
  }

  fromRemote(value, pattern, orSession) {
    const remote = this.connection(value.pc).object.remoteDescription;
    if (!isDescription(remote)) throw absent('no remote description');
    const parts = remote.sdp.split(/^(?=m=)/m);
    if (parts.length < 2) throw absent('no media section');
    const section = parts[1 + (value.section % (parts.length - 1))];
    const found = pattern.exec(section) || (orSession ? pattern.exec(parts[0]) : null);
    if (!found) throw absent('no such line in the remote description');
    return found[1];
  }
}

module.exports = { Values };
