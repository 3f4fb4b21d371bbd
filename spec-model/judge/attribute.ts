import { algorithmEntry, stepRef } from '../catalogue/catalogue';
import { listening, type Marker } from '../infra/step';
import type { Divergence, Entry, StepRef, Trace } from '../vocabulary';
import { type Course, follow } from './follow';
import { probe, probeObject } from './projection';
import { type Difference, keyOf, type StepAt, type Watch } from './refused';
import type { Run } from './run';

interface Taken {
  readonly marker: Marker;
  readonly taken: boolean;
  readonly entry: number;
}

const valueAt = (run: Run, watch: Watch): string =>
  'pc' in watch ? probe(run.connection(watch.pc), watch.path) : probeObject(run.bindings.object(watch.on), watch.path);

/** Follows the trace again and writes down every step, and which one changed the value that differs. */
const retrace = (
  trace: Trace,
  course: Course,
  tolerate: ReadonlySet<string> | undefined,
): { readonly steps: Taken[]; readonly changedAt: Taken | undefined } => {
  const steps: Taken[] = [];
  const watch = course.difference?.watch;
  let changedAt: Taken | undefined;
  let value: string | undefined;
  let entry = 0;
  let current: (() => string) | undefined;
  const look = () => {
    const now = current?.();
    if (now !== undefined && value !== undefined && now !== value)
      changedAt = steps.findLast(({ marker }) => !isGetter(marker));
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
    follow(
      trace,
      tolerate,
      (run, index) => {
        entry = index;
        if (watch) current = () => valueAt(run, watch);
      },
      course.run.world.edition,
    ),
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

/** The step that decided; or, where something changed that no step changes, the algorithm that was at work. */
const refTo = (marker: StepAt | undefined, trace: Trace, command: number): StepRef => {
  if (marker) return stepRef(marker.algorithm, marker.step);
  const call = trace.find((entry) => entry.t === 'call' && entry.i === command);
  const method = call?.t === 'call' ? call.m : '';
  if (method === 'close') return stepRef('close-the-connection', '');
  if (method === 'setLocalDescription' || method === 'setRemoteDescription')
    return stepRef('set-a-session-description', '');
  const key = [
    'RTCPeerConnection',
    'RTCRtpSender',
    'RTCRtpTransceiver',
    'RTCIceTransport',
    'RTCDataChannel',
    'RTCDTMFSender',
  ]
    .map((name) => `${name}.${method}`)
    .find(algorithmEntry);
  return stepRef(key ?? 'webidl', '');
};

const stepKey = ({ algorithm, step }: StepRef): string => `${algorithm}/${step}`;

/** Getters run whenever the judge looks: they say nothing about a call. */
const isGetter = ({ algorithm }: Marker): boolean =>
  algorithm.endsWith('.get') || algorithm === 'CollectSenders' || algorithm === 'RTCPeerConnection.getReceivers';

const fingerprint = (difference: Difference, at: StepRef): string =>
  difference.aspect === 'outcome' ? `${stepKey(at)}|${keyOf(difference)}` : keyOf(difference);

/** The fingerprint of what `attribute` gives, without following the trace again where that says nothing of it. */
export const fingerprintFor = (trace: Trace, course: Course, tolerate: ReadonlySet<string> | undefined): string => {
  const { difference, entry } = course;
  if (!difference) throw new Error('fingerprintFor: there is no difference');
  if (difference.aspect !== 'outcome') return keyOf(difference);
  return difference.at
    ? fingerprint(difference, refTo(difference.at, trace, difference.command ?? commandOf(trace, entry)))
    : attribute(trace, course, tolerate).fingerprint;
};

/** Turns a difference into a divergence: its step, the steps that the model took, its fingerprint. */
export const attribute = (trace: Trace, course: Course, tolerate: ReadonlySet<string> | undefined): Divergence => {
  const { difference, entry } = course;
  if (!difference) throw new Error('attribute: there is no difference');
  const command = difference.command ?? commandOf(trace, entry);
  const { steps, changedAt } = retrace(trace, course, tolerate);
  const start = firstEntryOf(trace, command);
  const own = steps.filter((taken) => taken.entry >= start && !isGetter(taken.marker));
  const changed = changedAt && changedAt.entry >= start ? changedAt.marker : undefined;
  const at = refTo(difference.at ?? changed, trace, command);
  const { aspect, subject, expected, observed } = difference;
  return {
    entry,
    command,
    aspect,
    subject,
    expected,
    observed,
    at,
    fingerprint: fingerprint(difference, at),
    steps: own.map(({ marker: m, taken }) => `${m.algorithm}/${m.step}: ${taken ? 'yes' : 'no'}`),
  };
};
