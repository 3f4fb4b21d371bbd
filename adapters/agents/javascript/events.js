const { STATES } = require('./connection.js');
const { BY_HANDLE, CONNECTION_EVENTS, INTERFACES } = require('./interfaces.js');

/** Event types of an object of that kind -> attributes that are read of the event. */
function typesOf(kind) {
  if (kind === 'pc') return CONNECTION_EVENTS;
  const known = INTERFACES[BY_HANDLE[kind]] || {};
  return known.events || {};
}

/** Listens at the objects of a script both ways, by listener and by handler attribute, and records each event once. */
class Events {
  constructor(journal, environment, guard) {
    this.journal = journal;
    this.environment = environment;
    this.guard = guard;
    /** Events of this turn that were seen one way only. */
    this.open = [];
    this.listening = [];
    /** Handles of the objects that are listened at. */
    this.heard = new Set();
    /** Handle and type -> what is to be done inside of the next event. */
    this.waiting = new Map();
  }

  /** Listens once at each object. `connection`: whose events are theirs. */
  listen(target, handle, kind, connection) {
    if (this.heard.has(handle)) return;
    this.heard.add(handle);
    for (const type of Object.keys(typesOf(kind))) {
      const source = { target, handle, kind, type, connection };
      source.listener = (event) => this.guard(() => this.sighted(source, event, 'listener'));
      source.handler = (event) => this.guard(() => this.sighted(source, event, 'handler'));
      this.listening.push(source);
      if (typeof target.addEventListener === 'function') target.addEventListener(type, source.listener);
      Reflect.set(target, `on${type}`, source.handler);
    }
  }

  /** Runs an action inside of the handler of the next event. */
  once(handle, type, action) {
    const key = `${handle} ${type}`;
    this.waiting.set(key, (this.waiting.get(key) || []).concat(action));
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
    if (source.connection) this.journal.about = source.connection.index;
    const entry = { t: 'event', on: source.handle, type: source.type, d: this.details(source, event), via };
    if (this.open.length === 0) this.environment.queueTask(() => this.open.splice(0));
    this.open.push({ source, event, via, entry, index: this.journal.count });
    this.journal.record(entry);
    this.inside(`${source.handle} ${source.type}`);
  }

  inside(key) {
    const actions = this.waiting.get(key);
    if (!actions) return;
    this.waiting.delete(key);
    for (const action of actions) action();
  }

  details(source, event) {
    const names = typesOf(source.kind)[source.type];
    if (source.kind === 'pc')
      return names ? this.journal.attributes(event, names) : this.journal.members(source.target, STATES);
    const told = INTERFACES[BY_HANDLE[source.kind]].told || [];
    return Object.assign(this.journal.attributes(source.target, told), this.journal.attributes(event, names));
  }
}

module.exports = { Events };
