import { algorithm } from '../infra/step';

const step = algorithm('RTCDataChannel.send');

/** A message on its way. */
export interface Message {
  readonly type: 'string' | 'binary';
  bytes: Uint8Array;
  /** The bytes of a Blob may still have to be read; how many there are is known. */
  ready: boolean;
  /** Of a Blob whose bytes can be had at once: how many pieces of it are still to be read. */
  unread: number;
}

/** Bytes. Reading a larger Blob takes time: it is done piece by piece. */
const piece = 16_384;

/** Blobs whose bytes can be had at once. */
const contents = new WeakMap<object, Uint8Array>();

/** A Blob of bytes that need not be read: what is sent and received does not depend on how long that takes. */
export class KnownBlob extends Blob {
  constructor(parts: readonly Uint8Array<ArrayBuffer>[]) {
    super([...parts]);
    contents.set(this, Buffer.concat(parts));
  }
}

/** What of a Blob the model needs. */
export interface BlobLike {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
export type SendData = string | ArrayBuffer | ArrayBufferView | BlobLike;

const ofBytes = (type: Message['type'], bytes: Uint8Array): Message => ({ type, bytes, ready: true, unread: 0 });

const ofKnown = (bytes: Uint8Array): Message => {
  const unread = Math.floor(bytes.length / piece);
  return { type: 'binary', bytes, ready: unread === 0, unread };
};

/** Reads the next piece of a Blob. */
export const readOn = (message: Message | undefined): void => {
  if (message && message.unread > 0 && --message.unread === 0) message.ready = true;
};

const ofBlob = (blob: BlobLike): Message => {
  const known = contents.get(blob);
  if (known) return ofKnown(known);
  const message: Message = { type: 'binary', bytes: new Uint8Array(blob.size), ready: false, unread: 0 };
  void blob.arrayBuffer().then((buffer) => {
    message.bytes = new Uint8Array(buffer);
    message.ready = true;
  });
  return message;
};

/** A message of the bytes that there are now: what the application does with its buffer later does not change it. */
const copied = (data: ArrayBuffer | Uint8Array): Message => ofBytes('binary', new Uint8Array(data).slice());

/** Step 4 of send(): the bytes of what is sent. */
export const messageOf = (data: SendData): Message => {
  if (step('4a', typeof data === 'string')) return ofBytes('string', Buffer.from(String(data), 'utf8'));
  if (step('4d', ArrayBuffer.isView(data))) {
    const { buffer, byteOffset, byteLength } = data as ArrayBufferView;
    return copied(new Uint8Array(buffer, byteOffset, byteLength));
  }
  const buffer = Object.prototype.toString.call(data) === '[object ArrayBuffer]';
  if (step('4c', buffer)) return copied(data as ArrayBuffer);
  return step('4b') ? ofBlob(data as BlobLike) : ofBytes('binary', new Uint8Array());
};
