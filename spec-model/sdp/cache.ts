/**
 * The same function, remembering its results for at least the `size` texts used last: those of a generation, and of the one before. (One map
 * that loses its oldest entry each time is slow: it has to step over the places of all that were lost.)
 */
export function remembered<T>(size: number, compute: (text: string) => T): (text: string) => T {
  let recent = new Map<string, T>();
  let older = recent;
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const result = older.get(text) ?? compute(text);
    if (recent.size === size) [older, recent] = [recent, new Map()];
    recent.set(text, result);
    return result;
  };
}
