import { toType } from '../idl/attempt';
import { type ErrorValue, errorValue, isErrorValue } from '../infra/completion';

/** A key generation algorithm as WebCrypto gives it, and whether every implementation makes certificates with it. */
export interface NormalizedAlgorithm {
  readonly name: string;
  readonly mandatory: boolean;
}

interface RsaParams {
  readonly modulusLength: number;
  readonly publicExponent: Uint8Array;
  readonly hash: object | string;
}

const digests = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const;

const matching = (names: readonly string[], name: string): string | undefined =>
  names.find((known) => known.toLowerCase() === name.toLowerCase());

const unsupported = (name: string): ErrorValue => errorValue('NotSupportedError', `${name} is not supported`);

/** The name that an AlgorithmIdentifier has. */
const nameOf = (identifier: object | string): string | ErrorValue => {
  const initial = toType<{ readonly name: string }>(
    'Algorithm',
    typeof identifier === 'string' ? { name: identifier } : identifier,
  );
  return isErrorValue(initial) ? initial : initial.name;
};

const normalizeHash = (identifier: object | string): string | ErrorValue => {
  const name = nameOf(identifier);
  return typeof name === 'string' ? (matching(digests, name) ?? unsupported(name)) : name;
};

const isExponent65537 = (exponent: Uint8Array): boolean => exponent.join() === '1,0,1';

const normalizeRsa = (name: string, parameters: object): NormalizedAlgorithm | ErrorValue => {
  const params = toType<RsaParams>('RsaHashedKeyGenParams', parameters);
  if (isErrorValue(params)) return params;
  const hash = normalizeHash(params.hash);
  if (typeof hash !== 'string') return hash;
  const usual = params.modulusLength === 2048 && isExponent65537(params.publicExponent) && hash === 'SHA-256';
  return { name, mandatory: usual && name === 'RSASSA-PKCS1-v1_5' };
};

const normalizeEc = (name: string, parameters: object): NormalizedAlgorithm | ErrorValue => {
  const params = toType<{ readonly namedCurve: string }>('EcKeyGenParams', parameters);
  return isErrorValue(params) ? params : { name, mandatory: params.namedCurve === 'P-256' };
};

/** Algorithms that can sign. */
const registered: Readonly<Record<string, (name: string, parameters: object) => NormalizedAlgorithm | ErrorValue>> = {
  'RSASSA-PKCS1-v1_5': normalizeRsa,
  ECDSA: normalizeEc,
  'RSA-PSS': normalizeRsa,
  Ed25519: (name) => ({ name, mandatory: false }),
  Ed448: (name) => ({ name, mandatory: false }),
};

/** Those of them that every implementation takes. */
const mandatory: readonly string[] = ['RSASSA-PKCS1-v1_5', 'ECDSA'];

/**
 * Normalizes the algorithm for generateKey, with the algorithms that certificates can be made with. `takes` decides about those that an
 * implementation need not know.
 * @see https://www.w3.org/TR/WebCryptoAPI/#algorithm-normalization-normalize-an-algorithm
 */
export const normalizeAlgorithm = (
  identifier: object | string,
  takes: (name: string) => boolean,
): NormalizedAlgorithm | ErrorValue => {
  const given = nameOf(identifier);
  if (isErrorValue(given)) return given;
  const name = matching(Object.keys(registered), given);
  if (name === undefined || !(mandatory.includes(name) || takes(name))) return unsupported(given);
  return registered[name]?.(name, typeof identifier === 'string' ? { name } : identifier) ?? unsupported(given);
};
