/** What kind of thing an object of the implementation is, as far as its prototypes tell. */

/** The first part of the handle that objects of an interface get. */
const KINDS = new Map([
  ['RTCRtpSender', 'sender'],
  ['RTCRtpReceiver', 'receiver'],
  ['RTCRtpTransceiver', 'transceiver'],
  ['MediaStreamTrack', 'track'],
  ['MediaStream', 'remoteStream'],
  ['RTCIceCandidate', 'candidate'],
  ['RTCSctpTransport', 'sctp'],
  ['RTCDataChannel', 'channel'],
  ['RTCSessionDescription', 'description'],
]);
const RECOGNISED = new Set(KINDS.values());
const ERRORS = ['RTCError', 'DOMException', 'TypeError', 'RangeError', 'Error'];
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
  if (typeof error.sdpLineNumber === 'number' || error.sdpLineNumber === null) seen.sdpLineNumber = error.sdpLineNumber;
  return seen;
}

/** Thrown when a command refers to something that does not exist: the command is skipped. */
function absent(why) {
  return Object.assign(new Error(why), { absent: true });
}

module.exports = { RECOGNISED, THREW, absent, errorSeen, isObject, kindOf, read };
