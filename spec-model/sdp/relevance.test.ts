import test from 'ava';
import { checkSyntax } from './reader';
import { checkSemantics, type SemanticContext } from './semantics';
import { sdpOf, wellFormed } from './testing/recorded';
import { viewDescription } from './view';

const inSection = (mid: number, line: string) =>
  checkSyntax(wellFormed.replace(`a=mid:${mid}\r\n`, `a=mid:${mid}\r\n${line}\r\n`));

const ofRtp = [
  'ssrc:4294967296 cname:x',
  'ssrc-group:FID one two',
  'rtpmap:111 opus',
  'fmtp:111',
  'msid:a b c',
  'rid:l both',
  'simulcast:send h send l',
  'rtcp-fb:111',
  'extmap:1/both urn:example:x',
  'imageattr:96 recv x=1920',
  'rtcp:70000',
  'rtcp-mux:yes',
  'ptime:-1',
  'maxptime:long',
  'sendrecv:yes',
];
for (const line of ofRtp)
  test(`a=${line}: refused in a section of RTP, arguable in one of data`, (t) => {
    t.like(inSection(0, `a=${line}`), { ok: false, line: 13 });
    t.false('open' in inSection(0, `a=${line}`));
    t.like(inSection(2, `a=${line}`), { ok: false, line: 48, open: true });
  });

for (const line of ['sctp-port:65536', 'max-message-size:-1'])
  test(`a=${line}: refused in a section of data, arguable in one of RTP`, (t) => {
    t.false('open' in inSection(2, `a=${line}`));
    t.like(inSection(0, `a=${line}`), { ok: false, line: 13, open: true });
  });

for (const line of ['mid:a/b', 'ice-ufrag:ab_d', 'candidate:1 one udp', 'setup:banana', 'end-of-candidates:1'])
  test(`a=${line}: refused in every section`, (t) => {
    for (const mid of [0, 1, 2]) {
      t.false(inSection(mid, `a=${line}`).ok);
      t.false('open' in inSection(mid, `a=${line}`));
    }
  });

test('a payload type that RTP has no room for is no matter of syntax in a=rtpmap, but no m= line may have it', (t) => {
  for (const mid of [0, 2]) t.like(inSection(mid, 'a=rtpmap:128 VP8/90000'), { ok: false, open: true });
  t.true(inSection(0, 'a=rtpmap:127 VP8/90000').ok);
  t.false('open' in checkSyntax(wellFormed.replace('SAVPF 111 0', 'SAVPF 111 128')));
});

test('two mids are arguable, in a section and at the session level', (t) => {
  const atSession = (...lines: string[]) =>
    checkSyntax(wellFormed.replace('t=0 0\r\n', `t=0 0\r\n${lines.map((line) => `a=${line}\r\n`).join('')}`));
  t.true(atSession('mid:0').ok);
  t.like(atSession('mid:0', 'mid:9'), { ok: false, line: 6, open: true });
  t.like(inSection(0, 'a=mid:9'), { ok: false, open: true });
});

type Numbers = readonly (readonly [id: number, name: string])[];
const before = sdpOf('chromium-offer');
const numbered = (sdp: string, numbers: Numbers) =>
  viewDescription(
    sdp
      .replace(/a=extmap:.*\r\n/g, '')
      .replace('a=mid:0\r\n', `a=mid:0\r\n${numbers.map(([id, name]) => `a=extmap:${id} urn:x:${name}\r\n`).join('')}`),
  );
const extensions = (later: string, numbers: Numbers, context: Omit<SemanticContext, 'remote'>) =>
  checkSemantics(numbered(later, numbers), { ...context, remote: true }).map(
    ({ kind, section, open }) => `${kind} ${section}${open ? ' open' : ''}`,
  );

const offered: Numbers = [
  [3, 'congestion'],
  [4, 'mid'],
  [4096, 'spare'],
];
const answers: readonly (readonly [title: string, answered: Numbers, problem: boolean])[] = [
  ['the same', offered.slice(0, 2), false],
  ['some of them', [[4, 'mid']], false],
  ['none', [], false],
  [
    'exchanged',
    [
      [3, 'mid'],
      [4, 'congestion'],
    ],
    true,
  ],
  ['another number for one that has one', [[5, 'mid']], true],
  ["another's number", [[3, 'new']], true],
  ['a number for one that has none yet', [[5, 'spare']], false],
  ["another's number for one that has none yet", [[3, 'spare']], true],
  ['one that was not offered', [[5, 'new']], false],
];
for (const [title, answered, wrong] of answers)
  test(`numbers of header extensions: ${title}`, (t) => {
    const problems = wrong ? ['extensions 0 open'] : [];
    const [type, offer] = ['answer', numbered(before, offered)] as const;
    t.deepEqual(extensions(sdpOf('chromium-answer'), answered, { type, offer }), problems);
    t.deepEqual(extensions(before, answered, { type: 'offer', previous: offer }), problems);
  });
