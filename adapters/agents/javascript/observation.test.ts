import test from 'ava';
import type { Entry, Script } from '../../../spec-model/vocabulary';
import { type Inert, kinds, of, pc0, run, withMembers } from './testing';

test('a connection is made and looked at whole when it is first named; then only differences are written', async (t) => {
  const entries = await run([pc0('getSenders'), pc0('getSenders'), { pc: 1, call: 'close', args: [] }]);
  const [first, second, third] = of(entries, 'snap');
  t.deepEqual(kinds(entries).slice(0, 6), ['begin', 'snap', 'call', 'return', 'call', 'return']);
  t.is(Object.keys(first?.s ?? {}).length, 15);
  t.deepEqual([first?.pc, second?.pc], ['pc0', 'pc1']);
  t.deepEqual(third, { t: 'snap', pc: 'pc1', s: { signalingState: 'closed' } });
});

test('the same object has the same handle, a new wrapper has a new one', async (t) => {
  const script: Script = [pc0('addTransceiver', 'audio'), pc0('getTransceivers'), pc0('getTransceivers')];
  const returned = (entries: Entry[]) => of(entries, 'return').map((entry) => JSON.stringify(entry.v));
  t.deepEqual(returned(await run(script)), [
    '{"h":"transceiver0"}',
    '[{"h":"transceiver0"}]',
    '[{"h":"transceiver0"}]',
  ]);
  const wrapping = await run(
    script,
    withMembers(
      (Base) =>
        class extends Base {
          override getTransceivers() {
            return super.getTransceivers().map((one) => Object.assign(Object.create(Object.getPrototypeOf(one)), one));
          }
        },
    ),
  );
  t.is(new Set(returned(wrapping)).size, 3);
});

type Firing = EventTarget & Record<string, ((event: Event) => void) | undefined>;

/** A connection that dispatches events when addTransceiver is called. */
const firing = (fire: (connection: Firing) => void) =>
  withMembers(
    (Base) =>
      class extends Base {
        override addTransceiver() {
          fire(this as unknown as Firing);
        }
      },
  );
const vias = (entries: Entry[]) => of(entries, 'event').map(({ on, type, via }) => [on, type, via].join(' '));

test('an event is recorded once, with the ways by which it was seen', async (t) => {
  const script = [pc0('addTransceiver')];
  const both = firing((pc) => {
    const event = new Event('negotiationneeded');
    pc.onnegotiationneeded?.(event);
    pc.dispatchEvent(event);
  });
  t.deepEqual(vias(await run(script, both)), ['pc0 negotiationneeded both']);
  const listener = firing((pc) => pc.dispatchEvent(new Event('negotiationneeded')));
  t.deepEqual(vias(await run(script, listener)), ['pc0 negotiationneeded listener']);
  const handler = firing((pc) => pc.onnegotiationneeded?.(new Event('negotiationneeded')));
  t.deepEqual(vias(await run(script, handler)), ['pc0 negotiationneeded handler']);
});

test('two events that each give both ways an object of their own are two entries', async (t) => {
  const entries = await run(
    [pc0('addTransceiver')],
    firing((pc) => {
      for (const candidate of [null, { candidate: 'a' }]) {
        pc.onicecandidate?.(Object.assign(new Event('icecandidate'), { candidate }));
        pc.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
      }
    }),
  );
  t.deepEqual(vias(entries), ['pc0 icecandidate both', 'pc0 icecandidate both']);
  t.is(of(entries, 'event')[0]?.d.candidate, null);
  t.is(JSON.stringify(of(entries, 'event')[1]?.d).slice(0, 32), '{"candidate":{"h":"candidate0","');
});

test('an amended entry is told by its index', async (t) => {
  const amended: number[] = [];
  const both = firing((pc) => {
    const event = new Event('negotiationneeded');
    pc.onnegotiationneeded?.(event);
    pc.dispatchEvent(event);
  });
  const entries = await run([pc0('addTransceiver')], both, undefined, (index) => amended.push(index));
  t.deepEqual(amended, [entries.findIndex((entry) => entry.t === 'event')]);
});

test('where there are no versions with callbacks, they are missing', async (t) => {
  const script: Script = [
    { pc: 0, call: 'createOffer', args: [{ $: 'function' }, { $: 'function' }] },
    pc0('createOffer'),
  ];
  const without = await run(script, (environment) => ({ ...environment, callbackVersions: false as const }));
  t.deepEqual(of(without, 'skip'), [
    { t: 'skip', i: 0, why: 'not implemented', missing: 'RTCPeerConnection.createOffer with callbacks' },
  ]);
  t.deepEqual(
    of(without, 'call').map(({ i }) => i),
    [1],
  );
  t.deepEqual(of(await run(script), 'skip'), []);
});

test('a frail implementation is not asked for descriptions while an operation is pending', async (t) => {
  const reads: string[] = [];
  const frail = (environment: Inert) => ({
    frail: true,
    RTCPeerConnection: class extends environment.RTCPeerConnection {
      constructor() {
        super();
        Object.defineProperty(this, 'localDescription', { get: () => reads.push('read') && null, set: () => {} });
      }
      override setLocalDescription() {
        reads.push('call');
        return Promise.resolve().then(() => reads.push('settled'));
      }
    },
  });
  await run([pc0('setLocalDescription')], frail);
  t.deepEqual(reads, ['read', 'call', 'settled', 'read', 'read']);
});

test('a settle is over after the quiet time, and busy at the limit', async (t) => {
  let timer: NodeJS.Timeout | undefined;
  const restless = firing((pc) => {
    timer ??= setInterval(() => pc.dispatchEvent(new Event('negotiationneeded')), 2);
  });
  const entries = await run([pc0('addTransceiver')], restless, { quiet: 20, limit: 60 });
  clearInterval(timer);
  t.is(of(entries, 'waited')[0]?.busy, true);
  t.is(entries.at(-1)?.t, 'end');
  const quiet = await run([{ wait: 'settle' }], () => ({}), { quiet: 20, limit: 500 });
  t.deepEqual(kinds(quiet), ['begin', 'waited', 'waited', 'end']);
  t.true(of(quiet, 'waited').every(({ ms, busy }) => busy === undefined && ms !== undefined && ms >= 19 && ms < 400));
});
