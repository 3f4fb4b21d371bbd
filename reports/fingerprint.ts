import { createHash } from 'node:crypto';

/** The first eight digits of the fingerprint's hash: to name a divergence in one word. */
export const shortHash = (fingerprint: string): string =>
  createHash('sha256').update(fingerprint).digest('hex').slice(0, 8);

/** `add-track-6`: part of a file's name. */
export const slugOf = (at: { readonly algorithm: string; readonly step: string }): string => {
  const algorithm = at.algorithm.slice(at.algorithm.lastIndexOf('.') + 1);
  const words = `${algorithm}-${at.step}`.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return words
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
};
