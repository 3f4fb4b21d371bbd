import type { Write } from './slots';

/** Values of the specification's enumerations: one stands in for another. */
const enumerations: readonly (readonly string[])[] = [
  ['sendrecv', 'sendonly', 'recvonly', 'inactive'],
  ['stable', 'have-local-offer', 'have-remote-offer', 'have-local-pranswer', 'have-remote-pranswer'],
  ['new', 'checking', 'connected', 'completed', 'disconnected', 'failed'],
  ['connecting', 'open', 'closing', 'closed'],
  ['gathering', 'complete', 'new'],
  ['live', 'ended'],
  ['controlling', 'controlled', 'unknown'],
  ['client', 'server'],
  ['blob', 'arraybuffer'],
];

const otherText = (text: string): string => {
  const values = enumerations.find((one) => one.includes(text));
  return values ? (values[(values.indexOf(text) + 1) % values.length] as string) : `x${text}`;
};

const otherNumber = (number: number): number => {
  if (!Number.isFinite(number)) return 1;
  return number > 0 ? Math.floor(number / 2) : number + 1;
};

const reversed = (items: ReadonlyMap<unknown, unknown>): ReadonlyMap<unknown, unknown> => {
  const keys = [...items.keys()];
  const isList = keys.every((key, index) => key === index);
  const values = [...items].reverse();
  return new Map(isList ? values.map(([, value], index) => [index, value]) : values);
};

/** Another value than the one that was written; undefined: there is none of which one could say that it is another. */
export const altered = ({ key, after, before }: Write): { readonly value: unknown } | undefined => {
  if (key === undefined) {
    const items = after as ReadonlyMap<unknown, unknown>;
    return items.size > 1 ? { value: reversed(items) } : undefined;
  }
  if (typeof after === 'boolean') return { value: !after };
  if (typeof after === 'number') return { value: otherNumber(after) };
  if (typeof after !== 'string') return undefined;
  const value = otherText(after);
  const other = value === before ? otherText(value) : value;
  return other === after ? undefined : { value: other };
};
