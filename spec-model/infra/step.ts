/**
 * Step markers. Each algorithm of the specification is one function; each step of it that decides or changes something is a
 * marker that runs. From markers come the coverage of the specification, the step that a divergence belongs to, and step
 * mutation: the model with one step broken.
 */

/** How a step is broken: its condition (or its effect) is taken as false, as true, or as the opposite. */
export type Mutation = 'skip' | 'force' | 'negate';

export interface Marker {
  readonly algorithm: string;
  readonly step: string;
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
let listener: ((marker: Marker, taken: boolean) => void) | undefined;

const markerOf = (steps: Map<string, Marker>, algorithm: string, path: string): Marker => {
  let marker = steps.get(path);
  if (!marker) {
    marker = { algorithm, step: path, count: 0, held: 0, mutation: undefined };
    steps.set(path, marker);
  }
  return marker;
};

const mutated = (mutation: Mutation, condition: boolean): boolean =>
  mutation === 'negate' ? !condition : mutation === 'force';

/** Declares an algorithm by its key in the catalogue and gives the marker function for its steps. */
export const algorithm = (key: string): Step => {
  const steps = markers.get(key) ?? new Map<string, Marker>();
  markers.set(key, steps);
  return (path, condition = true) => {
    const marker = steps.get(path) ?? markerOf(steps, key, path);
    marker.count++;
    last = marker;
    const taken = marker.mutation === undefined ? condition : mutated(marker.mutation, condition);
    if (taken) marker.held++;
    if (listener) listener(marker, taken);
    return taken;
  };
};

/** The marker that ran last: the step that an outcome produced now belongs to. */
export const lastMarker = (): Marker | undefined => last;

/** Every marker that has run, in no particular order. */
export const allMarkers = (): Marker[] => [...markers.values()].flatMap((steps) => [...steps.values()]);

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
