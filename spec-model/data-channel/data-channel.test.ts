import test from 'ava';
import * as fc from 'fast-check';
import type { ErrorValue, Thrown } from '../infra/completion';
import { close } from '../peer-connection/close';
import type { DataChannel } from './channel';
import { closeDataChannel } from './close';
import { KnownBlob } from './message';
import { send, transmissionFailed } from './send';
import { firstOption, Pair, pair } from './testing/pair';
import { type DataHolder, receiveTransfer, transfer } from './transfer';

const nameOf = (thrown: Thrown | undefined): string | undefined => thrown?.error.name;
const messages = (p: Pair, channel: DataChannel): unknown[] =>
  p.told.filter(({ target, type }) => target === channel && type === 'message').map(({ detail }) => detail.data);

test('createDataChannel refuses what can not be, in the order of its steps', (t) => {
  const p = pair();
  const long = 'x'.repeat(65536);
  const both = { maxPacketLifeTime: 1, maxRetransmits: 1 };
  t.is(p.refused(p.a, both, long), 'TypeError');
  t.is(p.refused(p.a, { protocol: long }), 'TypeError');
  t.is(p.refused(p.a, { protocol: 'ä'.repeat(32768) }), 'TypeError', 'bytes count, not characters');
  t.is(p.refused(p.a, { negotiated: true }), 'TypeError');
  t.is(p.refused(p.a, both), 'TypeError');
  t.is(p.refused(p.a, { negotiated: true, id: 65535 }), 'TypeError');
  p.create(p.a, { negotiated: true, id: 7 });
  t.is(p.refused(p.a, { negotiated: true, id: 7 }), 'OperationError');
  t.is(p.refused(p.a, { negotiated: true, id: 7, ...both }), 'TypeError', 'the limits come before the id');
  close(p.a);
  t.is(p.refused(p.a, { negotiated: true }, long), 'InvalidStateError', 'a closed connection comes first');
  t.is(p.a.channels.size, 1, 'what was refused is no channel of the connection');
});

test('an id without negotiated is ignored', (t) => {
  const p = new Pair();
  const channel = p.create(p.a, { id: 9 });
  t.is(channel.id, null);
  t.false(channel.negotiated);
});

test('ids are even at the DTLS client and odd at the server, free, and below 65535', (t) => {
  const p = pair();
  p.create(p.a, { negotiated: true, id: 2 });
  t.deepEqual(
    [0, 1, 2].map(() => p.create(p.a).id),
    [0, 4, 6],
  );
  t.deepEqual(
    [0, 1].map(() => p.create(p.b).id),
    [1, 3],
  );
});

test('when all ids of a side are taken there is no further channel', (t) => {
  const p = pair();
  const template = p.create(p.a);
  for (let id = 2; id <= 65534; id += 2) p.a.dataChannels.push(Object.assign(Object.create(template), { id }));
  t.is(p.refused(p.a, {}), 'OperationError');
  t.is(p.create(p.a, { negotiated: true, id: 3 }).id, 3);
});

test('statechange comes before open, and open from a later task; the other side hears datachannel first', (t) => {
  const p = pair();
  const [mine, theirs] = p.open({ protocol: 'p', ordered: false, maxRetransmits: 3 });
  const types = p.told.map(({ type }) => type);
  t.deepEqual(p.at(p.a.sctpTransport as object), ['statechange']);
  t.true(types.indexOf('statechange') < types.indexOf('open'));
  const events = p.told.filter(({ target, detail }) => target === theirs || detail.channel === theirs);
  t.deepEqual(
    events.map(({ type }) => type),
    ['datachannel', 'open'],
  );
  for (const name of [
    'label',
    'protocol',
    'ordered',
    'maxRetransmits',
    'maxPacketLifeTime',
    'id',
    'negotiated',
  ] as const)
    t.is(theirs[name], mine[name], name);
  t.deepEqual([mine.readyState, theirs.readyState], ['open', 'open']);
});

test('a negotiated pair opens without datachannel and is connected', (t) => {
  const p = pair();
  const [mine, theirs] = [p.a, p.b].map((one) => p.create(one, { negotiated: true, id: 5 })) as [
    DataChannel,
    DataChannel,
  ];
  p.connect();
  t.deepEqual(p.announced(p.b), []);
  send(mine, 'hello');
  p.settle();
  t.deepEqual(messages(p, theirs), ['hello']);
});

test('an id that the association has no stream for closes its channel with an error', (t) => {
  const p = pair((site, options, ...rest) =>
    site === 'sctp.streams' ? (8 as never) : firstOption(site, options, ...rest),
  );
  const channel = p.create(p.a, { negotiated: true, id: 8 });
  const last = p.create(p.a, { negotiated: true, id: 7 });
  p.connect();
  t.deepEqual(p.at(channel), ['error', 'close']);
  t.is(channel.readyState, 'closed');
  t.is(last.readyState, 'open');
  t.is(p.refused(p.a, { negotiated: true, id: 8 }), 'OperationError', 'and afterwards it is refused at once');
});

test('send refuses by state, size and room', (t) => {
  const p = pair();
  const early = p.create(p.a);
  t.is(nameOf(send(early, 'x')), 'InvalidStateError');
  const [mine] = p.open();
  t.is(nameOf(send(mine, 'x'.repeat(1001))), 'TypeError');
  t.is(nameOf(send(mine, 'ä'.repeat(501))), 'TypeError', 'bytes count');
  t.is(send(mine, new ArrayBuffer(1000)), undefined);
  t.is(send(mine, new Uint8Array(1000)), undefined);
  t.is(mine.bufferedAmount, 2000);
  t.is(nameOf(send(mine, new Uint8Array(501))), 'OperationError');
  t.is(send(mine, new Uint8Array(500)), undefined);
  closeDataChannel(mine);
  t.is(nameOf(send(mine, 'x'.repeat(1001))), 'InvalidStateError', 'the state comes first');
  t.is(mine.bufferedAmount, 2500);
});

test('messages of every kind arrive in order, as binaryType says', async (t) => {
  const p = pair();
  const [mine, theirs] = p.open();
  send(mine, 'grüß');
  send(mine, new Uint8Array([1, 2, 3]).buffer);
  send(mine, new DataView(new Uint8Array([9, 1, 2, 9]).buffer, 1, 2));
  send(mine, new KnownBlob([new Uint8Array([98])]));
  p.settle();
  t.deepEqual(messages(p, theirs), [
    'grüß',
    new Uint8Array([1, 2, 3]).buffer,
    new Uint8Array([1, 2]).buffer,
    new Uint8Array([98]).buffer,
  ]);
  theirs.binaryType = 'blob';
  send(mine, new Uint8Array([4]));
  p.settle();
  const blob = messages(p, theirs).at(-1);
  t.true(blob instanceof Blob);
  t.deepEqual(await (blob as Blob).arrayBuffer(), new Uint8Array([4]).buffer);
});

test('a Blob keeps its place while it is read', async (t) => {
  const p = pair();
  const [mine, theirs] = p.open();
  send(mine, new Blob(['one']));
  send(mine, 'two');
  t.is(mine.bufferedAmount, 6);
  for (let turn = 0; turn < 100 && messages(p, theirs).length < 2; turn++) {
    for (let n = 0; n < 4; n++) if (p.world.work[0]) p.world.take(p.world.work[0]);
    await new Promise((resolve) => void setImmediate(resolve));
  }
  t.deepEqual(messages(p, theirs), [new Uint8Array(Buffer.from('one')).buffer, 'two']);
});

test('what is still to be read is sent before a channel closes', async (t) => {
  const p = pair();
  const [mine, theirs] = p.open();
  send(mine, new Blob(['last']));
  closeDataChannel(mine);
  for (let turn = 0; turn < 100 && theirs.readyState !== 'closed'; turn++) {
    for (let n = 0; n < 4; n++) if (p.world.work[0]) p.world.take(p.world.work[0]);
    await new Promise((resolve) => void setImmediate(resolve));
  }
  t.deepEqual(p.at(theirs), ['open', 'message', 'closing', 'close']);
});

test('bufferedAmount falls with what was sent, and tells once it comes down to the threshold', (t) => {
  const p = pair();
  const [mine] = p.open();
  mine.bufferedAmountLowThreshold = 30;
  for (const size of [20, 20, 20]) send(mine, new Uint8Array(size));
  t.is(mine.bufferedAmount, 60);
  p.settle();
  t.is(mine.bufferedAmount, 0);
  t.deepEqual(
    p.at(mine).filter((type) => type === 'bufferedamountlow'),
    ['bufferedamountlow'],
  );
});

test('close goes over both sides, after what was sent', (t) => {
  const p = pair();
  const [mine, theirs] = p.open();
  send(mine, 'last words');
  closeDataChannel(mine);
  t.is(mine.readyState, 'closing');
  closeDataChannel(mine);
  p.settle();
  t.deepEqual(p.at(mine), ['open', 'bufferedamountlow', 'close']);
  t.deepEqual(p.at(theirs), ['open', 'message', 'closing', 'close']);
  t.deepEqual(
    p.told.filter(({ target }) => target === theirs).map(({ state }) => state),
    ['open', 'open', 'closing', 'closed'],
  );
  t.deepEqual([p.a.dataChannels, p.b.dataChannels], [[], []]);
  t.is(p.create(p.a, { negotiated: true, id: mine.id }).id, mine.id, 'the id is free again');
});

test('both sides may close at the same time', (t) => {
  const p = pair();
  const [mine, theirs] = p.open();
  closeDataChannel(mine);
  closeDataChannel(theirs);
  p.settle();
  t.deepEqual([p.at(mine).slice(1), p.at(theirs).slice(1)], [['close'], ['close']]);
});

test('a channel that was never open closes', (t) => {
  const p = new Pair();
  const channel = p.create(p.a);
  closeDataChannel(channel);
  p.settle();
  t.deepEqual(p.at(channel), ['close']);
  p.negotiate().connect();
  t.deepEqual(p.announced(p.b), []);
});

test('close() of the connection closes its channels without event; the other side hears of it', (t) => {
  const p = pair();
  const [mine, theirs] = p.open();
  send(mine, 'lost');
  close(p.a);
  t.is(mine.readyState, 'closed');
  t.is(p.a.sctpTransport?.state, 'closed');
  p.settle();
  t.deepEqual(p.at(mine), ['open']);
  t.deepEqual(p.at(theirs), ['open', 'error', 'close']);
  const { error } = p.told.find(({ type }) => type === 'error')?.detail ?? {};
  t.is((error as ErrorValue).errorDetail, 'sctp-failure');
  t.deepEqual(p.at(p.b.sctpTransport as object), ['statechange', 'statechange']);
  t.is(p.create(p.b).readyState, 'connecting', 'no step refuses it');
  p.settle();
  t.deepEqual(p.at(p.b.dataChannels[0] as object), ['error', 'close']);
});

test('an error while transmitting is told', (t) => {
  const p = pair();
  const [mine] = p.open();
  transmissionFailed(mine.transport);
  p.settle();
  t.is(p.told.at(-1)?.type, 'error');
  t.is(p.told.at(-1)?.target, mine);
});

test('a channel can be transferred in the task of its creation, before anything was sent', (t) => {
  const p = pair();
  const channel = p.create(p.a, { protocol: 'p', maxPacketLifeTime: 4, ordered: false });
  const holder: DataHolder = {};
  t.is(transfer(channel, holder), undefined);
  t.is(channel.readyState, 'closed');
  t.is(nameOf(transfer(channel, {})), 'DataCloneError');
  const elsewhere = receiveTransfer(holder, p.a);
  for (const name of [
    'label',
    'protocol',
    'ordered',
    'maxPacketLifeTime',
    'maxRetransmits',
    'id',
    'negotiated',
  ] as const)
    t.is(elsewhere[name], channel[name], name);
  t.is(elsewhere.readyState, 'connecting');
  const later = p.create(p.a);
  p.settle();
  t.is(nameOf(transfer(later, {})), 'DataCloneError');
});

test('a transferred channel opens, sends and receives', (t) => {
  const p = pair();
  const holder: DataHolder = {};
  transfer(p.create(p.a, {}), holder);
  const moved = receiveTransfer(holder, p.a);
  p.a.dataChannels = [moved];
  p.connect();
  const [theirs] = p.announced(p.b);
  send(theirs as DataChannel, 'to where it is now');
  p.settle();
  t.deepEqual(messages(p, moved), ['to where it is now']);
});

test('whatever is sent arrives once, in order, while the channel is open', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 })), { maxLength: 12 }),
      (sent) => {
        const p = pair();
        const [mine, theirs] = p.open();
        for (const one of sent) send(mine, one);
        p.settle();
        const arrived = messages(p, theirs).map((one) => (one instanceof ArrayBuffer ? new Uint8Array(one) : one));
        t.deepEqual(
          arrived,
          sent.map((one) =>
            typeof one === 'string' ? Buffer.from(one, 'utf8').toString('utf8') : new Uint8Array(one),
          ),
        );
        t.is(mine.bufferedAmount, 0);
      },
    ),
    { numRuns: 50 },
  );
});
