const { absent, isObject, kindOf } = require('./objects.js');

/** Whether a value is data of the caller: a list or a dictionary. */
function isData(value) {
  return isObject(value) && (Array.isArray(value) || kindOf(value) === 'plain');
}

const isMap = (value) => isObject(value) && typeof value.forEach === 'function' && typeof value.get === 'function';

/** Objects of the API stay what they are. */
function copy(value) {
  if (Array.isArray(value)) return value.map(copy);
  if (!isData(value)) return value;
  const result = {};
  for (const key of Object.keys(value)) result[key] = copy(value[key]);
  return result;
}

function valuesOf(map) {
  const values = [];
  map.forEach((value) => void values.push(value));
  return values;
}

/** A key as it is in a container: positions are modulo its length, '+' is the end of a list. */
function keyIn(container, key) {
  if (!Array.isArray(container)) return key;
  if (key === '+') return container.length;
  return typeof key === 'number' && container.length > 0 ? key % container.length : key;
}

function step(container, key) {
  if (!isObject(container)) throw absent('no such place in the result');
  if (isMap(container)) {
    if (typeof key !== 'number') return container.get(key);
    return step(valuesOf(container), key);
  }
  return container[keyIn(container, key)];
}

function edit(root, change, decode) {
  const path = change.at;
  if (path.length === 0) return change.to === undefined ? root : decode(change.to);
  const place = path.slice(0, -1).reduce(step, root);
  if (!isObject(place)) throw absent('no such place in the result');
  const key = keyIn(place, path[path.length - 1]);
  if (change.reverse) {
    if (Array.isArray(place[key])) place[key].reverse();
  } else if (change.to !== undefined) place[key] = decode(change.to);
  else if (Array.isArray(place)) place.splice(key, 1);
  else delete place[key];
  return root;
}

/** What calls of a script gave that is data. */
class Results {
  constructor() {
    this.list = [];
  }

  keep(method, value) {
    if (isData(value) || isMap(value)) this.list.push({ method, value });
  }

  /** `decode` makes values of edits real. */
  get(reference, decode) {
    const of = reference.of;
    const list = of === undefined ? this.list : this.list.filter((one) => one.method === of);
    if (list.length === 0) throw absent(of === undefined ? 'no result' : `no result of ${of}`);
    const found = list[list.length - 1 - (reference.index % list.length)].value;
    const value = copy((reference.path || []).reduce(step, found));
    return (reference.edit || []).reduce((root, change) => edit(root, change, decode), value);
  }
}

module.exports = { Results };
