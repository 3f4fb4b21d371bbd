import { stepRef } from '../catalogue/catalogue';
import { listening, type Marker } from '../infra/step';
import type { Divergence, Entry, StepRef, Trace } from '../vocabulary';
import { type Course, follow } from './judge';
import { probe } from './projection';

interface Taken {
  readonly marker: Marker;
  readonly taken: boolean;
  readonly entry: number;
}

/** Follows the trace again and writes down every step, and which one changed the value that differs. */
const retrace = (trace: Trace, course: Course): { readonly steps: Taken[]; readonly changedAt: Taken | undefined } => {
  const steps: Taken[] = [];
  const watch = course.difference?.watch;
  let changedAt: Taken | undefined;
  let value: string | undefined;
  let entry = 0;
  let current: (() => string) | undefined;
  const look = () => {
    const now = current?.();
    if (now !== undefined && value !== undefined && now !== value) changedAt = steps.at(-1);
    value = now;
  };
  let looking = false;
  const listen = (marker: Marker, taken: boolean) => {
    if (looking) return;
    looking = true;
    look();
    looking = false;
    steps.push({ marker, taken, entry });
  };
  listening(listen, () =>
    follow(trace, (run, index) => {
      entry = index;
      if (watch) current = () => probe(run.connection(watch.pc), watch.path);
    }),
  );
  looking = true;
  look();
  return { steps, changedAt };
};

/** The command at work when an entry was written: the one named in it, or the last one called before. */
const commandOf = (trace: Trace, index: number): number => {
  for (let at = index; at >= 0; at--) {
    const entry = trace[at] as Entry;
    if ('i' in entry && entry.t !== 'waited') return entry.i;
  }
  return -1;
};

const firstEntryOf = (trace: Trace, command: number): number =>
  Math.max(
    0,
    trace.findIndex((entry) => entry.t === 'call' && entry.i === command),
  );

const keyOf = ({ algorithm, step }: StepRef): string => `${algorithm}/${step}`;

/** Getters run whenever the judge looks: they say nothing about a call. */
const isGetter = ({ algorithm }: Marker): boolean =>
  algorithm.endsWith('.get') || algorithm === 'CollectSenders' || algorithm === 'RTCPeerConnection.getReceivers';

/** Turns a difference into a divergence: its step, the steps that the model took, its fingerprint. */
export const attribute = (trace: Trace, course: Course): Divergence => {
  const { difference, entry } = course;
  if (!difference) throw new Error('attribute: there is no difference');
  const command = commandOf(trace, entry);
  const { steps, changedAt } = retrace(trace, course);
  const start = firstEntryOf(trace, command);
  const own = steps.filter((taken) => taken.entry >= start && !isGetter(taken.marker));
  const changed = changedAt && changedAt.entry >= start ? changedAt.marker : undefined;
  const marker = difference.at ?? changed ?? own.find(({ taken }) => taken)?.marker ?? own[0]?.marker;
  const at = stepRef(marker?.algorithm ?? 'webidl', marker?.step ?? '');
  const { aspect, subject, expected, observed } = difference;
  return {
    entry,
    command,
    aspect,
    subject,
    expected,
    observed,
    at,
    fingerprint: [keyOf(at), aspect, subject, expected, observed].join('|'),
    steps: own.map(({ marker: m, taken }) => `${m.algorithm}/${m.step}: ${taken ? 'yes' : 'no'}`),
  };
};
