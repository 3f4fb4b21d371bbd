import test from 'ava';
import * as fc from 'fast-check';
import { simulatorSession } from '../../adapters/simulator';
import { judge } from '../../spec-model/judge/judge';
import type { Entry, Script, Seen, Trace } from '../../spec-model/vocabulary';
import { call, take } from '../arbitraries/commands';
import { history, type Piece, pieces } from '../arbitraries/scripts';
import { callback, description, sender, track } from '../arbitraries/values';
import { how } from '../rounds';
import { choosers } from './choosers';

const names = Object.keys(pieces) as Piece[];
/** Every piece, together with what gives it something to work on. */
const anything = history(
  { ...Object.fromEntries(names.map((name) => [name, 1])), addTransceiver: 4, addTrack: 4, negotiate: 6, settle: 3 },
  7,
);
const handlers = history(
  { handler: 6, reaction: 3, hurry: 2, addTransceiver: 2, addTrack: 2, negotiate: 4, rollback: 1, settle: 1 },
  7,
);

const conforms = (scripts: fc.Arbitrary<Script>, count: number, seed: number) => async (t: { pass: () => void }) => {
  for (const [index, script] of fc.sample(scripts, { numRuns: count, seed }).entries()) {
    const chooser = Object.values(choosers)[index % 3]?.(index + 1);
    const trace = await simulatorSession(chooser ? { chooser } : {}).perform(script, how);
    const { verdict, divergence, notes } = judge(trace);
    if (verdict === 'diverges' || trace.at(-1)?.t !== 'end')
      throw new Error(`${divergence?.fingerprint ?? notes} ${JSON.stringify(script)}`);
  }
  t.pass();
};

test('whatever the vocabulary says, the simulator conforms to it', conforms(anything, 70, 3));
test('calls inside of handlers and reactions conform, whatever they call', conforms(handlers, 70, 4));

const record = (script: Script): Promise<Trace> => simulatorSession().perform(script, how);

/** The first divergence of a trace with one kind of entry changed. */
const changed = (trace: Trace, change: (entry: Entry) => Entry) => judge(trace.map(change)).divergence?.fingerprint;

test('an attribute of an object that is not what the model says is noticed, written or not', async (t) => {
  const trace = await record([
    call(0, 'createDataChannel', 'chat'),
    { of: { $: 'object', interface: 'RTCDataChannel', index: 0 }, call: 'close', args: [] },
  ]);
  t.is(judge(trace).divergence, undefined);
  const other = (entry: Entry): Entry =>
    entry.t === 'state' && entry.s.readyState === 'connecting'
      ? { ...entry, s: { ...entry.s, readyState: 'open' } }
      : entry;
  t.is(changed(trace, other), 'state|RTCDataChannel.readyState|"connecting"|"open"');
  const silent = trace.filter((entry) => entry.t !== 'state' || entry.s.readyState !== 'closing');
  t.regex(judge(silent).divergence?.fingerprint ?? '', /^state\|RTCDataChannel\.readyState\|"closing"\|"connecting"/);
});

test('a getter that throws is told apart from one that gives undefined', async (t) => {
  const trace = await record([call(0, 'close')]);
  const observed = (seen: Seen) =>
    changed(trace, (entry) =>
      entry.t === 'snap' && entry.s.signalingState === 'closed'
        ? { ...entry, s: { ...entry.s, currentLocalDescription: seen } }
        : entry,
    );
  t.is(observed(null), undefined);
  t.is(observed({ $: 'undefined' }), undefined); // an attribute that is missing
  t.is(observed({ $: 'threw' }), 'state|currentLocalDescription|null|throws');
});

test('what a callback is given is compared', async (t) => {
  const trace = await record([
    call(0, 'addIceCandidate', {}, callback, callback),
    call(0, 'createOffer', callback, callback),
  ]);
  t.is(judge(trace).divergence, undefined);
  const without = (entry: Entry): Entry => (entry.t === 'callback' ? { ...entry, v: [] } : entry);
  t.regex(changed(trace, without) ?? '', /argument of callback/);
});

test('a callback that never comes is noticed once nothing happens any more', async (t) => {
  const trace = await record([
    call(0, 'createOffer', callback, callback),
    { wait: 'settle' },
    call(0, 'addTransceiver', 'audio'),
  ]);
  const uncalled = trace.filter((entry) => entry.t !== 'callback');
  const { divergence } = judge(uncalled);
  t.is(divergence?.fingerprint, 'missing-event|call of the callback|call of the callback|nothing');
  t.is(uncalled[divergence?.entry ?? 0]?.t, 'waited');
});

test('a call in a handler sees the state in the middle of the task, and changes what follows', async (t) => {
  const script: Script = [
    { on: 'signalingstatechange', pc: 1, do: [{ pc: 1, get: 'signalingState' }, call(1, 'close')] },
    call(0, 'addTrack', track('audio')),
    call(0, 'createOffer'),
    call(0, 'setLocalDescription', description()),
    take(1),
    { wait: 'settle' },
  ];
  const trace = await record(script);
  t.is(judge(trace).divergence, undefined);
  const place = (kind: Entry['t']) => trace.findIndex((entry) => entry.t === kind);
  t.true(
    trace
      .slice(place('enter'), place('leave'))
      .some((entry) => entry.t === 'return' && entry.v === 'have-remote-offer'),
  );
  const later = (entry: Entry): Entry =>
    entry.t === 'return' && entry.v === 'have-remote-offer' ? { ...entry, v: 'stable' } : entry;
  t.regex(changed(trace, later) ?? '', /^value\|get signalingState: value\|"have-remote-offer"\|"stable"/);
});

test('what a script refers to need not exist: then the command is skipped', async (t) => {
  const nothing = await record([
    { of: { $: 'object', interface: 'RTCDataChannel', index: 1 }, call: 'close', args: [] },
    { of: { $: 'attribute', of: { $: 'sender', index: 0 }, name: 'dtmf' }, get: 'toneBuffer' },
    { upon: 0, do: [call(0, 'close')] },
    call(0, 'removeTrack', sender(0)),
  ]);
  t.deepEqual(
    nothing.filter((entry) => entry.t === 'skip').map(({ why }) => why),
    ['no channel', 'no sender', 'no promise', 'no sender'],
  );
});
