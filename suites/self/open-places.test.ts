import test from 'ava';
import type { ChoiceSite } from '../../spec-model/infra/world';
import { sdpOf } from '../../spec-model/sdp/testing/recorded';
import type { Entry, Script, Trace } from '../../spec-model/vocabulary';
import { call, settle } from '../arbitraries/commands';
import { connectWithLimit, create, send } from '../data-channel/pieces';
import { record, remote, verdictOf } from './choosing';

/** If the simulator takes that option at that place. */
const recordAt = (script: Script, site: ChoiceSite, option: unknown): Promise<Trace> =>
  record(script, (place) => (place === site ? option : undefined));

const without = (trace: Trace, leaves: (entry: Entry) => boolean) => trace.filter((entry) => !leaves(entry));
const isEvent = (entry: Entry, ...types: string[]) => entry.t === 'event' && types.includes(entry.type);

const offer = sdpOf('chromium-offer');
const inData = (line: string) => offer.replace('a=sctp-port:', `${line}\r\na=sctp-port:`);
const remapped: Script = [
  call(0, 'addTransceiver', 'audio'),
  call(0, 'setLocalDescription'),
  call(1, 'setRemoteDescription', { $: 'local', pc: 0 }),
  call(1, 'setLocalDescription'),
  settle,
  call(0, 'setRemoteDescription', {
    $: 'local',
    pc: 1,
    edits: [{ find: 'a=extmap:1 ', with: 'a=extmap:9 ' }],
  }),
];

const openDefects: Record<string, Script> = {
  'an attribute of RTP in a section of data': [remote(inData('a=ssrc:4294967296 cname:x'))],
  'a payload type above 127': [remote(inData('a=rtpmap:128 VP8/90000'))],
  'two mids at the session level': [remote(offer.replace('t=0 0\r\n', 't=0 0\r\na=mid:0\r\na=mid:9\r\n'))],
  'an answer with other numbers for header extensions': remapped,
};
for (const [title, script] of Object.entries(openDefects))
  test(`accepted or refused, and nothing between: ${title}`, async (t) => {
    const accepted = await recordAt(script, 'description.error', false);
    const refused = await recordAt(script, 'description.error', true);
    t.deepEqual(verdictOf(accepted), ['conforms']);
    t.deepEqual(verdictOf(refused), ['permitted-variance', 'description.error']);
    const [fulfilled, rejected] = [accepted, refused].map((trace) =>
      trace.findLast(({ t: kind }) => kind === 'resolve' || kind === 'reject'),
    );
    t.deepEqual([fulfilled?.t, rejected?.t], ['resolve', 'reject']);
    const halfway = accepted.map((entry) => (entry === fulfilled && rejected ? rejected : entry));
    t.deepEqual(verdictOf(halfway)[0], 'diverges');
  });

const renamed = (trace: Trace): Trace =>
  trace.map((entry) => (entry.t === 'reject' ? { ...entry, e: { ...entry.e, name: 'OperationError' } } : entry));

test('the error of a missing a=rtcp-mux has a name where nothing else is wrong', async (t) => {
  const missing = offer.replace('a=rtcp-mux\r\n', '');
  const verdicts = async (sdp: string) => {
    const trace = await recordAt([remote(sdp)], 'description.error', false);
    t.true(trace.some((entry) => entry.t === 'reject' && entry.e.name === 'InvalidAccessError'));
    return [verdictOf(trace), verdictOf(renamed(trace))];
  };
  t.deepEqual(await verdicts(missing), [['conforms'], ['diverges']]);
  for (const other of [/a=rtpmap:111 .*\r\n/, /a=setup:.*\r\n/g, /a=fingerprint:.*\r\n/g])
    t.deepEqual(await verdicts(missing.replace(other, '')), [['conforms'], ['permitted-variance', '3096']]);
  t.deepEqual(await verdicts(missing.replace('t=0 0\r\n', 't=0 0\n')), [['conforms'], ['permitted-variance', '3096']]);
});

const tooLarge: Script = [create(0), ...connectWithLimit(15), send(0, 'x'), settle, create(0), settle];
const fits: Script = [create(0), ...connectWithLimit(16), send(0, 'x'), settle, create(0), settle];

test('a channel whose opening message is too large opens, or fails in one of two ways', async (t) => {
  const events = async (option: string) => {
    const trace = await recordAt(tooLarge, 'channel.too-large', option);
    const own = trace.flatMap((entry) =>
      entry.t === 'event' && entry.on === 'channel0' && entry.type !== 'bufferedamountlow' ? [entry.type] : [],
    );
    return { own, announced: trace.some((entry) => isEvent(entry, 'datachannel')), verdict: verdictOf(trace) };
  };
  t.deepEqual(await events('sent'), { own: ['open'], announced: true, verdict: ['conforms'] });
  const failed = { announced: false, verdict: ['permitted-variance', 'open-too-large'] };
  t.deepEqual(await events('impossible'), { own: ['error', 'close'], ...failed });
  t.deepEqual(await events('closed'), { own: ['closing', 'error', 'close'], ...failed });
});

test('a channel whose opening message is too large may not do anything else', async (t) => {
  for (const option of ['impossible', 'closed']) {
    const trace = await recordAt(tooLarge, 'channel.too-large', option);
    for (const type of ['error', 'close'])
      t.is(verdictOf(without(trace, (entry) => isEvent(entry, type)))[0], 'diverges', `${option} without ${type}`);
    const thrown = trace.find((entry) => entry.t === 'throw');
    t.is(thrown?.t === 'throw' && thrown.e.name, 'InvalidStateError');
    const sent = trace.map((entry) => (entry === thrown ? { t: 'return', i: thrown.i, v: { $: 'undefined' } } : entry));
    t.is(verdictOf(sent as Trace)[0], 'diverges', `${option}, and send() does not throw`);
  }
  const opened = await recordAt(tooLarge, 'channel.too-large', 'sent');
  t.is(verdictOf(without(opened, (entry) => isEvent(entry, 'open')))[0], 'diverges');
  t.is(verdictOf(without(opened, (entry) => isEvent(entry, 'datachannel')))[0], 'diverges');
});

test('a channel whose opening message is as large as the other side takes opens', async (t) => {
  const trace = await recordAt(fits, 'channel.too-large', 'closed');
  t.deepEqual(verdictOf(trace), ['conforms']);
  t.is(trace.filter((entry) => isEvent(entry, 'open')).length, 4);
  const any = await recordAt([create(0), ...connectWithLimit(0)], 'channel.too-large', 'closed');
  t.is(any.filter((entry) => isEvent(entry, 'open')).length, 2);
  const negotiated = create(0, 'x', { negotiated: true, id: 7 });
  const apart = await recordAt([negotiated, ...connectWithLimit(1)], 'channel.too-large', 'closed');
  t.deepEqual(
    apart.flatMap((entry) => (isEvent(entry, 'open', 'error') ? [(entry as { type: string }).type] : [])),
    ['open'],
  );
  const failing = await recordAt([create(0), ...connectWithLimit(15)], 'channel.too-large', 'closed');
  t.true(failing.some((entry) => isEvent(entry, 'error')));
});

const several = call(0, 'addTransceiver', 'video', {
  direction: 'sendonly',
  sendEncodings: [{ rid: 'a' }, { rid: 'b' }],
});
const shown: Script = [several, call(1, 'createOffer'), { sender: 0, call: 'getParameters', args: [] }];
for (const [title, script] of [
  ['an offer says it', [several, call(0, 'createOffer')]],
  ['a description that setLocalDescription makes says it', [several, call(0, 'setLocalDescription')]],
  ['the offer of another connection says nothing of it', shown],
] as [string, Script][])
  test(`so many encodings can be sent at once as are seen: ${title}`, async (t) => {
    for (const count of [1, 2])
      t.deepEqual(verdictOf(await recordAt(script, 'encodings.maximal', count)), ['conforms']);
  });

test('a header extension that an answer numbers anew is negotiated, with the number of the side that receives it', async (t) => {
  const trace = await recordAt(
    [...remapped, { sender: 0, call: 'getParameters', args: [] }],
    'description.error',
    false,
  );
  t.deepEqual(verdictOf(trace), ['conforms']);
  const shown = JSON.stringify(trace.findLast(({ t: kind }) => kind === 'return'));
  t.regex(shown, /"headerExtensions":\[.*"id":9/);
});
