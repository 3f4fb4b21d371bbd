import { distance } from 'fastest-levenshtein';
import { usageError } from './failure';

const NEAR_MATCHES = 3;

/** The names that the user may have meant, the nearest first. */
export const nearest = (name: string, candidates: readonly string[]): string[] => {
  const far = Math.max(2, Math.ceil(name.length / 3));
  const lower = name.toLowerCase();
  return [...new Set(candidates)]
    .map((candidate) => ({
      candidate,
      away: candidate.includes(lower) ? 0 : distance(lower, candidate.toLowerCase()),
    }))
    .filter(({ away }) => away <= far)
    .sort((a, b) => a.away - b.away)
    .slice(0, NEAR_MATCHES)
    .map(({ candidate }) => candidate);
};

const prefixes = (id: string): string[] => id.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));

const nothingMatched = (selector: string, ids: readonly string[]): Error => {
  const near = nearest(selector, ids.flatMap(prefixes));
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '';
  return usageError(`no suite or property matches '${selector}'${hint} (npx peerproof list names them all)`);
};

const isSelected = (id: string, selector: string): boolean => id === selector || id.startsWith(`${selector}/`);

/** The properties that at least one selector names: an id, or the part of it before a `/`. Without selectors: all. */
export const selectProperties = <P extends { readonly id: string }>(
  properties: readonly P[],
  selectors: readonly string[],
): P[] => {
  const ids = properties.map(({ id }) => id);
  const wanted = selectors.map((selector) => selector.replace(/\/+$/, ''));
  const missed = wanted.find((selector) => !ids.some((id) => isSelected(id, selector)));
  if (missed !== undefined) throw nothingMatched(missed, ids);
  return properties.filter(({ id }) => wanted.length === 0 || wanted.some((selector) => isSelected(id, selector)));
};
