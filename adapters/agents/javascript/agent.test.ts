import Ajv from 'ajv';
import test from 'ava';
import fc from 'fast-check';
import { Entry, type Script } from '../../../spec-model/vocabulary';
import { kinds, of, pc0, run, withMembers } from './testing';

const isEntry = new Ajv().compile(Entry);

test('commands that wait for nothing follow each other in one turn', async (t) => {
  const log: string[] = [];
  const entries = await run(
    [pc0('addTransceiver', 'audio'), { ...pc0('createOffer'), await: false }, pc0('addTransceiver', 'audio')],
    withMembers(
      (Base) =>
        class extends Base {
          override addTransceiver(kind: string) {
            log.push('call');
            Promise.resolve().then(() => log.push('microtask'));
            return super.addTransceiver(kind);
          }
        },
    ),
  );
  t.deepEqual(log, ['call', 'call', 'microtask', 'microtask']);
  t.deepEqual(kinds(of(entries, 'call')), ['call', 'call', 'call']);
  t.deepEqual(kinds(entries).slice(-3), ['resolve', 'waited', 'end']);
});

test('a script goes on in the reaction of the promise that it waited for', async (t) => {
  const log: string[] = [];
  await run(
    [pc0('createOffer'), pc0('addTransceiver', 'audio')],
    withMembers(
      (Base) =>
        class extends Base {
          override createOffer() {
            const promise = Promise.resolve({ type: 'offer', sdp: '' });
            promise.then(() => Promise.resolve().then(() => log.push('later')));
            return promise;
          }
          override addTransceiver(kind: string) {
            log.push('next call');
            return super.addTransceiver(kind);
          }
        },
    ),
  );
  t.deepEqual(log, ['next call', 'later']);
});

test('what throws, is missing or does not exist is told as such', async (t) => {
  const entries = await run(
    [
      { sender: 0, call: 'replaceTrack', args: [] },
      pc0('setLocalDescription', { $: 'description', index: 0 }),
      pc0('nothing'),
      pc0('addTrack', null),
    ],
    withMembers(
      (Base) =>
        class extends Base {
          constructor() {
            super();
            Object.defineProperty(this, 'sctp', {
              get() {
                throw new Error('no');
              },
            });
            this.iceConnectionState = undefined;
          }
        },
    ),
  );
  t.deepEqual(
    of(entries, 'skip').map(({ i, why, missing }) => [i, why, missing]),
    [
      [0, 'no sender', undefined],
      [1, 'no description', undefined],
      [2, 'not implemented', 'RTCPeerConnection.nothing'],
    ],
  );
  t.deepEqual(of(entries, 'snap')[0]?.s.sctp, { $: 'threw' });
  t.deepEqual(of(entries, 'snap')[0]?.s.iceConnectionState, { $: 'undefined' });
  t.deepEqual(of(entries, 'throw')[0]?.e, { class: 'TypeError', name: 'TypeError', message: 'not a track' });
});

test('arguments are recorded as they were passed', async (t) => {
  const long = 'x'.repeat(61);
  const args = [
    { $: 'track', kind: 'audio', index: 3 },
    { $: 'stream', index: 4 },
    { $: 'nan' },
    { $: 'undefined' },
    { $: 'bigint' },
    [long, { again: long }],
  ];
  const entries = await run([pc0('getSenders', ...args)]);
  t.deepEqual(of(entries, 'call')[0]?.a, [
    { h: 'audio1' },
    { h: 'stream1' },
    { $: 'nan' },
    { $: 'undefined' },
    { $: 'bigint' },
    [{ text: 0 }, { again: { text: 0 } }],
  ]);
  t.deepEqual(
    of(entries, 'object').map(({ h, local }) => [h, local]),
    [
      ['audio1', true],
      ['stream1', true],
    ],
  );
  t.deepEqual(of(entries, 'text'), [{ t: 'text', n: 0, s: long }]);
});

test('descriptions are taken over with edits, and ids are taken from them', async (t) => {
  const sdp = 'v=0\r\na=ice-ufrag:all\r\nm=audio\r\na=mid:a\r\nm=video\r\na=mid:b\r\na=ice-ufrag:own\r\n';
  const remote = (section: number, $: string) => ({ $, pc: 0, section }) as never;
  const entries = await run([
    pc0('setRemoteDescription', { type: 'offer', sdp }),
    pc0('getSenders', {
      $: 'remote',
      pc: 0,
      edits: [
        { find: 'mid', with: 'M' },
        { find: '', with: 'x' },
      ],
    }),
    pc0(
      'getSenders',
      remote(0, 'remoteMid'),
      remote(3, 'remoteMid'),
      remote(0, 'remoteUfrag'),
      remote(1, 'remoteUfrag'),
    ),
    pc0('getSenders', { $: 'local', pc: 0 }),
  ]);
  const texts = of(entries, 'text').map((entry) => entry.s);
  t.deepEqual(texts, [sdp, sdp.replaceAll('mid', 'M')]);
  t.deepEqual(of(entries, 'call')[2]?.a, ['a', 'b', 'all', 'own']);
  t.deepEqual(of(entries, 'skip'), [{ t: 'skip', i: 3, why: 'no description' }]);
});

const never = withMembers(
  (Base) =>
    class extends Base {
      override createOffer() {
        return new Promise(() => {});
      }
    },
);

test('a promise that does not settle is told after the limit, one that was left alone at the end', async (t) => {
  const entries = await run([pc0('createOffer'), { ...pc0('createOffer'), await: false }, { wait: 'task' }], never, {
    quiet: 5,
    limit: 40,
  });
  const [first, second] = of(entries, 'unsettled');
  t.deepEqual([first?.i, first?.ms, second?.i], [0, 40, 1]);
  t.deepEqual(kinds(entries).slice(-4), ['waited', 'waited', 'unsettled', 'end']);
});

test('a callback is recorded with the position of the argument', async (t) => {
  const entries = await run(
    [pc0('createOffer', { $: 'function' })],
    withMembers(
      (Base) =>
        class extends Base {
          override async createOffer(success: (description: object) => void) {
            success({ type: 'offer', sdp: '' });
          }
        },
    ),
  );
  t.deepEqual(of(entries, 'callback'), [{ t: 'callback', i: 0, arg: 0, v: [{ type: 'offer', sdp: '' }] }]);
});

test('at the end connections are closed, tracks stopped, and nothing is recorded any more', async (t) => {
  const closed: unknown[] = [];
  const tracks: { readyState: string }[] = [];
  const entries = await run([pc0('addTrack', { $: 'track', kind: 'audio', index: 0 })], (environment) => ({
    createTrack: (kind: 'audio') => {
      tracks.push(environment.createTrack(kind) as { readyState: string });
      return tracks[0];
    },
    RTCPeerConnection: class extends environment.RTCPeerConnection {
      override close() {
        closed.push(this);
        this.dispatchEvent(new Event('signalingstatechange'));
      }
    },
  }));
  t.is(closed.length, 1);
  t.is(tracks[0]?.readyState, 'ended');
  t.is(entries.at(-1)?.t, 'end');
  t.deepEqual(of(entries, 'event'), []);
});

test('an implementation that gives no connection fails the script', async (t) => {
  const refusing = () => ({
    RTCPeerConnection: class {
      constructor() {
        throw new Error('too many');
      }
    },
  });
  await t.throwsAsync(run([pc0('close')], refusing), { message: 'too many' });
});

const index = fc.nat(5);
const value = fc.oneof(
  fc.constantFrom<unknown>('audio', null, 7, { type: 'offer', sdp: 'm=audio\r\na=mid:0\r\n' }),
  fc.record({
    $: fc.constantFrom('sender', 'receiver', 'transceiver', 'receiverTrack', 'description', 'candidate', 'stream'),
    index,
  }),
  fc.record({ $: fc.constantFrom('local', 'remote', 'remoteMid'), pc: fc.nat(1), section: index }),
  fc.record({ $: fc.constant('track'), kind: fc.constantFrom('audio', 'video'), index }),
);
const method = fc.constantFrom(
  'addTrack',
  'addTransceiver',
  'createOffer',
  'setLocalDescription',
  'setRemoteDescription',
  'close',
);
const command = fc.oneof(
  fc.record({ pc: fc.nat(1), call: method, args: fc.array(value, { maxLength: 2 }), await: fc.boolean() }),
  fc.record({ transceiver: index, set: fc.constant('direction'), to: value }),
  fc.record({
    sender: index,
    call: fc.constantFrom('replaceTrack', 'getStats'),
    args: fc.array(value, { maxLength: 1 }),
  }),
  fc.record({ wait: fc.constantFrom('microtask', 'task') }),
);

test('every script runs to its end, and what is written are entries', async (t) => {
  const property = fc.asyncProperty(fc.array(command, { maxLength: 12 }), async (script) => {
    const entries = await run(script as Script, undefined, { quiet: 1, limit: 50 });
    t.is(entries.at(-1)?.t, 'end');
    for (const entry of entries) t.true(isEntry(entry), JSON.stringify(entry));
    const started = new Set(entries.flatMap((entry) => (entry.t === 'call' || entry.t === 'skip' ? [entry.i] : [])));
    t.is(started.size, script.filter((one) => !('wait' in one)).length);
  });
  await fc.assert(property, { numRuns: 60 });
});
