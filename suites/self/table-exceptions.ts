/**
 * Rows of which the model gives another table than the history of the text: the columns in groups, by the first of each, and why.
 * CONFORMANCE.md tells them.
 */
export const differsFromTable: Readonly<
  Record<string, { readonly groups: readonly number[]; readonly reason: string }>
> = {};
