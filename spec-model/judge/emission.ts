import type { ModelPromise } from '../infra/promise';
import { lastMarker, type Marker } from '../infra/step';

import type { Entry } from '../vocabulary';

/** An entry of one type. */
export type EntryOf<T extends Entry['t']> = Extract<Entry, { t: T }>;

/** Something that the model has told the outside, and that the trace has to show next for that connection. */
export type Emission =
  | {
      readonly kind: 'event';
      readonly target: object;
      readonly type: string;
      readonly detail: Readonly<Record<string, unknown>>;
      readonly at: Marker | undefined;
    }
  | {
      readonly kind: 'settle';
      readonly command: number;
      readonly promise: ModelPromise;
      /**
       * It was settled inside of an event handler: in a microtask after the handler, or after the whole task where the implementation's
       * own code calls the handlers.
       */
      readonly inside: boolean;
      /** The task in which it was settled, by the count of the world, and whether it is that of an operation of the chain. */
      readonly turn: number;
      readonly chained: boolean;
      readonly at: Marker | undefined;
    }
  | {
      readonly kind: 'callback';
      readonly command: number;
      readonly arg: number;
      readonly values: readonly unknown[];
      readonly at: Marker | undefined;
    };

export const eventEmission = (target: object, type: string, detail: Readonly<Record<string, unknown>>): Emission => ({
  kind: 'event',
  target,
  type,
  detail,
  at: lastMarker(),
});

/** How an emission is called in an expectation. */
export const nameOf = (emission: Emission): string => {
  if (emission.kind === 'event') return `event ${emission.type}`;
  return emission.kind === 'settle' ? 'settlement of the promise' : 'call of the callback';
};
