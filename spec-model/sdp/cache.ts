/** The same function, remembering its results for the `size` texts used last. */
export function remembered<T>(size: number, compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    const result = known ?? compute(text);
    if (known !== undefined) results.delete(text);
    results.set(text, result);
    if (results.size > size) results.delete(results.keys().next().value!);
    return result;
  };
}
