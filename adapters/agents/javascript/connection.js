const { THREW, isObject, read } = require('./objects.js');

const STATES = ['signalingState', 'iceGatheringState', 'iceConnectionState', 'connectionState'];
const DESCRIPTIONS = [
  'localDescription',
  'currentLocalDescription',
  'pendingLocalDescription',
  'remoteDescription',
  'currentRemoteDescription',
  'pendingRemoteDescription',
];

/** One connection: its last snapshot, and what differs from it now. */
class Connection {
  constructor(journal, environment, index, object) {
    this.journal = journal;
    this.frail = environment.frail === true;
    this.index = index;
    this.object = object;
    this.handle = `pc${index}`;
    journal.handles.set(object, this.handle);
    journal.kinds[this.handle] = 'pc';
    journal.owner[this.handle] = index;
    this.last = {};
    this.lists = {};
    this.transceivers = undefined;
    this.changes = undefined;
  }

  /**
   * Records what differs. `moment`: a method has `returned` (or thrown), has `promised`, its promise has `settled`; `waited`: time
   * has passed. Reading can cost more than the call that is watched: an implementation may ask another thread and wait for it.
   * So what the interface says can't change, or only together with a description, is read when that is new, or time has passed.
   */
  snapshot(moment) {
    const thorough = moment === 'waited';
    this.journal.about = this.index;
    this.changes = undefined;
    for (const key of STATES) this.compare(key, read(this.object, key));
    const described = this.readsDescriptions(moment) && this.readDescriptions();
    if (thorough || described) this.compare('canTrickleIceCandidates', read(this.object, 'canTrickleIceCandidates'));
    this.compare('sctp', read(this.object, 'sctp'));
    this.readTransceivers(thorough);
    this.list('senders', 'getSenders', 'sender');
    this.list('receivers', 'getReceivers', 'receiver');
    if (this.changes) this.journal.record({ t: 'snap', pc: this.handle, s: this.changes });
  }

  /** Of a frail implementation, descriptions are read when an operation is over, as far as can be told. */
  readsDescriptions(moment) {
    if (!this.frail || moment === 'waited' || moment === 'settled') return true;
    return moment === 'returned' && this.changes !== undefined && 'signalingState' in this.changes;
  }

  /** Always true. */
  changed(key, seen) {
    if (!this.changes) this.changes = {};
    this.changes[key] = seen;
    return true;
  }

  /** Whether the value is new. */
  compare(key, value) {
    if (value === this.last[key] && key in this.last) return false;
    this.last[key] = value;
    return this.changed(key, this.journal.see(value, key));
  }

  /** Whether one of them is new. */
  readDescriptions() {
    let any = false;
    for (const key of DESCRIPTIONS) any = this.readDescription(key) || any;
    return any;
  }

  readDescription(key) {
    const value = read(this.object, key);
    if (!isObject(value) || value === THREW) return this.compare(key, value);
    const last = this.last[key];
    const type = value.type;
    const sdp = value.sdp;
    if (isObject(last) && last.type === type && last.sdp === sdp) return false;
    this.last[key] = { type, sdp };
    return this.changed(key, this.journal.members(this.last[key], ['type', 'sdp']));
  }

  /** Calls a getter of a list; undefined if there is none, or no list comes. */
  got(getter) {
    const list = typeof this.object[getter] === 'function' ? this.object[getter]() : undefined;
    return Array.isArray(list) ? list : undefined;
  }

  list(key, getter, kind) {
    const list = this.got(getter);
    const last = this.lists[key];
    if (!list || (last && last.length === list.length && last.every((object, n) => object === list[n]))) return;
    this.lists[key] = list.slice();
    this.changed(
      key,
      list.map((object) => this.journal.handle(object, kind)),
    );
  }

  readTransceivers(thorough) {
    const list = this.got('getTransceivers');
    if (!list) return;
    const last = this.transceivers || [];
    const now = list.map((object, n) => this.transceiver(object, last[n], thorough));
    if (this.transceivers && last.length === now.length && now.every((one, n) => one === last[n])) return;
    this.transceivers = now;
    this.changed(
      'transceivers',
      now.map((one) => one.seen),
    );
  }

  /** What a transceiver is now; `last` itself if that is the same. */
  transceiver(object, last, thorough) {
    const known = !thorough && last && last.raw[0] === object ? last.raw : undefined;
    const sender = known ? known[4] : read(object, 'sender');
    const receiver = known ? known[6] : read(object, 'receiver');
    const track = known ? known[7] : isObject(receiver) ? read(receiver, 'track') : undefined;
    const raw = [
      object,
      read(object, 'mid'),
      read(object, 'direction'),
      read(object, 'currentDirection'),
      sender,
      isObject(sender) ? read(sender, 'track') : undefined,
      receiver,
      track,
      isObject(track) ? read(track, 'muted') : undefined,
      isObject(track) ? read(track, 'readyState') : undefined,
    ];
    return last && raw.every((value, n) => value === last.raw[n]) ? last : { raw, seen: this.transceiverSeen(raw) };
  }

  transceiverSeen(raw) {
    const j = this.journal;
    const track = raw[7];
    return {
      h: j.handle(raw[0], 'transceiver'),
      mid: j.see(raw[1]),
      direction: j.see(raw[2]),
      currentDirection: j.see(raw[3]),
      sender: j.handle(raw[4], 'sender'),
      senderTrack: isObject(raw[5]) ? j.handle(raw[5], 'track') : null,
      receiver: j.handle(raw[6], 'receiver'),
      receiverTrack: {
        h: j.handle(track, 'track'),
        kind: isObject(track) ? String(track.kind) : '',
        muted: j.see(raw[8]),
        readyState: j.see(raw[9]),
      },
    };
  }
}

module.exports = { Connection, STATES };
