import Ajv from 'ajv';
import test from 'ava';
import { Entry, numbered, type Reference, type Script } from '../../../spec-model/vocabulary';
import { type Inert, kinds, of, pc0, run, withMembers } from './testing';

const isEntry = new Ajv().compile(Entry);

class RTCDTMFSender extends EventTarget {
  toneBuffer = '';
  canInsertDTMF = true;
  insertDTMF(tones: string) {
    this.toneBuffer = tones;
  }
}

class RTCDataChannel extends EventTarget {
  readyState = 'connecting';
  sent: unknown[] = [];
  constructor(readonly label: string) {
    super();
  }
  send(data: unknown) {
    this.sent.push(data);
  }
  close() {
    this.readyState = 'closing';
    this.dispatchEvent(new Event('closing'));
  }
}

class RTCTrackEvent extends Event {
  static readonly made: unknown[] = [];
  static generate() {
    return { algorithms: ['x', 'y'], nested: { n: 1 } };
  }
}

/** The inert implementation with some more of the interface. */
const richer = (environment: Inert) => ({
  RTCTrackEvent,
  RTCPeerConnection: class extends environment.RTCPeerConnection {
    readonly configured: unknown;
    constructor(configuration?: unknown) {
      super();
      if (configuration === null) throw new TypeError('no configuration');
      this.configured = configuration;
    }
    getConfiguration() {
      return { iceServers: [{ urls: 'a' }, { urls: 'b' }], configured: this.configured };
    }
    setConfiguration() {}
    createDataChannel(label: string) {
      return new RTCDataChannel(label);
    }
    override addTransceiver(kind: string) {
      const transceiver = super.addTransceiver(kind) as { sender: object };
      return Object.assign(transceiver, { sender: Object.assign(transceiver.sender, { dtmf: new RTCDTMFSender() }) });
    }
  },
});
const dtmf: Reference = { $: 'attribute', of: { $: 'sender', index: 0 }, name: 'dtmf' };
const channel: Reference = { $: 'object', interface: 'RTCDataChannel', index: 4 };

test('an object that a script refers to gets a handle, and what changes of it is told', async (t) => {
  const entries = await run(
    [pc0('addTransceiver', 'audio'), { of: dtmf, call: 'insertDTMF', args: ['12'] }, pc0('getSenders')],
    richer,
  );
  t.deepEqual(
    of(entries, 'state').map(({ on, s }) => [on, s]),
    [
      ['sender0', { dtmf: { h: 'dtmf0' } }],
      ['dtmf0', { canInsertDTMF: true, toneBuffer: '' }],
      ['dtmf0', { toneBuffer: '12' }],
    ],
  );
  t.deepEqual([of(entries, 'call')[1]?.on, of(entries, 'call')[1]?.m], ['dtmf0', 'insertDTMF']);
  t.true(entries.every((entry) => isEntry(entry)));
});

test('channels are listened at from when they are returned; their events tell their state', async (t) => {
  const send = (data: unknown) => ({ of: channel, call: 'send', args: [data] }) as Script[number];
  const entries = await run(
    [
      pc0('createDataChannel', 'chat'),
      send({ $: 'binary', as: 'Uint8Array', bytes: 3 }),
      send({ $: 'repeat', text: 'ab', times: 2 }),
      { of: channel, call: 'close', args: [] },
      { of: channel, get: 'readyState' },
      { of: channel, set: 'binaryType', to: 'blob' },
    ],
    richer,
  );
  t.deepEqual(
    of(entries, 'call')
      .slice(1, 3)
      .map(({ a }) => a),
    [[{ $: 'binary', as: 'Uint8Array', bytes: 3 }], ['abab']],
  );
  const [closing] = of(entries, 'event');
  t.deepEqual([closing?.on, closing?.type, closing?.d.readyState], ['channel0', 'closing', 'closing']);
  t.is(of(entries, 'return').at(-1)?.v, 'closing');
  t.is(of(entries, 'skip')[0]?.missing, 'RTCDataChannel.binaryType');
});

test('what a call returned can be passed on, in part and edited', async (t) => {
  const edit = [
    { at: ['iceServers', 3, 'urls'], to: 'z' },
    { at: ['configured'] },
    { at: ['iceServers'], reverse: true },
  ];
  const entries = await run(
    [
      pc0('setConfiguration', { $: 'result', index: 0 }),
      pc0('getConfiguration'),
      pc0('setConfiguration', { $: 'result', of: 'getConfiguration', index: 7, edit }),
      pc0('setConfiguration', { $: 'result', index: 0, path: ['iceServers', 2, 'urls'] }),
    ],
    richer,
  );
  t.is(of(entries, 'skip')[0]?.why, 'no result');
  t.deepEqual(
    of(entries, 'call')
      .slice(1)
      .map(({ a }) => a[0]),
    [{ iceServers: [{ urls: 'z' }, { urls: 'a' }] }, 'a'],
  );
});

test('connections are constructed as a script says, which may throw; only once', async (t) => {
  const connect = (...args: unknown[]) => ({ construct: 'RTCPeerConnection', pc: 1, args }) as Script[number];
  const entries = await run(
    [connect(null), connect({ a: 1 }), connect(), { pc: 1, call: 'getConfiguration', args: [] }],
    richer,
  );
  t.deepEqual(kinds(entries).slice(0, 7), ['begin', 'call', 'throw', 'call', 'return', 'snap', 'skip']);
  t.deepEqual(of(entries, 'call')[1], {
    t: 'call',
    i: 1,
    on: 'pc1',
    m: 'RTCPeerConnection',
    kind: 'construct',
    a: [{ a: 1 }],
  });
  t.like(of(entries, 'return')[1]?.v, { configured: { a: 1 } });
});

test('static methods and constructors of interfaces; nothing else of the page', async (t) => {
  const entries = await run(
    [
      { static: 'RTCTrackEvent', call: 'generate', args: [] },
      { construct: 'RTCTrackEvent', args: ['track'] },
      { construct: 'Function', args: ['return 1'] },
    ],
    richer,
  );
  t.deepEqual(of(entries, 'call')[0], { t: 'call', i: 0, on: 'RTCTrackEvent', m: 'generate', kind: 'static', a: [] });
  t.deepEqual(of(entries, 'return')[1]?.v, { h: 'RTCTrackEvent0' });
  t.is(of(entries, 'state')[0]?.s.type, 'track');
  t.is(of(entries, 'skip')[0]?.missing, 'Function');
});

const firing = withMembers(
  (Base) =>
    class extends Base {
      override addTransceiver(kind: string) {
        this.dispatchEvent(new Event('negotiationneeded'));
        return super.addTransceiver(kind);
      }
    },
);

test('commands run inside of the next event, once, and inside of a reaction', async (t) => {
  const script: Script = [
    { on: 'negotiationneeded', pc: 0, do: [pc0('createOffer'), { wait: 'task' }] },
    pc0('addTransceiver', 'audio'),
    pc0('addTransceiver', 'audio'),
    { upon: 0, do: [pc0('getSenders'), { upon: 0, do: [pc0('getReceivers')] }] },
  ];
  const entries = await run(script, firing);
  const told = entries
    .filter(({ t: kind }) => ['call', 'enter', 'leave', 'event'].includes(kind))
    .map((entry) => [entry.t, 'i' in entry ? entry.i : ''].join(' ').trim());
  t.deepEqual(told, [
    'call 1',
    'event',
    'enter 0',
    'call 4',
    'leave 0',
    'call 2',
    'event',
    'enter 3',
    'call 6',
    'leave 3',
    'enter 7',
    'call 8',
    'leave 7',
  ]);
  t.deepEqual(
    of(entries, 'skip').map(({ i, why }) => [i, why]),
    [[5, 'nothing is waited for inside']],
  );
  const commands = numbered(script);
  for (const { i, m } of of(entries, 'call')) t.is((commands[i] as { call: string }).call, m);
});

test('errors as values have a handle and say what they are', async (t) => {
  const entries = await run(
    [pc0('createOffer', { $: 'function' }, { $: 'function' })],
    withMembers(
      (Base) =>
        class extends Base {
          override async createOffer(_success: unknown, failure: (error: Error) => void) {
            failure(new DOMException('no', 'OperationError'));
          }
        },
    ),
  );
  t.deepEqual(of(entries, 'callback')[0]?.v, [
    { h: 'DOMException0', error: { class: 'DOMException', name: 'OperationError', message: 'no' } },
  ]);
});
