/** Binary data: made from what a script says, and seen. */

/** So few bytes that are others are recorded as they are. */
const FEW = 8;

/** `BlobClass`: of the environment, if it has one of its own. */
function make({ as, bytes: count, data }, BlobClass) {
  const bytes = new Uint8Array(data || count);
  if (!data) for (let n = 0; n < count; n++) bytes[n] = n & 255;
  if (as === 'ArrayBuffer') return bytes.buffer;
  if (as === 'DataView') return new DataView(bytes.buffer);
  return as === 'Blob' ? new (BlobClass || Blob)([bytes]) : bytes;
}

function bytesOf(value) {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return value instanceof ArrayBuffer || Object.prototype.toString.call(value) === '[object ArrayBuffer]'
    ? new Uint8Array(value)
    : undefined;
}

/** FNV-1a, 32 bits. */
function sum(bytes) {
  let hash = 0x811c9dc5;
  for (let n = 0; n < bytes.length; n++) hash = Math.imul(hash ^ bytes[n], 0x01000193) >>> 0;
  return hash;
}

/** Undefined if the value is no binary data. The content of a Blob can't be seen at once. */
function see(value) {
  if (typeof Blob === 'function' && value instanceof Blob) return { $: 'binary', as: 'Blob', bytes: value.size };
  const bytes = bytesOf(value);
  if (!bytes) return undefined;
  const seen = { $: 'binary', as: Object.prototype.toString.call(value).slice(8, -1), bytes: bytes.length };
  if (bytes.every((byte, n) => byte === (n & 255))) return seen;
  seen.sum = sum(bytes);
  if (bytes.length <= FEW) seen.data = Array.from(bytes);
  return seen;
}

module.exports = { make, see };
