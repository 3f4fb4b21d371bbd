/** Planted faults that no trace is judged to be divergent for, with why: name -> reason. */
export const blindSpots: Readonly<Record<string, string>> = {
  'does-not-append': 'the judge compares the sections of a remote description, not the candidates in it',
  'failure-callback-without-error': 'the judge looks at whether a callback is called, not at what it is given',
  'negotiationneeded-synchronous': 'the judge takes an event of a task also between a call and its return',
  'loses-end-of-generation': 'the judge lets ICE gathering be complete without an end of each generation',
};
