/** Methods that are operations of the chain: they settle in the order of their calls. */
const chained: ReadonlySet<string> = new Set([
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'addIceCandidate',
  'replaceTrack',
]);

export const isChained = (method: string): boolean => chained.has(method);
