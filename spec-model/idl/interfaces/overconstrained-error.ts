import { type Interface, instanceOf } from '../interface';

/** OverconstrainedError: which constraint no device can meet. Only applications make one. */
export class Overconstrained {
  readonly name = 'OverconstrainedError';

  constructor(
    readonly constraint: string,
    readonly message: string,
  ) {}
}

export const overconstrainedError: Interface<Overconstrained> = {
  name: 'OverconstrainedError',
  is: instanceOf(Overconstrained),
  construct: (_world, constraint: string, message: string) => new Overconstrained(constraint, message),
  attributes: { constraint: ({ constraint }) => constraint },
};
