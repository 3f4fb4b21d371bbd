const binary = require('./binary.js');
const { HINTS } = require('./interfaces.js');
const { RECOGNISED, THREW, errorSeen, isError, isObject, kindOf, read } = require('./objects.js');

/** Longer strings become `text` entries. */
const LONG = 60;
/** Dictionaries nested deeper than this are not followed. */
const DEPTH = 8;
const CANDIDATE = [
  'candidate',
  'sdpMid',
  'sdpMLineIndex',
  'foundation',
  'component',
  'priority',
  'address',
  'protocol',
  'port',
  'type',
  'tcpType',
  'relatedAddress',
  'relatedPort',
  'usernameFragment',
  'relayProtocol',
  'url',
];

/** What a script did: the entries, the handles given, the objects that it came to see. */
class Journal {
  constructor(environment, emit, amend) {
    this.emit = emit;
    this.amend = amend;
    this.now = environment.now || Date.now;
    /** Entries so far, and when the last one was recorded. */
    this.count = 0;
    this.at = this.now();
    this.over = false;
    this.texts = new Map();
    this.handles = new Map();
    /** Objects by kind, in the order of first sight, and for each handle the connection at which it was seen. */
    this.seen = {};
    this.owner = {};
    this.kinds = {};
    /** Index of the connection that is being looked at. */
    this.about = 0;
    /** Called with each object that gets a handle; and after the entry in which objects got theirs. */
    this.introduced = () => {};
    this.settled = () => {};
    this.fresh = false;
  }

  record(entry) {
    if (this.over) return;
    this.at = this.now();
    this.count++;
    this.emit(entry);
    if (!this.fresh || entry.t === 'text' || entry.t === 'object') return;
    this.fresh = false;
    this.settled();
  }

  text(string) {
    const known = this.texts.get(string);
    if (known !== undefined) return known;
    const n = this.texts.size;
    this.texts.set(string, n);
    this.record({ t: 'text', n, s: string });
    return n;
  }

  /** The handle of an object; what is no object is named as it is. */
  handle(object, kind) {
    const known = this.handles.get(object);
    if (known !== undefined) return known;
    return isObject(object) ? this.name(object, kind) : String(object);
  }

  name(object, kind) {
    if (!this.seen[kind]) this.seen[kind] = [];
    const list = this.seen[kind];
    const handle = kind + list.length;
    list.push(object);
    this.handles.set(object, handle);
    this.owner[handle] = this.about;
    this.kinds[handle] = kind;
    if (kind === 'track' || kind === 'remoteStream') this.introduce(object, handle, kind === 'track', false);
    this.fresh = true;
    this.introduced(object, handle, kind);
    return handle;
  }

  /** The handle of an object, whatever its class says; `hint` is its kind if that says nothing. */
  named(object, hint) {
    const known = this.handles.get(object);
    if (known !== undefined) return known;
    const kind = kindOf(object);
    return this.name(object, RECOGNISED.has(kind) ? kind : hint || kind);
  }

  introduce(object, handle, isTrack, local) {
    const entry = { t: 'object', h: handle, interface: isTrack ? 'MediaStreamTrack' : 'MediaStream' };
    entry.id = String(object.id);
    if (typeof object.kind === 'string') entry.kind = object.kind;
    if (typeof object.label === 'string') entry.label = object.label;
    entry.local = local;
    this.record(entry);
  }

  /** A value as `Seen`; `hint` is the kind of an object whose class says nothing. */
  see(value, hint, depth) {
    switch (typeof value) {
      case 'string':
        return value.length > LONG ? { text: this.text(value) } : value;
      case 'boolean':
        return value;
      case 'number':
        if (Number.isFinite(value)) return value;
        return { $: Number.isNaN(value) ? 'nan' : value > 0 ? 'infinity' : '-infinity' };
      case 'object':
        return value === null || value === THREW ? value : this.seeObject(value, hint, depth || 0);
      default:
        return { $: typeof value };
    }
  }

  seeObject(object, hint, depth) {
    if (Array.isArray(object)) return object.map((item) => this.see(item, hint, depth + 1));
    const known = this.handles.get(object);
    const kind = known === undefined ? kindOf(object) : this.kinds[known];
    if (kind === 'description') return this.described(object, known, depth);
    if (kind === 'plain' && !hint)
      return depth > DEPTH ? { $: 'deep' } : this.members(object, Object.keys(object), depth);
    const bytes = known === undefined && binary.see(object);
    if (bytes) return bytes;
    const handle = this.named(object, hint);
    return Object.assign({ h: handle }, this.content(object, this.kinds[handle], depth));
  }

  /** What is seen of an object besides its handle. */
  content(object, kind, depth) {
    if (kind === 'candidate') return this.members(object, CANDIDATE, depth);
    if (kind === 'statsReport') return { entries: this.entries(object, depth) };
    return isError(object) ? { error: errorSeen(object) } : undefined;
  }

  described(object, handle, depth) {
    const seen = this.members(object, ['type', 'sdp'], depth);
    return handle === undefined ? seen : Object.assign({ h: handle }, seen);
  }

  /** The entries of a map, in its order. */
  entries(map, depth) {
    const entries = [];
    if (typeof map.forEach === 'function')
      map.forEach((value, key) => void entries.push([this.see(key), this.see(value, undefined, depth + 1)]));
    return entries;
  }

  members(object, keys, depth) {
    const seen = {};
    for (const key of keys) seen[key] = this.see(read(object, key), undefined, (depth || 0) + 1);
    return seen;
  }

  /** Attributes of an object; those that hold objects say of which kind. */
  attributes(object, names) {
    const seen = {};
    for (const name of names) seen[name] = this.see(read(object, name), HINTS[name]);
    return seen;
  }
}

module.exports = { Journal };
