/** What kind of thing an object of the implementation is, as far as its prototypes tell. */

const { INTERFACES } = require('./interfaces.js');

/** The first part of the handle that objects of an interface get. */
const KINDS = new Map(Object.keys(INTERFACES).map((name) => [name, INTERFACES[name].handle]));
const RECOGNISED = new Set(KINDS.values());
const ERRORS = ['RTCError', 'DOMException', 'TypeError', 'RangeError', 'Error'];
const RTC_ERROR = ['sdpLineNumber', 'sctpCauseCode', 'receivedAlert', 'sentAlert'];
/** What reading an attribute gives when its getter throws. */
const THREW = { $: 'threw' };
const kindOfPrototype = new WeakMap();

/** Names of the constructors along an object's prototypes, nearest first. */
function classesOf(object) {
  const names = [];
  for (let p = Object.getPrototypeOf(object); p !== null; p = Object.getPrototypeOf(p)) {
    names.push(p.constructor ? p.constructor.name || '' : '');
  }
  return names;
}

/** 'sender', 'candidate', ... for what is recognised, 'plain' for a dictionary, else the name of the class. */
function kindOf(object) {
  const prototype = Object.getPrototypeOf(object);
  if (prototype === null) return 'plain';
  if (!kindOfPrototype.has(prototype)) {
    const names = classesOf(object);
    const name = names.find((one) => KINDS.has(one));
    kindOfPrototype.set(prototype, name ? KINDS.get(name) : names[0] === 'Object' ? 'plain' : names[0] || 'object');
  }
  return kindOfPrototype.get(prototype);
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function read(object, key) {
  try {
    return object[key];
  } catch (_error) {
    return THREW;
  }
}

function errorSeen(error) {
  if (!isObject(error)) return { class: 'other', name: typeof error, message: String(error) };
  const names = classesOf(error);
  const found = names.find((name) => ERRORS.indexOf(name) >= 0);
  const seen = { class: found || 'other', name: String(error.name), message: String(error.message) };
  if (typeof error.errorDetail === 'string') seen.errorDetail = error.errorDetail;
  for (const key of RTC_ERROR) if (typeof error[key] === 'number' || error[key] === null) seen[key] = error[key];
  return seen;
}

/** Whether an object is an exception, or a DOMException at least by name. */
function isError(object) {
  return object instanceof Error || classesOf(object).indexOf('DOMException') >= 0;
}

/** Thrown when a command refers to something that does not exist: the command is skipped. */
function absent(why) {
  return Object.assign(new Error(why), { absent: true });
}

module.exports = { RECOGNISED, THREW, absent, errorSeen, isError, isObject, kindOf, read };
