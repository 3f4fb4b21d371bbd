/** Planted faults that no trace is judged to be divergent for, with why: name -> reason. */
export const blindSpots: Readonly<Record<string, string>> = {};
