const { Connection } = require('./connection.js');
const { absent, isObject } = require('./objects.js');

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
  }

  connection(index) {
    if (!this.connections[index]) {
      const object = new this.environment.RTCPeerConnection(this.environment.configuration);
      const connection = new Connection(this.journal, this.environment, index, object);
      this.connections[index] = connection;
      this.events.listen(object, connection.handle, 'connection', connection);
      connection.snapshot('waited');
    }
    return this.connections[index];
  }

  snapshots() {
    for (const connection of this.connections) if (connection) connection.snapshot('waited');
  }

  pooled(kind, index, make) {
    const handle = kind + index;
    if (!this.pool.has(handle)) {
      const object = make();
      this.pool.set(handle, object);
      this.journal.handles.set(object, handle);
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
      case 'function':
        return Object.assign((...args) => callback(args), { toString: () => 'callback' });
      case 'symbol':
        return Symbol('peerproof');
      case 'bigint':
        return BigInt(1);
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
