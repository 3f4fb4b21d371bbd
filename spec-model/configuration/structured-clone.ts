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

/** structuredClone of an object of the model: certificates alone can be serialised. */
export const structuredClone = (object: object | undefined): Outcome =>
  object instanceof Certificate
    ? { kind: 'return', value: deserializeCertificate(object.world, serializeCertificate(object)) }
    : { kind: 'throw', error: errorValue('DataCloneError', 'the object can not be cloned') };
