import { type Follower, followSteps, type Marker } from '../../spec-model/infra/step';
import type { World } from '../../spec-model/infra/world';
import { altered } from './alter';
import { rewrite, type Slots, slotsOf, type Write, writesSince } from './slots';

/** Connections of the script that is run. */
class Roots {
  readonly objects: object[] = [];

  /** Undefined before there is a connection. */
  get world(): World | undefined {
    const [first] = this.objects as { readonly world: World }[];
    return first?.world;
  }
}

/** Its algorithm writes nothing: what is written after it is the work of the step that asked. */
export const isDeciding = ({ algorithm }: Pick<Marker, 'algorithm'>): boolean =>
  /^(derive|enum)\.|^codec-dictionary-match$/.test(algorithm);

type Broken = (writes: readonly Write[], world: World | undefined) => void;

/** Calls `wrote` with what each step of interest writes, once it has: before the next step, and at the end of the task or call. */
const followWrites = (
  concerns: (marker: Marker) => boolean,
  wrote: (marker: Marker, ...of: Parameters<Broken>) => void,
) => {
  const roots = new Roots();
  let at: Marker | undefined;
  let before: Slots | undefined;
  const ends = () => {
    if (!at || !before) return;
    const [marker, writes] = [at, writesSince(before)];
    at = undefined;
    before = undefined;
    if (writes.length > 0) wrote(marker, writes, roots.world);
  };
  const follower: Follower = {
    begins: (marker, taken) => {
      if (isDeciding(marker)) return;
      ends();
      if (!taken || !concerns(marker)) return;
      at = marker;
      before = slotsOf(roots.objects);
    },
    ends,
    made: (connection) => roots.objects.push(connection),
  };
  return followSteps(follower);
};

/** What a step was seen to write. */
export interface Written {
  readonly any: boolean;
  readonly alterable: boolean;
}

/** Notes which steps write slots, until `leave`. */
export const noteWrites = (concerns: (marker: Marker) => boolean) => {
  const noted = new Map<Marker, Written>();
  const leave = followWrites(concerns, (marker, writes) => {
    const alterable = noted.get(marker)?.alterable === true || writes.some((write) => altered(write));
    noted.set(marker, { any: true, alterable });
  });
  return { noted, leave };
};

const alter: Broken = (writes) => {
  for (const write of writes) {
    const other = altered(write);
    if (other) rewrite(write, other.value);
  }
};

/** The slots have their old values until a later task. */
const delay: Broken = (writes, world) => {
  for (const write of writes) rewrite(write, write.before);
  world?.putOff(() => {
    for (const write of writes) rewrite(write, write.after);
  });
};

/** Breaks what a step writes, until `leave`. */
export const breakWrites = (algorithm: string, step: string, mutation: 'alter' | 'later'): (() => void) =>
  followWrites(
    (marker) => marker.algorithm === algorithm && marker.step === step,
    (_marker, writes, world) => (mutation === 'alter' ? alter : delay)(writes, world),
  );
