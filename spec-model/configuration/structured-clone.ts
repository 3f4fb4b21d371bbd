import { DataChannel } from '../data-channel/channel';
import { type DataHolder, receiveTransfer, transfer } from '../data-channel/transfer';
import type { Outcome } from '../idl/invoke';
import { errorValue } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { World } from '../infra/world';
import { Certificate, type CertificateData } from './certificate';

const serialization = algorithm('RTCCertificate.serialization');
const deserialization = algorithm('RTCCertificate.deserialization');

/** RTCCertificate in storage, or on its way to another realm. */
export interface SerializedCertificate {
  /** With the time at which the certificate was made, for who does not know the time exactly. */
  readonly expires: { readonly at: number; readonly from: number } | undefined;
  readonly certificate: CertificateData | undefined;
  readonly origin: string | undefined;
  readonly keyingMaterialHandle: number | undefined;
}

/** https://w3c.github.io/webrtc-pc/#serializable-certificate */
export const serializeCertificate = (value: Certificate): SerializedCertificate => ({
  expires: serialization('1') ? { at: value.expires, from: value.created } : undefined,
  certificate: serialization('2') ? value.certificate : undefined,
  origin: serialization('3') ? value.origin : undefined,
  keyingMaterialHandle: serialization('4') ? value.keyingMaterialHandle : undefined,
});

export const deserializeCertificate = (world: World, serialized: SerializedCertificate): Certificate => {
  const value = new Certificate(world);
  if (deserialization('1', serialized.expires !== undefined) && serialized.expires) {
    value.expires = serialized.expires.at;
    value.created = serialized.expires.from;
  }
  if (deserialization('2', serialized.certificate !== undefined))
    value.certificate = serialized.certificate as CertificateData;
  if (deserialization('3', serialized.origin !== undefined)) value.origin = serialized.origin as string;
  if (deserialization('4', serialized.keyingMaterialHandle !== undefined))
    value.keyingMaterialHandle = serialized.keyingMaterialHandle as number;
  return value;
};

const refused = (why: string): Outcome => ({ kind: 'throw', error: errorValue('DataCloneError', why) });

const moved = (channel: DataChannel): Outcome => {
  const holder: DataHolder = {};
  const thrown = transfer(channel, holder);
  if (thrown) return { kind: 'throw', error: thrown.error };
  return { kind: 'return', value: receiveTransfer(holder, channel.connection) };
};

/** What the options of structuredClone hand over. */
export const handedOver = (options: unknown): readonly unknown[] => {
  const { transfer } = (options ?? {}) as { readonly transfer?: unknown };
  return Array.isArray(transfer) ? transfer : [];
};

/** structuredClone of an object of the model: certificates can be serialised, and channels that are handed over transferred. */
export const structuredClone = (object: object | undefined, handedOver: readonly unknown[] = []): Outcome => {
  const [first, ...others] = handedOver;
  if (others.length > 0 || (first !== undefined && first !== object)) return refused('it can not be handed over');
  if (object instanceof DataChannel && first === object) return moved(object);
  if (object instanceof Certificate && first === undefined)
    return { kind: 'return', value: deserializeCertificate(object.world, serializeCertificate(object)) };
  return refused('the object can not be cloned');
};
