/** Planted faults that no trace is judged to be divergent for, with why: name -> reason. */
export const blindSpots: Readonly<Record<string, string>> = {
  'failure-callback-without-error': 'the judge looks at whether a callback is called, not at what it is given',
};
