import type { Random } from './random';

/** What is made up: ids, and text that others are not to guess. */
export interface Names {
  /** An id of something that is made here, e.g. of a track. */
  id(kind: string): string;
  /** Text of this length, of letters that ICE allows in a password. `hint` is not used for anything else. */
  secret(length: number, hint: string): string;
}

/** Names that can be read, and tell what they are of. */
export const countedNames = (): Names => {
  const counts = new Map<string, number>();
  return {
    id: (kind) => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return `${kind}-${count}`;
    },
    secret: (length, hint) => hint.padEnd(length, 'peerproof'),
  };
};

const hexadecimal = '0123456789abcdef';
const iceCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Names as implementations make them. */
export const randomNames = (random: Random): Names => ({
  id: () => {
    const part = (length: number) => random.text(hexadecimal, length);
    return `${part(8)}-${part(4)}-4${part(3)}-${random.text('89ab', 1)}${part(3)}-${part(12)}`;
  },
  secret: (length) => random.text(iceCharacters, length),
});
