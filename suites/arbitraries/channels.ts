import * as fc from 'fast-check';
import type { Command, Value } from '../../spec-model/vocabulary';
import { pcs } from './commands';
import { args, callOf, dictionary, mostly, noArgs, objects, setOf } from './references';
import { junk } from './values';

/** createDataChannel, and what a channel has. */

const texts = fc.constantFrom<Value[]>('', 'chat', 'ä', '\ud800', { $: 'repeat', text: 'x', times: 65_535 });
const odd = fc.constantFrom<Value[]>(
  { $: 'repeat', text: 'x', times: 65_536 },
  { $: 'repeat', text: 'ä', times: 40_000 },
  null,
  7,
);
const labels: fc.Arbitrary<Value> = mostly(4, texts, odd);
const shorts: fc.Arbitrary<Value> = mostly(
  3,
  fc.constantFrom<Value[]>(0, 1, 100, 65_534, 65_535),
  fc.constantFrom<Value[]>(65_536, -1, null, 'x', { $: 'nan' }, 1.5),
);
const ids: fc.Arbitrary<Value> = mostly(4, fc.constantFrom<Value[]>(0, 1, 2, 3, 1023), shorts);

export const channelInits: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: dictionary({ ordered: fc.boolean() as fc.Arbitrary<Value>, protocol: labels }), weight: 2 },
  {
    arbitrary: dictionary({
      negotiated: fc.constant(true as Value),
      id: ids,
      ordered: fc.boolean() as fc.Arbitrary<Value>,
    }),
    weight: 3,
  },
  dictionary({ maxPacketLifeTime: shorts, id: ids }),
  dictionary({ maxRetransmits: shorts, negotiated: fc.boolean() as fc.Arbitrary<Value> }),
  fc.constantFrom<Value[]>(
    { maxPacketLifeTime: 1, maxRetransmits: 1 },
    { negotiated: true },
    { priority: 'high' },
    { priority: 'x' },
  ),
  junk,
);

export const createDataChannels: fc.Arbitrary<Command> = fc.record({
  pc: pcs,
  call: fc.constant('createDataChannel'),
  args: fc.oneof(
    { arbitrary: fc.tuple(labels), weight: 3 },
    { arbitrary: fc.tuple(labels, channelInits), weight: 4 },
    fc.constant<Value[]>([]),
    fc.tuple(junk),
  ),
}) as fc.Arbitrary<Command>;
/** Channels that any implementation opens. */
export const plainChannels: fc.Arbitrary<Command> = fc.record({
  pc: pcs,
  call: fc.constant('createDataChannel'),
  args: fc.oneof(
    fc.constant<Value[]>(['chat']),
    fc.constantFrom<Value[]>(0, 1, 2).map((id): Value[] => ['chat', { negotiated: true, id }]),
  ),
}) as fc.Arbitrary<Command>;

const channels = objects('RTCDataChannel');
const binaries: fc.Arbitrary<Value> = fc.record({
  $: fc.constant('binary' as const),
  as: fc.constantFrom('ArrayBuffer' as const, 'Uint8Array' as const, 'DataView' as const, 'Blob' as const),
  bytes: fc.constantFrom(0, 1, 10, 1000, 20_000),
});
/** `big`: around what is the largest message with most implementations. */
const big = fc.constantFrom<Value[]>(
  { $: 'binary', as: 'ArrayBuffer', bytes: 262_144 },
  { $: 'binary', as: 'Uint8Array', bytes: 262_145 },
  { $: 'repeat', text: 'x', times: 65_536 },
);
export const messages: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: fc.constantFrom<Value[]>('', 'hello', 'ä', '\ud800'), weight: 4 },
  { arbitrary: binaries, weight: 4 },
  big,
  junk,
);
export const sends: fc.Arbitrary<Command> = fc
  .tuple(channels, mostly(8, args(messages), noArgs))
  .map(([channel, message]) => callOf(channel, 'send', ...message));
export const channelCloses: fc.Arbitrary<Command> = channels.map((channel) => callOf(channel, 'close'));
export const binaryTypes: fc.Arbitrary<Command> = fc
  .tuple(channels, mostly(4, fc.constantFrom<Value[]>('blob', 'arraybuffer'), junk))
  .map(([channel, value]) => setOf(channel, 'binaryType', value));
export const thresholds: fc.Arbitrary<Command> = fc
  .tuple(
    channels,
    mostly(4, fc.constantFrom<Value[]>(0, 1, 1000, 4_294_967_295), fc.oneof(junk, fc.constant<Value>(4_294_967_296))),
  )
  .map(([channel, value]) => setOf(channel, 'bufferedAmountLowThreshold', value));
