import type { Entry, Seen, Trace } from '../vocabulary';

/** Events that are fired in the task that sets a description. */
export const toldOfDescriptions: ReadonlySet<string> = new Set([
  'signalingstatechange',
  'mute',
  'removetrack',
  'addtrack',
  'track',
]);

/** Events of states that may be derived anew in that task (CONFORMANCE.md, `rederived-states`). */
const derivedWithDescriptions: ReadonlySet<string> = new Set([
  'icegatheringstatechange',
  'iceconnectionstatechange',
  'connectionstatechange',
]);

/** What may stand between an event and what its handlers do. */
export const introductions: readonly Entry['t'][] = ['text', 'object', 'state'];

/** The local description that a snapshot shows. */
export const localIn = ({ s }: Extract<Entry, { t: 'snap' }>): Seen | undefined => {
  const { pendingLocalDescription: pending, currentLocalDescription: current, localDescription: local } = s;
  return [pending, current, local].find((one) => typeof one === 'object' && one !== null && 'sdp' in one);
};

/** The snapshot with a local description that was taken inside of a handler of the task that settles a promise. */
export const seenInside = (trace: Trace, settlement: number, pc: string): Entry | undefined => {
  let depth = 0;
  let found: Entry | undefined;
  for (let at = settlement - 1; at >= 0; at--) {
    const entry = trace[at] as Entry;
    if (entry.t === 'leave') depth++;
    else if (entry.t === 'enter') depth--;
    else if (depth > 0) found ??= entry.t === 'snap' && entry.pc === pc && localIn(entry) ? entry : undefined;
    else if (entry.t === 'event') {
      const told = toldOfDescriptions.has(entry.type);
      if (!told && !(entry.on === pc && derivedWithDescriptions.has(entry.type))) return undefined;
      if (told && found) return found;
    } else if (!introductions.includes(entry.t)) return undefined;
  }
  return undefined;
};
