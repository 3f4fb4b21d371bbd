import { type ErrorName, type ErrorValue, errorValue } from './completion';
import { deed, lastMarker } from './step';
import type { World } from './world';

/** A promise of the model. Reactions run as microtasks of the world, in the order in which they were registered. */
export class ModelPromise<T = unknown> {
  state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
  value: T | undefined;
  reason: ErrorValue | undefined;
  private reactions: (() => void)[] = [];

  constructor(readonly world: World) {}

  resolve(value: T): void {
    this.settle(() => {
      this.state = 'fulfilled';
      this.value = value;
    });
  }

  reject(reason: ErrorValue): void {
    this.settle(() => {
      this.state = 'rejected';
      this.reason = reason;
    });
  }

  /** Upon fulfilment or rejection, in a microtask. */
  upon(reaction: (promise: this) => void): void {
    const run = () => reaction(this);
    if (this.state === 'pending') this.reactions.push(run);
    else this.world.queueMicrotask(run);
  }

  /** Settles `other` as this promise settles. */
  pipe(other: ModelPromise<T>): void {
    this.upon(() => {
      if (this.state === 'fulfilled') other.resolve(this.value as T);
      else other.reject(this.reason as ErrorValue);
    });
  }

  private settle(become: () => void): void {
    const run = () => {
      if (this.state !== 'pending') return;
      become();
      this.flush();
    };
    if (deed('settlement') === 'later') this.world.putOff(run);
    else run();
  }

  private flush(): void {
    for (const run of this.reactions) this.world.queueMicrotask(run);
    this.reactions = [];
  }
}

export const resolved = <T>(world: World, value: T): ModelPromise<T> => {
  const promise = new ModelPromise<T>(world);
  promise.resolve(value);
  return promise;
};

export const rejected = (
  world: World,
  name: ErrorName,
  message = '',
  extra: Partial<ErrorValue> = {},
): ModelPromise<never> => {
  const promise = new ModelPromise<never>(world);
  promise.reject(errorValue(name, message, extra));
  return promise;
};

/** Rejected with an error that was made before, at the step that rejects. */
export const rejectedWith = (world: World, error: ErrorValue): ModelPromise<never> =>
  rejected(world, error.name, error.message, { ...error, at: lastMarker() });
