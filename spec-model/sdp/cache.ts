/**
 * The same function, remembering its results for at least the `size` texts used last. What was used since the last time that so many
 * were new is kept in the young half; what was not is forgotten at the next time.
 */
export function remembered<T>(size: number, compute: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const result = old.get(text) ?? compute(text);
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(text, result);
    return result;
  };
}
