const empty = new Set(
  'a an and are as at be by each for from has have if in into is it its of on or that the then there these this to was where which with'.split(
    ' ',
  ),
);
const LENGTH = 6;

const slugOf = (text: string): string =>
  (text.toLowerCase().match(/[a-z0-9]+/g) ?? [])
    .filter((word) => !empty.has(word))
    .slice(0, LENGTH)
    .join('-');

/** A name for each step of an algorithm, out of our own words for it; where two would be alike, the later ones are counted. */
export const slugs = (texts: readonly string[], taken: Iterable<string> = []): string[] => {
  const used = new Map<string, number>([...taken].map((slug) => [slug, 1]));
  return texts.map((text) => {
    const slug = slugOf(text) || 'step';
    const before = used.get(slug) ?? 0;
    used.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before + 1}`;
  });
};
