import type { Random } from './random';

/** What is made up: ids, and text that others are not to guess. */
export interface Names {
  /** An id of something that is made here, e.g. of a track. */
  id(kind: string): string;
  /** A number of 32 bits that no other of its kind has. */
  number(kind: string): number;
  /** Text of this length, of letters that ICE allows in a password. `hint` is not used for anything else. */
  secret(length: number, hint: string): string;
}

/** Names that can be read, and tell what they are of. */
export const countedNames = (): Names => {
  const counts = new Map<string, number>();
  const number = (kind: string): number => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count;
  };
  return {
    number,
    id: (kind) => `${kind}-${number(kind)}`,
    secret: (length, hint) => hint.padEnd(length, 'peerproof'),
  };
};

const hexadecimal = '0123456789abcdef';
const iceCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Names as implementations make them. */
export const randomNames = (random: Random): Names => {
  const numbers = new Map<string, Set<number>>();
  return {
    id: () => {
      const part = (length: number) => random.text(hexadecimal, length);
      return `${part(8)}-${part(4)}-4${part(3)}-${random.text('89ab', 1)}${part(3)}-${part(12)}`;
    },
    number: (kind) => {
      const taken = numbers.get(kind) ?? new Set();
      numbers.set(kind, taken);
      let number: number;
      do number = random.below(2 ** 32);
      while (taken.has(number));
      taken.add(number);
      return number;
    },
    secret: (length) => random.text(iceCharacters, length),
  };
};
