import * as fc from 'fast-check';
import type { Command, Reference, Script, Value } from '../../spec-model/vocabulary';
import { answer, call, offer, other, settle, take } from '../arbitraries/commands';
import type { Pc } from '../arbitraries/values';

/** The index-th data channel that the script came to see: those of both connections, in order of first sight. */
export const channel = (index: number): Reference => ({ $: 'object', interface: 'RTCDataChannel', index });
export const sctp = (pc: Pc): Reference => ({ $: 'attribute', of: { $: 'pc', pc }, name: 'sctp' });

export const create = (pc: Pc, label: Value = 'chat', ...init: Value[]): Command =>
  call(pc, 'createDataChannel', label, ...init);
export const send = (index: number, data: Value): Command => ({ of: channel(index), call: 'send', args: [data] });
export const close = (index: number): Command => ({ of: channel(index), call: 'close', args: [] });
export const setOn = (index: number, set: string, to: Value): Command => ({ of: channel(index), set, to });

export const repeated = (text: string, times: number): Value => ({ $: 'repeat', text, times });
export const binary = (as: 'ArrayBuffer' | 'Uint8Array' | 'DataView' | 'Blob', bytes: number): Value => ({
  $: 'binary',
  as,
  bytes,
});

/** Offer, answer and candidates, by `pc`: each side's candidates are in its description when it is handed over. */
export const connect = (pc: Pc): Script => [
  ...offer(pc),
  settle,
  take(other(pc)),
  ...answer(other(pc)),
  settle,
  take(pc),
  settle,
];

/** The same, but the other side gets the description with another a=max-message-size. */
export const connectWithLimit = (limit: number | null): Script => {
  const added =
    limit === null ? [] : [{ find: 'a=sctp-port:5000', with: `a=sctp-port:5000\r\na=max-message-size:${limit}` }];
  const edits = [{ find: 'a=max-message-size:', with: 'a=x-message-size:' }, ...added];
  return [
    ...offer(0),
    settle,
    call(1, 'setRemoteDescription', { $: 'local', pc: 0, edits }),
    ...answer(1),
    settle,
    call(0, 'setRemoteDescription', { $: 'local', pc: 1, edits }),
    settle,
  ];
};

const pcs = fc.constantFrom<Pc[]>(0, 1);
const indices = fc.nat(3);

/** Dictionaries that may be refused, and others. */
export const inits: fc.Arbitrary<Value> = fc.record(
  {
    negotiated: fc.boolean(),
    id: fc.constantFrom(100, 101, 102, 103, 65534, 65535),
    ordered: fc.boolean(),
    maxRetransmits: fc.constantFrom<Value>(0, 3, 65535),
    maxPacketLifeTime: fc.constantFrom<Value>(0, 500),
    protocol: fc.constantFrom<Value>('', 'chat.example'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Value>;

export const creations: fc.Arbitrary<Command> = fc.record({
  pc: pcs,
  call: fc.constant('createDataChannel'),
  args: fc.oneof(fc.tuple(fc.constantFrom<Value>('', 'chat', 'ä')), fc.tuple(fc.constantFrom<Value>('chat'), inits)),
}) as fc.Arbitrary<Command>;

/** Of channels that both sides have, or that open in band. */
export const usefulCreations: fc.Arbitrary<Script> = fc.oneof(
  pcs.map((pc): Script => [create(pc)]),
  fc
    .integer({ min: 100, max: 107 })
    .map((id): Script => [create(0, 'both', { negotiated: true, id }), create(1, 'both', { negotiated: true, id })]),
);

export const data: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>('', 'x', 'grüß', '\ud800'),
  fc
    .tuple(
      fc.constantFrom('ArrayBuffer' as const, 'Uint8Array' as const, 'DataView' as const, 'Blob' as const),
      fc.nat(300),
    )
    .map(([as, bytes]) => binary(as, bytes)),
);

const addressed = (name: string, args: fc.Arbitrary<Value[]>): fc.Arbitrary<Command> =>
  fc.record({ of: indices.map(channel), call: fc.constant(name), args }) as fc.Arbitrary<Command>;

export const sends = addressed(
  'send',
  data.map((one) => [one]),
);
export const closes = addressed('close', fc.constant<Value[]>([]));
export const settings: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    of: indices.map(channel),
    set: fc.constant('binaryType'),
    to: fc.constantFrom<Value>('blob', 'arraybuffer'),
  }),
  fc.record({
    of: indices.map(channel),
    set: fc.constant('bufferedAmountLowThreshold'),
    to: fc.constantFrom<Value>(0, 1, 100),
  }),
) as fc.Arbitrary<Command>;
export const connectionCloses: fc.Arbitrary<Command> = fc.record({
  pc: pcs,
  call: fc.constant('close'),
  args: fc.constant<Value[]>([]),
}) as fc.Arbitrary<Command>;

const one = (arbitrary: fc.Arbitrary<Command>): fc.Arbitrary<Script> => arbitrary.map((command) => [command]);

export const pieces = {
  create: one(creations),
  useful: usefulCreations,
  send: one(sends),
  close: one(closes),
  set: one(settings),
  closeConnection: one(connectionCloses),
  connect: pcs.map(connect),
  settle: fc.constant<Script>([settle]),
  task: fc.constant<Script>([{ wait: 'task' }]),
} as const;
export type Piece = keyof typeof pieces;

/** A script of pieces, with weights, as `history` in arbitraries/scripts. */
export const life = (weights: Partial<Record<Piece, number>>, max = 8): fc.Arbitrary<Script> => {
  const weighted = (Object.entries(weights) as [Piece, number][]).map(([piece, weight]) => ({
    arbitrary: pieces[piece] as fc.Arbitrary<Script>,
    weight,
  }));
  return fc.array(fc.oneof(...weighted), { minLength: 1, maxLength: max, size: 'max' }).map((list) => list.flat());
};
