const { BY_HANDLE, HINTS, INTERFACES } = require('./interfaces.js');
const { read } = require('./objects.js');

const NONE = [];

/** An object that is looked at: its attributes as they were last seen. */
class Watched {
  constructor(journal, object, handle, kind, owner) {
    this.journal = journal;
    this.object = object;
    this.handle = handle;
    /** Index of the connection that it belongs to. */
    this.owner = owner;
    this.interface = INTERFACES[BY_HANDLE[kind]] || {};
    this.last = {};
    /** Attributes with objects that the script has gone through. */
    this.touched = [];
    /** Whether all attributes are looked at, or only those. */
    this.whole = false;
  }

  /** Records what differs from the last time. */
  snapshot(thorough) {
    let changes;
    const look = (name) => {
      const value = read(this.object, name);
      if (value === this.last[name] && name in this.last) return;
      this.last[name] = value;
      changes = changes || {};
      changes[name] = this.journal.see(value, HINTS[name]);
    };
    if (this.whole) {
      const fixed = this.interface.fixed || NONE;
      if (thorough || !(fixed[0] in this.last)) fixed.forEach(look);
      (this.interface.changing || NONE).forEach(look);
    }
    this.touched.forEach(look);
    if (changes) this.journal.record({ t: 'state', on: this.handle, s: changes });
  }

  /** Looks at an attribute from now on. */
  touch(name, value) {
    if (this.touched.indexOf(name) < 0) this.touched.push(name);
    if (value !== this.last[name] || !(name in this.last)) this.tell(name, value);
  }

  tell(name, value) {
    this.last[name] = value;
    this.journal.record({ t: 'state', on: this.handle, s: { [name]: this.journal.see(value, HINTS[name]) } });
  }
}

/** The objects of a script that are looked at besides its connections. */
class Watches {
  constructor(journal) {
    this.journal = journal;
    this.byHandle = new Map();
  }

  of(object, handle) {
    if (!this.byHandle.has(handle)) {
      const owner = this.journal.owner[handle];
      this.byHandle.set(handle, new Watched(this.journal, object, handle, this.journal.kinds[handle], owner));
    }
    return this.byHandle.get(handle);
  }

  /** Looks at all attributes of an object from now on. */
  whole(object, handle) {
    const watched = this.of(object, handle);
    if (watched.whole) return;
    watched.whole = true;
    watched.snapshot(true);
  }

  /** Looks at what belongs to a connection (undefined: to any or none). */
  snapshot(owner, thorough) {
    for (const watched of this.byHandle.values())
      if (owner === undefined || watched.owner === undefined || watched.owner === owner) watched.snapshot(thorough);
  }
}

module.exports = { Watches };
