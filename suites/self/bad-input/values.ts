import * as fc from 'fast-check';

/** What the values of a run threw: it has to come out as it is. */
export interface Thrown {
  readonly errors: Set<unknown>;
  /** Throws something new. */
  readonly fail: () => never;
}

export const newThrown = (): Thrown => {
  const errors = new Set<unknown>();
  const fail = (): never => {
    const error = errors.size % 2 ? new Error('of the application') : { of: 'the application' };
    errors.add(error);
    throw error;
  };
  return { errors, fail };
};

/** What a value is made of in a run. */
export interface Kitchen extends Thrown {
  /** Objects of the API. */
  readonly objects: readonly object[];
  /** Members of the dictionaries that the call takes. */
  readonly members: readonly string[];
}

/** A value that is made for a run. */
export type Recipe = (kitchen: Kitchen) => unknown;

const traps = ['get', 'has', 'getPrototypeOf', 'ownKeys', 'getOwnPropertyDescriptor', 'apply', 'construct'] as const;

const hostileProxy = (trap: (typeof traps)[number]): Recipe => {
  return ({ fail }) => new Proxy(() => {}, { [trap]: fail });
};

const revoked: Recipe = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const throwsOn = (key: PropertyKey): Recipe => {
  return ({ fail }) => Object.defineProperty({}, key, { get: fail, enumerable: true });
};

const badIterators: readonly Recipe[] = [
  () => ({ [Symbol.iterator]: 1 }),
  () => ({ [Symbol.iterator]: () => 1 }),
  () => ({ [Symbol.iterator]: () => ({}) }),
  () => ({ [Symbol.iterator]: () => ({ next: () => 1 }) }),
  ({ fail }) => ({ [Symbol.iterator]: fail }),
  ({ fail }) => ({ [Symbol.iterator]: () => ({ next: fail }) }),
  ({ fail }) => ({
    [Symbol.iterator]: () => ({ next: () => Object.defineProperty({}, 'done', { get: fail }) }),
  }),
];

const strange: readonly Recipe[] = [
  revoked,
  ...traps.map(hostileProxy),
  ...badIterators,
  ...[Symbol.toPrimitive, 'toString', 'valueOf', 'sdp', 'type', 'then', 'candidate'].map(throwsOn),
  ({ fail }) => ({ toString: fail, valueOf: fail }),
  () => ({ [Symbol.toPrimitive]: () => ({}) }),
  () => Symbol('strange'),
  () => 2n ** 70n,
  () => new Array(50_000).fill(0),
  () => 'x'.repeat(70_000),
  () => '\ud800',
  () => Object.create(null),
  () => function named() {},
  () => class {},
  () => new Blob(['text']),
  () => new Uint8Array(3),
  () => new Uint8Array(new SharedArrayBuffer(3)),
  () => new DataView(new ArrayBuffer(8), 2),
  () => structuredClone(new ArrayBuffer(3)),
  () => {
    const buffer = new ArrayBuffer(3);
    structuredClone(buffer, { transfer: [buffer] });
    return buffer;
  },
  ({ fail }) =>
    Object.assign(new Blob(['text']), {
      arrayBuffer: fail,
    }),
];

const anything: fc.Arbitrary<Recipe> = fc
  .anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
  })
  .map((value) => () => value);

const sensible: fc.Arbitrary<Recipe> = fc
  .constantFrom<unknown>(
    'audio',
    'video',
    'offer',
    'answer',
    'rollback',
    'sendrecv',
    '',
    '0',
    0,
    1,
    -1,
    true,
    null,
    undefined,
  )
  .map((value) => () => value);

const present: fc.Arbitrary<Recipe> = fc.nat().map(
  (index) =>
    ({ objects }) =>
      objects[index % objects.length],
);

const { value } = fc.letrec<{ value: Recipe; dictionary: Recipe; list: Recipe }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: sensible, weight: 3 },
    { arbitrary: present, weight: 2 },
    { arbitrary: fc.constantFrom(...strange), weight: 3 },
    { arbitrary: anything, weight: 1 },
    { arbitrary: tie('dictionary'), weight: 3 },
    { arbitrary: tie('list'), weight: 1 },
  ),
  dictionary: fc.array(tie('value'), { minLength: 1, maxLength: 6 }).chain((pool) =>
    fc.nat().map(
      (mask): Recipe =>
        (kitchen) =>
          Object.fromEntries(
            kitchen.members
              .map((name, index) => [name, pool[index % pool.length]?.(kitchen)] as const)
              .filter((_, index) => (mask >> (index % 31)) & 1),
          ),
    ),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }).map(
    (items): Recipe =>
      (kitchen) =>
        items.map((make) => make(kitchen)),
  ),
}));

/** Values of every kind, most of them wrong everywhere. */
export const values: fc.Arbitrary<Recipe> = value;
