import type { SendParameters } from './get-parameters';

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (isObject(inner) ? sorted(inner) : inner));
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether everything that is marked as read-only has the value that getParameters gave: all but the encodings, and the rids in them. */
export const isUnchanged = (given: SendParameters, last: SendParameters): boolean => {
  const both = Math.min(given.encodings.length, last.encodings.length);
  const readOnly = ({ transactionId, headerExtensions, rtcp, codecs, encodings }: SendParameters) =>
    plain({
      transactionId,
      rtcp,
      codecs,
      headerExtensions: headerExtensions.map((extension) => ({
        ...extension,
        encrypted: extension.encrypted ?? false,
      })),
      rids: encodings.slice(0, both).map(({ rid }) => rid ?? null),
    });
  return readOnly(given) === readOnly(last);
};
