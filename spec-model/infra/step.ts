/**
 * Step markers. Each algorithm of the specification is one function; each step of it that decides or changes something is a
 * marker that runs. From markers come the coverage of the specification, the step that a divergence belongs to, and step
 * mutation: the model with one step broken.
 */

/**
 * How a step is broken. `skip`, `force`, `negate`: its condition (or its effect) is taken as false, as true, or as the opposite. `rename`:
 * its errors have another name. `lose`, `double`: its events are not fired, or twice. `later`: its events, its promises and the slots that
 * it writes change in a task of their own. `sooner`: the task that it queues runs at once. `alter`: the slots that it writes get other
 * values. A task that comes later than it could, and work in parallel, are never wrong: no text says how long they take.
 */
export type Mutation = 'skip' | 'force' | 'negate' | 'rename' | 'lose' | 'double' | 'later' | 'sooner' | 'alter';

/** What a step does besides deciding and writing slots: it makes an error, fires an event, settles a promise, queues a task. */
export type Deed = 'error' | 'event' | 'settlement' | 'task';

export interface Marker {
  readonly algorithm: string;
  readonly step: string;
  /** How often it did so. */
  readonly deeds: Record<Deed, number>;
  /** How often it ran since the process started. */
  count: number;
  /** How often its condition held, or its effect was had. */
  held: number;
  mutation: Mutation | undefined;
}

/** `if (step('6', alreadyAdded)) ...` for a decision, `if (step('8.1')) ...` for an effect. */
export type Step = (path: string, condition?: boolean) => boolean;

const markers = new Map<string, Map<string, Marker>>();
let last: Marker | undefined;
/** The step that what is done now belongs to; none outside of tasks, microtasks and calls, where only getters run. */
let current: Marker | undefined;
let depth = 0;
let listener: ((marker: Marker, taken: boolean) => void) | undefined;

/** Hears of each step before it is carried out, of each time that no step is at work any more, and of connections that are made. */
export interface Follower {
  readonly begins: (marker: Marker, taken: boolean) => void;
  readonly ends: () => void;
  readonly made: (connection: object) => void;
}
let follower: Follower | undefined;

const markerOf = (steps: Map<string, Marker>, algorithm: string, path: string): Marker => {
  let marker = steps.get(path);
  if (!marker) {
    marker = {
      algorithm,
      step: path,
      deeds: { error: 0, event: 0, settlement: 0, task: 0 },
      count: 0,
      held: 0,
      mutation: undefined,
    };
    steps.set(path, marker);
  }
  return marker;
};

const mutated = (mutation: Mutation, condition: boolean): boolean => {
  if (mutation === 'negate') return !condition;
  return mutation === 'force' || (condition && mutation !== 'skip');
};

/** Declares an algorithm by its key in the catalogue and gives the marker function for its steps. */
export const algorithm = (key: string): Step => {
  const steps = markers.get(key) ?? new Map<string, Marker>();
  markers.set(key, steps);
  return (path, condition = true) => {
    const marker = steps.get(path) ?? markerOf(steps, key, path);
    marker.count++;
    last = marker;
    if (depth > 0) current = marker;
    const taken = marker.mutation === undefined ? condition : mutated(marker.mutation, condition);
    if (taken) marker.held++;
    if (listener) listener(marker, taken);
    if (follower) follower.begins(marker, taken);
    return taken;
  };
};

/** The marker that ran last: the step that an outcome produced now belongs to. */
export const lastMarker = (): Marker | undefined => last;

/** Counts what the step at work does. Gives how it is broken. */
export const deed = (what: Deed): Mutation | undefined => {
  if (!current) return undefined;
  current.deeds[what]++;
  return current.mutation;
};

/** Runs a task, a microtask or a call: what it does belongs to its own steps, and to none before the first. */
export const apart = <T>(body: () => T): T => {
  const outer = current;
  current = undefined;
  depth++;
  follower?.ends();
  try {
    return body();
  } finally {
    follower?.ends();
    depth--;
    current = outer;
  }
};

/** A connection was made. */
export const made = (connection: object): void => follower?.made(connection);

/** Hears of everything in this process until `leave`. */
export const followSteps = (one: Follower): (() => void) => {
  follower = one;
  return () => {
    follower = undefined;
  };
};

/** Every marker that has run, in no particular order. */
export const allMarkers = (): Marker[] => [...markers.values()].flatMap((steps) => [...steps.values()]);

/** How often each has run since the process started, by `algorithm/step`. */
export const stepCounts = (): ReadonlyMap<string, number> =>
  new Map(allMarkers().map(({ algorithm, step, count }) => [`${algorithm}/${step}`, count]));

/** Keys of the algorithms that have a function. */
export const algorithmKeys = (): string[] => [...markers.keys()];

/** Runs `body` while `listen` hears of each step. */
export const listening = <T>(listen: (marker: Marker, taken: boolean) => void, body: () => T): T => {
  const outer = listener;
  listener = listen;
  try {
    return body();
  } finally {
    listener = outer;
  }
};

/** Breaks one step in the whole process, until `restore`. Unknown steps are created: a marker exists once named. */
export const breakStep = (key: string, path: string, mutation: Mutation): (() => void) => {
  const steps = markers.get(key) ?? new Map<string, Marker>();
  markers.set(key, steps);
  const marker = markerOf(steps, key, path);
  const before = marker.mutation;
  marker.mutation = mutation;
  return () => {
    marker.mutation = before;
  };
};

/** Runs `body` with one step of the model broken. */
export const withBroken = <T>(key: string, path: string, mutation: Mutation, body: () => T): T => {
  const restore = breakStep(key, path, mutation);
  try {
    return body();
  } finally {
    restore();
  }
};
