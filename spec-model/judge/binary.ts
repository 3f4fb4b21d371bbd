import { KnownBlob } from '../data-channel/message';
import type { Seen } from '../vocabulary';
import { memberOf } from './lookahead';

/** Binary data in scripts and traces: bytes 0, 1, 2, ... unless a sum says that they are others. */
const pattern = (count: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(count);
  for (let index = 0; index < count; index++) bytes[index] = index;
  return bytes;
};

/** FNV-1a, 32 bits, as the agents compute it. */
export const sumOf = (bytes: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
};

type Binary = ArrayBuffer | ArrayBufferView | Blob;

export const isBinary = (value: object): value is Binary =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Blob;

const nameOf = (value: Binary): string => Object.prototype.toString.call(value).slice(8, -1);

const bytesOf = (value: Exclude<Binary, Blob>): Uint8Array =>
  value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);

/** The data that a script had made. */
export const madeBinary = (seen: Seen): unknown => {
  const data = memberOf(seen, 'data');
  const bytes = Array.isArray(data) ? Uint8Array.from(data as number[]) : pattern(Number(memberOf(seen, 'bytes')));
  const as = memberOf(seen, 'as');
  if (as === 'ArrayBuffer') return bytes.buffer;
  if (as === 'DataView') return new DataView(bytes.buffer);
  return as === 'Blob' ? new KnownBlob([bytes]) : bytes;
};

/** Whether what was seen is that data. The content of a Blob is not seen. */
export const sameBinary = (value: Binary, seen: Seen): boolean => {
  if (memberOf(seen, '$') !== 'binary' || memberOf(seen, 'as') !== nameOf(value)) return false;
  if (value instanceof Blob) return memberOf(seen, 'bytes') === value.size;
  const bytes = bytesOf(value);
  const sum = memberOf(seen, 'sum') ?? sumOf(pattern(bytes.length));
  return memberOf(seen, 'bytes') === bytes.length && sum === sumOf(bytes);
};
