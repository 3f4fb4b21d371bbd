import test from 'ava';
import fc from 'fast-check';
import { checkSemantics, type SemanticContext } from './semantics';
import { recorded, sdpOf, wellFormed } from './testing/recorded';
import { viewDescription } from './view';

type Edit = readonly [find: string | RegExp, put: string];

const edited = (sdp: string, edits: readonly Edit[]): string =>
  edits.reduce((text, [find, put]) => {
    const result = text.replace(find, put);
    if (result === text) throw new Error(`${find} is not there`);
    return result;
  }, sdp);

const found = (sdp: string, context: SemanticContext): string[] =>
  checkSemantics(viewDescription(sdp), context).map(
    ({ kind, section, open, anyError }) => `${kind} ${section} ${open ? 'open' : anyError ? 'any error' : 'certain'}`,
  );

const remoteOffer: SemanticContext = { type: 'offer', remote: true };
const ufrag = 'a=ice-ufrag:abcd';
const pwd = 'a=ice-pwd:abcdefghijklmnopqrstuv';
const alone: Edit = ['a=group:BUNDLE 0 1 2\r\n', ''];
const offer = sdpOf('chromium-offer');
const answer = sdpOf('chromium-answer');

const offers: Record<string, [edits: readonly Edit[], problems: readonly string[]]> = {
  'well-formed': [[], []],
  'no ufrag': [[[`${ufrag}\r\n`, '']], ['ice-credentials 0 any error']],
  'no pwd': [[[`${pwd}\r\n`, '']], ['ice-credentials 0 any error']],
  'ufrag of 3': [[[ufrag, 'a=ice-ufrag:abc']], ['ice-credentials 0 any error']],
  'ufrag of 256': [[[ufrag, `a=ice-ufrag:${'a'.repeat(256)}`]], []],
  'ufrag of 257': [[[ufrag, `a=ice-ufrag:${'a'.repeat(257)}`]], ['ice-credentials 0 any error']],
  'pwd of 21': [[[pwd, 'a=ice-pwd:abcdefghijklmnopqrstu']], ['ice-credentials 0 any error']],
  'pwd of 257': [[[pwd, `a=ice-pwd:${'a'.repeat(257)}`]], ['ice-credentials 0 any error']],
  'no fingerprint': [[[/a=fingerprint.*\r\n/, ''], alone], [0, 1, 2].map((n) => `fingerprint ${n} any error`)],
  'no setup': [[['a=setup:actpass\r\n', '']], ['setup 0 open']],
  'setup holdconn': [[['a=setup:actpass', 'a=setup:holdconn']], ['setup 0 any error']],
  'no rtcp-mux': [[['a=rtcp-mux\r\n', '']], ['rtcp-mux 0 certain']],
  'rtcp-mux-only': [[['a=rtcp-mux\r\n', 'a=rtcp-mux-only\r\n']], ['rtcp-mux 0 certain', 'rtcp-mux-only 0 any error']],
  'rtcp-mux first of all': [
    [
      ['a=mid:1', 'a=mid:0'],
      ['a=group:BUNDLE 0 1 2', 'a=group:BUNDLE 0 2'],
      ['a=rtcp-mux\r\n', ''],
    ],
    ['rtcp-mux 0 certain', 'mid 1 any error'],
  ],
  'duplicate mid': [
    [
      ['a=mid:1', 'a=mid:0'],
      ['a=group:BUNDLE 0 1 2', 'a=group:BUNDLE 0 2'],
    ],
    ['mid 1 any error'],
  ],
  'bundled mid without a section': [[['BUNDLE 0 1 2', 'BUNDLE 0 1 2 x']], ['bundle null open']],
  'mid bundled twice': [[['BUNDLE 0 1 2', 'BUNDLE 0 1 2\r\na=group:BUNDLE 2']], ['bundle null any error']],
  'credentials missing in a bundled section of a first offer': [
    [[/(a=mid:1.*?)a=ice-ufrag:abcd\r\n/s, '$1']],
    ['ice-credentials 1 open'],
  ],
  'bundle-only section without a transport': [
    [
      ['m=video 9', 'm=video 0'],
      [/(a=mid:1\r\n.*?)a=ice-ufrag.*?a=setup:actpass\r\na=rtcp-mux\r\n/s, '$1a=bundle-only\r\n'],
    ],
    ['rtcp-mux 1 open'],
  ],
  'bundle-only section with nothing but a=rtcp-mux': [
    [
      ['m=video 9', 'm=video 0'],
      [/(a=mid:1\r\n.*?)a=ice-ufrag.*?a=setup:actpass\r\n/s, '$1a=bundle-only\r\n'],
    ],
    [],
  ],
  'rejected section without anything': [
    [
      ['m=video 9', 'm=video 0'],
      [/(a=mid:1\r\n.*?)a=ice-ufrag.*?a=setup:actpass\r\na=rtcp-mux\r\n/s, '$1'],
    ],
    [],
  ],
  'simulcast of an unknown rid': [[['send l;~h', 'send l;x']], ['simulcast 1 any error']],
  'simulcast of an unknown rid in a section of data': [
    [['a=mid:2', 'a=mid:2\r\na=simulcast:send x']],
    ['simulcast 2 open'],
  ],
  'rtx for a format that is not there': [
    [['a=rtcp-mux\r\n', 'a=rtcp-mux\r\na=rtpmap:35 rtx/90000\r\na=fmtp:35 apt=34\r\n']],
    ['rtx 0 any error'],
  ],
  'dynamic payload type without a=rtpmap': [[[/(m=audio .*)\r\n/, '$1 99\r\n']], ['formats 0 open']],
  'no sctp-port': [[['a=sctp-port:5000\r\n', '']], ['sctp-port 2 any error']],
  crypto: [[['a=mid:0', 'a=mid:0\r\na=crypto:1 X inline:y']], ['prohibited 0 open']],
};
for (const [title, [edits, problems]] of Object.entries(offers))
  test(`remote offer: ${title}`, (t) => {
    t.deepEqual(found(edited(wellFormed, edits), remoteOffer), problems);
  });

const answers: Record<string, [edits: readonly Edit[], problems: readonly string[], offered?: readonly Edit[]]> = {
  'as it was created': [[], []],
  'a section less': [
    [
      [/m=application.*/s, ''],
      ['BUNDLE 0 1 2', 'BUNDLE 0 1'],
    ],
    ['section-count null any error'],
  ],
  'a section more': [[[/$/, 'm=audio 0 UDP/TLS/RTP/SAVPF 0\r\n']], ['section-count null any error']],
  'other kind': [[['m=video', 'm=audio']], ['section-kind 1 any error']],
  'other protocol': [[['UDP/TLS/RTP/SAVPF', 'RTP/SAVPF']], ['section-protocol 0 any error']],
  'other mid': [
    [
      ['a=mid:1', 'a=mid:9'],
      ['BUNDLE 0 1 2', 'BUNDLE 0 2'],
    ],
    ['section-mid 1 any error'],
  ],
  'no mid': [
    [
      ['a=mid:1\r\n', ''],
      ['BUNDLE 0 1 2', 'BUNDLE 0 2'],
    ],
    ['section-mid 1 open'],
  ],
  actpass: [[['a=setup:active', 'a=setup:actpass']], ['setup 0 any error']],
  'active to active': [[], ['setup 0 any error'], [['a=setup:actpass', 'a=setup:active']]],
  'accepts a rejected section': [[], ['section-revived 1 any error'], [['m=video 9', 'm=video 0']]],
  'rejects a section': [[['m=video 9', 'm=video 0']], []],
  'bundles what was not offered so': [[], ['bundle null any error'], [['BUNDLE 0 1 2', 'BUNDLE 0 1']]],
  'feedback that was not offered': [
    [['a=rtcp-mux\r\n', 'a=rtcp-mux\r\na=rtcp-fb:* ccm none\r\n']],
    ['feedback 0 open'],
  ],
  'no format of the offer': [[[/m=audio.*/, 'm=audio 9 UDP/TLS/RTP/SAVPF 77']], ['formats 0 open']],
};
for (const [title, [edits, problems, offered = []]] of Object.entries(answers))
  for (const type of ['answer', 'pranswer'] as const)
    test(`remote ${type}: ${title}`, (t) => {
      const context = { type, remote: true, offer: viewDescription(edited(offer, offered)) };
      t.deepEqual(found(edited(answer, edits), context), problems);
    });

test('an answer sends only what the offer receives, and the other way round', (t) => {
  const flows = { sendrecv: [1, 1], sendonly: [1, 0], recvonly: [0, 1], inactive: [0, 0] } as const;
  const directions = fc.constantFrom(...(Object.keys(flows) as (keyof typeof flows)[]));
  fc.assert(
    fc.property(directions, directions, (offered, answered) => {
      const offering = viewDescription(offer.replace('a=sendrecv', `a=${offered}`));
      const [sends, receives] = flows[answered];
      const fits = sends <= flows[offered][1] && receives <= flows[offered][0];
      const problems = found(answer.replace('a=sendrecv', `a=${answered}`), {
        type: 'answer',
        remote: true,
        offer: offering,
      });
      t.deepEqual(problems, fits ? [] : ['direction 0 any error']);
    }),
  );
});

const continued: Record<string, [edits: readonly Edit[], problems: readonly string[], role?: 'active' | 'passive']> = {
  'the same': [[], []],
  'the same role': [[], [], 'active'],
  'the other role': [[], ['association 0 any error'], 'passive'],
  'the other role, not bundled': [
    [alone],
    ['association 0 any error', 'association 1 any error', 'association 2 any error'],
    'passive',
  ],
  'the other role in a section that another one carries': [
    [[/(a=mid:1.*?a=setup:)active/s, '$1passive']],
    [],
    'active',
  ],
  'another certificate': [[[/(a=fingerprint:sha-256 )../g, '$1FF']], ['association 0 any error']],
  'another certificate, not bundled': [
    [alone, [/(a=fingerprint:sha-256 )../g, '$1FF']],
    ['association 0 any error', 'association 1 any error', 'association 2 any error'],
  ],
  'another certificate and new credentials': [
    [
      [/(a=fingerprint:sha-256 )../g, '$1FF'],
      [/a=ice-ufrag:.*/g, 'a=ice-ufrag:other'],
    ],
    [],
  ],
};
for (const [title, [edits, problems, role = null]] of Object.entries(continued))
  test(`later answer: ${title}`, (t) => {
    const context = {
      type: 'answer',
      remote: true,
      previous: viewDescription(answer),
      role: () => role,
      begun: true,
    } as const;
    t.deepEqual(found(edited(answer, edits), context), problems);
  });

test('another certificate asks for a restart once there is an association; before, it is open', (t) => {
  const context = { type: 'answer', remote: true, previous: viewDescription(answer), begun: false } as const;
  t.deepEqual(found(edited(answer, [[/(a=fingerprint:sha-256 )../g, '$1FF']]), context), ['association 0 open']);
});

const previous = viewDescription(wellFormed);
const subsequent: Record<string, [edits: readonly Edit[], problems: readonly string[]]> = {
  'the same again': [[], []],
  'a section more': [[[/$/, 'm=audio 0 UDP/TLS/RTP/SAVPF 0\r\n']], []],
  'a section less': [
    [
      [/m=application.*/s, ''],
      ['BUNDLE 0 1 2', 'BUNDLE 0 1'],
    ],
    ['section-count null any error'],
  ],
  'other kind': [[['m=audio', 'm=video']], ['section-kind 0 open']],
  'other mid': [
    [
      ['a=mid:1', 'a=mid:9'],
      ['BUNDLE 0 1 2', 'BUNDLE 0 9 2'],
    ],
    ['section-renamed 1 open'],
  ],
  'no mid': [
    [
      ['a=mid:1\r\n', ''],
      ['BUNDLE 0 1 2', 'BUNDLE 0 2'],
    ],
    ['section-mid 1 open'],
  ],
  'no transport in a bundled section': [[[/(a=mid:1\r\n.*?)a=ice-ufrag.*?a=setup:actpass\r\n/s, '$1']], []],
};
for (const [title, [edits, problems]] of Object.entries(subsequent))
  test(`subsequent offer: ${title}`, (t) => {
    t.deepEqual(found(edited(wellFormed, edits), { ...remoteOffer, previous }), problems);
  });

test('what an offer says of the transport of a section that another one carries is open, if that was so before', (t) => {
  const named = (index: number, id: string, edits: readonly Edit[] = []) =>
    edited(wellFormed.replace(/a=tls-id:.*\r\n/g, ''), [
      [`a=mid:${index}`, `a=mid:${index}\r\na=tls-id:abcdefghijklmnopqrst${id}`],
      ...edits,
    ]);
  const after = (before: string, now: string) =>
    found(now, { ...remoteOffer, begun: true, previous: viewDescription(before) });
  t.deepEqual(after(named(0, 'x'), named(0, 'x')), []);
  t.deepEqual(after(named(0, 'x'), named(0, 'y')), ['association 0 any error']);
  t.deepEqual(after(named(1, 'x'), named(1, 'y')), ['association 1 open']);
  t.deepEqual(after(named(1, 'x', [alone]), named(1, 'y')), ['association 1 any error']);
  t.deepEqual(after(named(1, 'x', [alone]), named(1, 'y', [alone])), ['association 1 any error']);
});

test('a rejected section may be recycled with another kind and mid', (t) => {
  const before = viewDescription(wellFormed.replace('m=audio 9', 'm=audio 0').replace('BUNDLE 0 1 2', 'BUNDLE 1 2'));
  const recycled = edited(wellFormed, [
    ['m=audio', 'm=video'],
    ['a=mid:0', 'a=mid:new'],
    ['BUNDLE 0 1 2', 'BUNDLE 1 2 new'],
  ]);
  t.deepEqual(found(recycled, { ...remoteOffer, previous: before }), []);
});

test('rtcp-mux is not asked for where the policy is not to', (t) => {
  t.deepEqual(found(wellFormed.replace('a=rtcp-mux\r\n', ''), { ...remoteOffer, requireRtcpMux: false }), []);
});

for (const { name, sdp, type } of recorded)
  test(`recorded: ${name} has no problem`, (t) => {
    t.deepEqual(checkSemantics(viewDescription(sdp), { type, remote: true }), []);
  });

for (const name of ['chromium', 'wrtc'])
  test(`recorded: the exchanges of ${name} have no problem`, (t) => {
    const view = (of: string) => viewDescription(sdpOf(`${name}-${of}`));
    const first = { type: 'answer', remote: true, offer: view('offer') } as const;
    t.deepEqual(checkSemantics(view('answer'), first), []);
    t.deepEqual(checkSemantics(view('reoffer-stopped'), { ...remoteOffer, previous: view('local-gathered') }), []);
    t.deepEqual(checkSemantics(view('reanswer-rejected'), { ...first, offer: view('reoffer-stopped') }), []);
    t.deepEqual(
      checkSemantics(view('reoffer-recycled-restart'), { ...remoteOffer, previous: view('reoffer-stopped') }),
      [],
    );
    t.deepEqual(checkSemantics(view('answer-simulcast'), { ...first, offer: view('offer-simulcast') }), []);
  });

test('an answer has new ICE credentials where the offer restarts ICE, and only there', (t) => {
  const restarted = (sdp: string) => sdp.replaceAll('a=ice-ufrag:', 'a=ice-ufrag:new');
  const problems = (asks: boolean, answers: boolean) =>
    found(answers ? restarted(answer) : answer, {
      type: 'answer',
      remote: true,
      offer: viewDescription(asks ? restarted(offer) : offer),
      offeredBefore: viewDescription(offer),
      previous: viewDescription(answer),
    }).filter((one) => one.startsWith('ice-credentials'));
  t.deepEqual(problems(true, true), []);
  t.deepEqual(problems(false, false), []);
  t.true(problems(true, false).length > 0);
  t.deepEqual(problems(false, true), problems(true, false));
  t.true(problems(true, false).every((one) => one.endsWith('any error')));
});

test('a section that either side rejected may be another one in the next offer', (t) => {
  const renamed = edited(offer, [
    ['a=mid:0', 'a=mid:x'],
    ['BUNDLE 0', 'BUNDLE x'],
  ]);
  const context: SemanticContext = { ...remoteOffer, previous: viewDescription(offer) };
  t.deepEqual(found(renamed, context), ['section-renamed 0 open']);
  t.deepEqual(found(renamed, { ...context, retired: (index) => index === 1 }), ['section-renamed 0 open']);
  t.deepEqual(found(renamed, { ...context, retired: (index) => index === 0 }), []);
});
