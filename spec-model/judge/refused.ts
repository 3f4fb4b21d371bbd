import { lastMarker, type Marker } from '../infra/step';
import type { Divergence } from '../vocabulary';

/** What differs, before it is known to which entry and step it belongs. */
export interface Difference {
  readonly aspect: Divergence['aspect'];
  readonly subject: string;
  readonly expected: string;
  readonly observed: string;
  /** The step that decided what is expected; null: to be looked for (`watch`), or not known. */
  readonly at?: Marker | undefined;
  /** For state: where to look, so that the step which last changed it can be found in a second run. */
  readonly watch?: { readonly pc: string; readonly path: string };
}

/** Leaves the judge at the first difference. Caught by `judge`; never seen outside. */
export class Refused extends Error {
  constructor(readonly difference: Difference) {
    super(`${difference.subject}: expected ${difference.expected}, observed ${difference.observed}`);
  }
}

export const refuse = (difference: Difference): never => {
  throw new Refused({ at: lastMarker(), ...difference });
};

/** Leaves the judge because the trace can't be judged further. */
export class Undecided extends Error {}

/** How a value is written in an expectation. */
export const show = (value: unknown): string =>
  value === undefined
    ? 'undefined'
    : typeof value === 'string'
      ? JSON.stringify(value)
      : (JSON.stringify(value) ?? String(value));
