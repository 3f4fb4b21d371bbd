import test from 'ava';
import { sdpOf } from '../../spec-model/sdp/testing/recorded';
import type { Command, Entry, Script, Trace } from '../../spec-model/vocabulary';
import { call } from '../arbitraries/commands';
import { track } from '../arbitraries/values';
import { record, remote, verdictOf } from './choosing';

const refuses = (answer: boolean) => (site: string) => (site === 'description.error' ? answer : undefined);

const refused = ['permitted-variance', 'description.error'];

const isOutcome = ({ t }: Entry) => t === 'resolve' || t === 'reject';

/** With another outcome of the command that came last. */
const ending = (trace: Trace, outcome: (last: Entry & { readonly i: number }) => Entry): Trace => {
  const at = trace.findLastIndex(isOutcome);
  return trace.with(at, outcome(trace[at] as Entry & { readonly i: number }));
};
const failing = (name: string, kind: 'DOMException' | 'RTCError' = 'DOMException') => ({
  class: kind,
  name,
  message: '',
});

const offer = sdpOf('chromium-offer');

const bundleOnly = offer.replace(
  /m=video 9(.*?)a=ice-ufrag:.*?(a=mid:1\r\n.*?)a=rtcp-mux\r\n/s,
  'm=video 0$1$2a=bundle-only\r\n',
);
const defects: Record<string, Script> = {
  'two c= lines': [remote(offer.replace(/^c=.*\r\n/m, '$&$&'))],
  'a=simulcast without a=rid in a section of data': [
    remote(offer.replace('a=sctp-port:', 'a=simulcast:send x\r\na=sctp-port:')),
  ],
  'no a=rtcp-mux in a bundle-only section': [remote(bundleOnly)],
  'an offer that leaves a mid out': [
    remote(offer),
    remote(offer.replace('a=mid:1\r\n', '').replace('BUNDLE 0 1 2', 'BUNDLE 0 2')),
  ],
};
for (const [title, script] of Object.entries(defects))
  test(`accepted or refused: ${title}`, async (t) => {
    t.true(bundleOnly.includes('bundle-only') && !bundleOnly.includes('m=video 9'));
    const accepted = await record(script, refuses(false));
    const isRefused = await record(script, refuses(true));
    t.deepEqual(
      [accepted, isRefused].map((trace) => trace.findLast(isOutcome)?.t),
      ['resolve', 'reject'],
    );
    t.deepEqual(verdictOf(accepted), ['conforms']);
    t.deepEqual(verdictOf(isRefused), refused);
  });

test('refused for certain: the same defects where they are none of opinion', async (t) => {
  const certain = [
    [remote(offer.replace('m=application', 'a=simulcast:send x\r\nm=application'))],
    [remote(offer.replace('a=group:BUNDLE 0 1 2\r\n', '').replace(/(a=mid:1\r\n.*?)a=rtcp-mux\r\n/s, '$1'))],
  ];
  for (const script of certain) {
    const trace = await record(script, refuses(false));
    t.is(trace.findLast(isOutcome)?.t, 'reject');
    t.deepEqual(verdictOf(trace), ['conforms']);
    const accepted = ending(trace, ({ i }) => ({ t: 'resolve', i, v: { $: 'undefined' } }));
    t.is(verdictOf(accepted)[0], 'diverges');
  }
});

test('a section without a c= line is one of syntax before the missing a=rtcp-mux is looked for', async (t) => {
  const missing = offer.replace('a=rtcp-mux\r\n', '');
  const asSyntax = async (sdp: string) => {
    const trace = await record([remote(sdp)], refuses(false));
    t.deepEqual(verdictOf(trace), ['conforms']);
    return verdictOf(ending(trace, ({ i }) => ({ t: 'reject', i, e: failing('OperationError', 'RTCError') })));
  };
  t.deepEqual(await asSyntax(missing.replace(/^c=.*\r\n/m, '')), ['permitted-variance', '3096']);
  t.deepEqual(await asSyntax(missing), ['diverges']);
});

const answers: Record<string, readonly Command[]> = {
  createAnswer: [call(0, 'createAnswer')],
  setLocalDescription: [call(0, 'setLocalDescription')],
  'setLocalDescription after createAnswer': [
    call(0, 'createAnswer'),
    call(0, 'setLocalDescription', { $: 'description', index: 0 }),
  ],
};
for (const [title, commands] of Object.entries(answers))
  test(`a bundled mid without a section may be noticed by ${title}`, async (t) => {
    const last = commands.at(-1) as Command & { readonly call: string };
    const isAnswered: Parameters<typeof record>[1] = (site, _options, connection) =>
      site === 'description.error' &&
      connection?.pendingRemoteDescription !== null &&
      connection?.lastCreatedAnswer !== ''
        ? true
        : undefined;
    const isOffered: Parameters<typeof record>[1] = (site, _options, connection) =>
      site === 'description.error' ? connection?.pendingRemoteDescription !== null : undefined;
    const script = [remote(offer.replace('BUNDLE 0 1 2', 'BUNDLE 0 1 2 x')), ...commands];
    const late = await record(script, commands.length > 1 ? isAnswered : isOffered);
    t.is(late.findLast(isOutcome)?.t, 'reject', last.call);
    t.deepEqual(verdictOf(late), refused);
    t.deepEqual(verdictOf(await record(script, refuses(false))), ['conforms']);
    const fine = await record([remote(offer), ...commands], isOffered);
    t.deepEqual(verdictOf(fine), ['conforms']);
    const spoilt = ending(fine, ({ i }) => ({ t: 'reject', i, e: failing('OperationError') }));
    t.is(verdictOf(spoilt)[0], 'diverges');
  });

const others: Record<string, string> = {
  kind: offer.replace('m=audio', 'm=video'),
  mid: offer.replace('a=mid:1', 'a=mid:9').replace('BUNDLE 0 1 2', 'BUNDLE 0 9 2'),
};
for (const [what, other] of Object.entries(others))
  test(`a section that an offer gives another ${what}: refused, or nobody knows what becomes of it`, async (t) => {
    const script = [remote(offer), remote(other)];
    t.deepEqual(verdictOf(await record(script, refuses(true))), ['conforms']);
    const accepted = ending(await record(script, refuses(true)), ({ i }) => ({
      t: 'resolve',
      i,
      v: { $: 'undefined' },
    }));
    t.is(verdictOf(accepted)[0], 'inconclusive');
  });

const asking = (...rids: readonly string[]): Command =>
  call(1, 'setRemoteDescription', {
    $: 'local',
    pc: 0,
    edits: [
      {
        find: 'a=rtcp-mux\r\n',
        with: `a=rtcp-mux\r\n${rids.map((rid) => `a=rid:${rid} recv\r\n`).join('')}a=simulcast:recv ${rids.join(';')}\r\n`,
      },
    ],
  });

test('an answer that names none of several layers leaves the first, or the one that the offer asks for', async (t) => {
  const script = (...rids: readonly string[]): Script => [
    call(0, 'addTrack', track('video')),
    call(1, 'addTrack', track('video')),
    call(0, 'setLocalDescription'),
    asking('r0', 'r1', 'r2'),
    call(1, 'setLocalDescription'),
    call(0, 'setLocalDescription', { type: 'rollback' }),
    call(0, 'setLocalDescription'),
    asking(...rids),
    call(1, 'setLocalDescription'),
    { sender: 1, call: 'getParameters', args: [] },
  ];
  /** The second answer names no rid. */
  const leave = (wanted: string, ...rids: readonly string[]) => {
    let count = 0;
    return record(
      script(...rids),
      (site) => (site === 'answer.layer' ? wanted : undefined),
      (_connection, plan, text) =>
        plan.type === 'answer' && ++count > 1 ? text().replace(/a=(?:rid|simulcast):.*\r\n/g, '') : text(),
    );
  };
  const ridsOf = (trace: Trace) => JSON.stringify(trace).match(/"rid":"\w+"/g);
  const [first, asked] = [await leave('r0', 'r1'), await leave('r1', 'r1')];
  t.deepEqual([ridsOf(first), ridsOf(asked)], [['"rid":"r0"'], ['"rid":"r1"']]);
  t.deepEqual(verdictOf(first), ['conforms']);
  t.deepEqual(verdictOf(asked), ['permitted-variance', 'answer.layer']);
  const renamed = (trace: Trace) => JSON.parse(JSON.stringify(trace).replace(/"rid":"\w+"/, '"rid":"r2"')) as Trace;
  t.is(verdictOf(renamed(asked))[0], 'diverges');
  const several = await leave('r1', 'r1', 'r2');
  t.deepEqual(ridsOf(several), ['"rid":"r0"']);
});

test('a=setup is about a transport: a section has the role of the one that carried it', async (t) => {
  const exchange = (...edits: { find: string; with: string }[]): Script => [
    call(0, 'setLocalDescription'),
    call(1, 'setRemoteDescription', { $: 'local', pc: 0 }),
    call(1, 'setLocalDescription'),
    call(0, 'setRemoteDescription', { $: 'local', pc: 1, edits }),
  ];
  const last = async (own: string, now: string) => {
    const trace = await record(
      [
        call(0, 'addTransceiver', 'audio'),
        ...exchange(),
        call(0, 'addTransceiver', 'video'),
        ...exchange({ find: 'a=mid:1\r\n', with: `a=mid:1\r\na=setup:${own}\r\n` }),
        { transceiver: 0, call: 'stop', args: [] },
        ...exchange({ find: 'a=setup:active', with: `a=setup:${now}` }),
      ],
      refuses(true),
    );
    return [trace.findLast(isOutcome)?.t, verdictOf(trace)[0]];
  };
  t.deepEqual(await last('active', 'active'), ['resolve', 'conforms']);
  t.deepEqual(await last('passive', 'active'), ['resolve', 'conforms']);
  t.deepEqual(await last('active', 'passive'), ['reject', 'permitted-variance']);
});

const negotiated: Script = [
  call(0, 'addTransceiver', 'audio'),
  call(0, 'setLocalDescription'),
  call(1, 'setRemoteDescription', { $: 'local', pc: 0 }),
  call(1, 'setLocalDescription'),
  call(0, 'setRemoteDescription', { $: 'local', pc: 1 }),
  { wait: 'settle' },
];

const midsOfCandidates = (trace: Trace): string[] => {
  const events = trace.filter((entry) => entry.t === 'event' && entry.on === 'pc0');
  return [...new Set(events.flatMap((entry) => JSON.stringify(entry).match(/"sdpMid":"[^"]*"/g) ?? []))];
};

/** With another text of what was created last. */
const rewritten = (trace: Trace, edit: (sdp: string) => string): Trace => {
  const at = trace.findLastIndex((entry) => entry.t === 'text' && entry.s.startsWith('v=0'));
  const entry = trace[at];
  return entry?.t === 'text' ? trace.with(at, { ...entry, s: edit(entry.s) }) : trace;
};

test('a section that is added to a bundle gathers for itself, or shares what there is', async (t) => {
  const script: Script = [
    ...negotiated,
    call(0, 'addTransceiver', 'video'),
    call(0, 'setLocalDescription'),
    { wait: 'settle' },
    { of: { $: 'sender', index: 0 }, get: 'transport' },
    { of: { $: 'sender', index: 2 }, get: 'transport' },
  ];
  const withOwn = (sdp: string) =>
    sdp.replace(/(m=video.*?a=mid:1\r\n)/s, '$1a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuv\r\n');
  for (const apart of [true, false]) {
    const prefers = (site: string) => (site === 'bundle.added' ? apart : undefined);
    const trace = await record(script, prefers, (_connection, _plan, write) => withOwn(write()));
    t.deepEqual([verdictOf(trace)[0], midsOfCandidates(trace).length], ['conforms', apart ? 2 : 1]);
  }
});

test('a section that was to share the transport of another one leaves it with the offer that rejects that', async (t) => {
  const rejected = (gathers: boolean): Script => [
    { construct: 'RTCPeerConnection', pc: 0, args: [{ bundlePolicy: gathers ? 'balanced' : 'max-bundle' }] },
    call(0, 'addTransceiver', 'audio'),
    call(0, 'addTransceiver', 'audio'),
    call(0, 'setLocalDescription'),
    { wait: 'settle' },
    { transceiver: 0, call: 'stop', args: [] },
    call(0, 'setLocalDescription'),
    { wait: 'settle' },
  ];
  for (const balanced of [true, false]) {
    const trace = await record(rejected(balanced), () => undefined);
    t.is(verdictOf(trace)[0], 'conforms');
    t.is(midsOfCandidates(trace).length, 2);
  }
});

test('a section that shares a transport goes on with it in the next offer, whichever section leads by then', async (t) => {
  const trace = await record(
    [
      call(0, 'addTransceiver', 'video'),
      ...negotiated,
      { transceiver: 0, call: 'stop', args: [] },
      call(0, 'addTransceiver', 'video'),
      call(0, 'setLocalDescription'),
      call(0, 'setLocalDescription'),
      { wait: 'settle' },
      { of: { $: 'sender', index: 1 }, get: 'transport' },
      { of: { $: 'sender', index: 4 }, get: 'transport' },
    ],
    () => undefined,
  );
  t.is(verdictOf(trace)[0], 'conforms');
  const transports = trace.flatMap((entry) =>
    entry.t === 'return' && JSON.stringify(entry.v).includes('dtls') ? [entry.v] : [],
  );
  t.is(transports.length, 2);
  t.deepEqual(transports[0], transports[1]);
});

test('an answer names its association if the offer does', async (t) => {
  const withoutId = offer.replace(/a=tls-id:.*\r\n/g, '');
  const answerTo = (sdp: string) => record([remote(sdp), call(0, 'createAnswer')], () => undefined);
  const nameless = (trace: Trace) => rewritten(trace, (sdp) => sdp.replace(/a=tls-id:.*\r\n/g, ''));
  const withId = withoutId.replaceAll('a=setup:', 'a=tls-id:abcdefghijklmnopqrst\r\na=setup:');
  t.is(verdictOf(await answerTo(withoutId))[0], 'conforms');
  t.is(verdictOf(nameless(await answerTo(withoutId)))[0], 'conforms');
  t.is(verdictOf(await answerTo(withId))[0], 'conforms');
  t.is(verdictOf(nameless(await answerTo(withId)))[0], 'diverges');
});

test('until a restart is negotiated, an offer has any credentials but those that are replaced', async (t) => {
  const trace = await record(
    [
      ...negotiated,
      call(0, 'restartIce'),
      call(0, 'setLocalDescription'),
      call(0, 'createOffer', { iceRestart: true }),
      call(0, 'createOffer'),
    ],
    () => undefined,
  );
  t.is(verdictOf(trace)[0], 'conforms');
  const created = trace.flatMap((entry) => (entry.t === 'text' ? (/a=ice-ufrag:(.*)/.exec(entry.s)?.[1] ?? []) : []));
  const withUfrag = (ufrag: string) => rewritten(trace, (sdp) => sdp.replaceAll(created.at(-1) ?? '', ufrag));
  t.is(verdictOf(withUfrag('abcd'))[0], 'conforms');
  t.is(verdictOf(withUfrag(created[0] ?? ''))[0], 'diverges');
});
