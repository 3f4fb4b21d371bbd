const { STATES } = require('./connection.js');

const TYPES = {
  connection: [
    'negotiationneeded',
    'icecandidate',
    'icecandidateerror',
    'signalingstatechange',
    'iceconnectionstatechange',
    'icegatheringstatechange',
    'connectionstatechange',
    'track',
    'datachannel',
  ],
  track: ['ended', 'mute', 'unmute'],
  remoteStream: ['addtrack', 'removetrack'],
};
const CANDIDATE_ERROR = ['address', 'port', 'url', 'errorCode', 'errorText'];

/** Listens at the objects of a script both ways, by listener and by handler attribute, and records each event once. */
class Events {
  constructor(journal, environment, guard) {
    this.journal = journal;
    this.environment = environment;
    this.guard = guard;
    /** Events of this turn that were seen one way only. */
    this.open = [];
    this.listening = [];
  }

  listen(target, handle, kind, connection) {
    for (const type of TYPES[kind]) {
      const source = { target, handle, type, connection };
      source.listener = (event) => this.guard(() => this.sighted(source, event, 'listener'));
      source.handler = (event) => this.guard(() => this.sighted(source, event, 'handler'));
      this.listening.push(source);
      if (typeof target.addEventListener === 'function') target.addEventListener(type, source.listener);
      Reflect.set(target, `on${type}`, source.handler);
    }
  }

  stop() {
    for (const source of this.listening) {
      const target = source.target;
      if (typeof target.removeEventListener === 'function') target.removeEventListener(source.type, source.listener);
      Reflect.set(target, `on${source.type}`, null);
    }
  }

  /** The second sight of an event amends the entry of the first. Some implementations give each way its own event object. */
  sighted(source, event, via) {
    const open = this.open.filter((one) => one.source === source && one.via !== via);
    const first = open.find((one) => one.event === event) || open[0];
    if (first) {
      this.open.splice(this.open.indexOf(first), 1);
      first.entry.via = 'both';
      this.journal.amend(first.index, first.entry);
      return;
    }
    this.journal.about = source.connection.index;
    const entry = { t: 'event', on: source.handle, type: source.type, d: this.details(source, event), via };
    if (this.open.length === 0) this.environment.queueTask(() => this.open.splice(0));
    this.open.push({ source, event, via, entry, index: this.journal.count });
    this.journal.record(entry);
  }

  details(source, event) {
    const j = this.journal;
    switch (source.type) {
      case 'track':
        return {
          receiver: j.see(event.receiver, 'receiver'),
          track: j.see(event.track, 'track'),
          streams: j.see(event.streams, 'remoteStream'),
          transceiver: j.see(event.transceiver, 'transceiver'),
        };
      case 'icecandidate':
        return { candidate: j.see(event.candidate, 'candidate') };
      case 'datachannel':
        return { channel: j.see(event.channel, 'channel') };
      case 'addtrack':
      case 'removetrack':
        return { track: j.see(event.track, 'track') };
      case 'icecandidateerror':
        return j.members(event, CANDIDATE_ERROR);
      case 'negotiationneeded':
        return {};
      default:
        return j.members(source.target, source.target === source.connection.object ? STATES : ['muted', 'readyState']);
    }
  }
}

module.exports = { Events };
