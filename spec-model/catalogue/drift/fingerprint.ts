import { createHash } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What a step says, as 12 hexadecimal digits: equal for equal words. */
export const hash = (words: readonly string[]): string => digest(words.join(' ')).toString('hex').slice(0, 12);

const BITS = 64;

/** Weights of the words of a step: each word alone and each with the one after it. */
const features = (words: readonly string[]): string[] => [
  ...words,
  ...words.slice(1).map((word, n) => `${words[n]} ${word}`),
];

/** A similarity hash of 64 bits (16 hexadecimal digits): texts that share most words have most bits in common. */
export const near = (words: readonly string[]): string => {
  const votes = new Array<number>(BITS).fill(0);
  for (const feature of features(words)) {
    const bytes = digest(feature);
    for (let bit = 0; bit < BITS; bit++)
      votes[bit] = (votes[bit] ?? 0) + (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1 ? 1 : -1);
  }
  return votes
    .map((vote) => (vote > 0 ? '1' : '0'))
    .join('')
    .replace(/.{4}/g, (nibble) => Number.parseInt(nibble, 2).toString(16));
};

/** How alike two similarity hashes are: 1 for equal, about 0.5 for texts that have nothing to do with each other. */
export const likeness = (a: string, b: string): number => {
  let differing = 0;
  for (let n = 0; n < a.length; n++) {
    const both = Number.parseInt(a[n] ?? '0', 16) ^ Number.parseInt(b[n] ?? '0', 16);
    differing += (both & 1) + ((both >> 1) & 1) + ((both >> 2) & 1) + ((both >> 3) & 1);
  }
  return 1 - differing / BITS;
};
