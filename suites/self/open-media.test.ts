import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import type { Command, Entry, Reference, Script, Trace } from '../../spec-model/vocabulary';
import { call, settle } from '../arbitraries/commands';
import { how } from '../rounds';
import { record, verdictOf } from './choosing';

const simulated = (script: Script): Promise<Trace> => simulatorSession().perform(script, how);
const of = (reference: Reference, method: string): Command => ({ of: reference, call: method, args: [] });

const stopped: Script = [
  call(0, 'addTransceiver', 'video'),
  of({ $: 'receiverTrack', index: 0 }, 'clone'),
  { transceiver: 0, call: 'stop', args: [] },
];

test('a clone may end once its original was ended, and not before', async (t) => {
  const trace = await simulated(stopped);
  const ended = trace.findIndex((entry) => entry.t === 'event' && entry.type === 'ended');
  const given = trace.find((entry) => entry.t === 'return' && entry.i === 1);
  const { h = '' } = (given?.t === 'return' ? given.v : {}) as { readonly h?: string };
  const event = { ...(trace[ended] as Extract<Entry, { t: 'event' }>), on: h };
  t.deepEqual(verdictOf(trace), ['conforms']);
  t.deepEqual(verdictOf(trace.toSpliced(ended + 1, 0, event)), ['permitted-variance', 'clones-end']);
  t.is(verdictOf(trace.toSpliced(ended, 0, event))[0], 'diverges');
});

/** The trace with the other value of `reducedSize` where it is true. */
const withoutReducedSize = (trace: Trace): Trace =>
  JSON.parse(JSON.stringify(trace).replaceAll('"reducedSize":true', '"reducedSize":false'));

test('whether a receiver is prepared for RTCP of reduced size is open until it is negotiated', async (t) => {
  const look = of({ $: 'receiver', index: 0 }, 'getParameters');
  const offered: Script = [call(0, 'addTransceiver', 'video'), call(0, 'setLocalDescription'), look];
  const answered: Script = [
    call(0, 'addTrack', { $: 'track', kind: 'video', index: 0 }),
    call(1, 'addTrack', { $: 'track', kind: 'video', index: 1 }),
    call(0, 'setLocalDescription'),
    call(1, 'setRemoteDescription', { $: 'local', pc: 0 }),
    call(1, 'setLocalDescription'),
    call(0, 'setRemoteDescription', { $: 'local', pc: 1 }),
    settle,
    look,
  ];
  const verdicts = async (script: Script) => {
    const trace = await simulated(script);
    t.not(JSON.stringify(trace), JSON.stringify(withoutReducedSize(trace)));
    return [trace, withoutReducedSize(trace)].map((one) => verdictOf(one)[0]);
  };
  t.deepEqual(await verdicts(offered), ['conforms', 'conforms']);
  t.deepEqual(await verdicts(answered), ['conforms', 'diverges']);
});

test('the end of all candidates at the session level may be left out of a section', async (t) => {
  const sdp = (session: string, section: string) =>
    `v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuv\r\n${session}a=fingerprint:sha-256 ${'AB:'.repeat(31)}AB\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=setup:actpass\r\na=rtcp-mux\r\n${section}`;
  const end = 'a=end-of-candidates\r\n';
  /** Applied with the line, and shown without it. */
  const verdict = async (session: string, section: string) => {
    const trace = await simulated([call(0, 'setRemoteDescription', { type: 'offer', sdp: sdp(session, section) })]);
    const other = 1 + Math.max(...trace.map((entry) => (entry.t === 'text' ? entry.n : 0)));
    const text: Entry = { t: 'text', n: other, s: sdp('', '') };
    const given = trace.findIndex((entry) => entry.t === 'call');
    const shown = trace.map((entry, at) =>
      at <= given || entry.t !== 'snap'
        ? entry
        : JSON.parse(JSON.stringify(entry).replace(/"text":\d+/g, `"text":${other}`)),
    );
    return verdictOf(shown.toSpliced(given, 0, text))[0];
  };
  t.not(await verdict(end, ''), 'diverges');
  t.is(await verdict('', end), 'diverges');
});

test('how many encodings can be sent may differ for audio and video', async (t) => {
  const sendEncodings = [{ rid: 'a' }, { rid: 'b' }];
  const script: Script = [
    call(0, 'addTransceiver', 'video', { sendEncodings }),
    call(0, 'addTransceiver', 'audio', { sendEncodings }),
    call(0, 'createOffer'),
  ];
  const limit = (of: string) => (of === 'audio' ? 1 : 2);
  const trace = await record(script, (site, _options, _connection, about) =>
    site === 'encodings.maximal' ? limit((about as { readonly kind: string }).kind) : undefined,
  );
  const offer = trace.findLast((entry) => entry.t === 'text');
  t.is(offer?.t === 'text' ? offer.s.split('a=simulcast:').length : 0, 2);
  t.deepEqual(verdictOf(trace), ['conforms']);
});

test('whether the sender of a stopped transceiver is on the connection is open for getStats', async (t) => {
  const track = { $: 'track', kind: 'audio', index: 0 } as const;
  const script: Script = [
    call(0, 'addTransceiver', 'audio'),
    call(1, 'addTrack', track),
    call(0, 'setLocalDescription'),
    call(1, 'setRemoteDescription', { $: 'local', pc: 0 }),
    call(1, 'setLocalDescription'),
    call(0, 'setRemoteDescription', { $: 'local', pc: 1 }),
    settle,
    { transceiver: 0, call: 'stop', args: [] },
    call(0, 'setLocalDescription'),
    call(1, 'setRemoteDescription', { $: 'local', pc: 0 }),
    call(1, 'getStats', track),
  ];
  const verdicts = await Promise.all(
    [true, false].map(async (isOne) => {
      const trace = await record(script, (site) => (site === 'getStats.stopped' ? isOne : undefined));
      return [trace.findLast(({ t: kind }) => kind === 'resolve' || kind === 'reject')?.t, verdictOf(trace)[0]];
    }),
  );
  t.deepEqual(verdicts, [
    ['resolve', 'conforms'],
    ['reject', 'permitted-variance'],
  ]);
});
