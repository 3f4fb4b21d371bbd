import test from 'ava';
import fc from 'fast-check';
import { normalise, withCandidate, withEndOfCandidates } from './edit';
import { checkSyntax } from './reader';
import { recorded, sdpOf, wellFormed } from './testing/recorded';
import { host } from './testing/skeleton';
import { viewDescription } from './view';

const candidates = (sdp: string): number[] => viewDescription(sdp).sections.map((section) => section.candidates.length);
const ended = (sdp: string): boolean[] => viewDescription(sdp).sections.map((section) => section.endOfCandidates);

test('a candidate goes to the section with the index or the mid, or to every section', (t) => {
  const sdp = sdpOf('wrtc-offer');
  t.deepEqual(candidates(withCandidate(sdp, 1, host)), [0, 1, 0]);
  t.deepEqual(candidates(withCandidate(sdp, '2', host)), [0, 0, 1]);
  t.deepEqual(candidates(withCandidate(sdp, 'all', host)), [1, 1, 1]);
  t.is(viewDescription(withCandidate(sdp, 1, host)).sections[1]?.candidates[0], host);
  t.deepEqual(ended(withEndOfCandidates(sdp, '0')), [true, false, false]);
});

test('a section that is not there changes nothing', (t) => {
  for (const ref of [3, 'x', '']) t.is(withCandidate(wellFormed, ref, host), wellFormed);
  t.is(withCandidate('', 'all', host), '');
});

test('an "a=" and white space around a candidate are not doubled', (t) => {
  t.is(withCandidate(wellFormed, 0, `a=${host}\r\n`), withCandidate(wellFormed, 0, host));
});

test('a text that ends its lines with LF, or not at all, goes on as it was', (t) => {
  const lines = 'v=0\nm=audio 9 RTP/AVP 0\na=mid:0\n';
  t.is(withEndOfCandidates(lines, 'all'), `${lines}a=end-of-candidates\n`);
  t.is(withEndOfCandidates('v=0\r\nm=audio 9 RTP/AVP 0', 0), 'v=0\r\nm=audio 9 RTP/AVP 0\r\na=end-of-candidates\r\n');
  t.deepEqual(ended(withEndOfCandidates('m=audio 9 RTP/AVP 0\r\n', 0)), [true]);
});

test('a section is found where the view sees it', (t) => {
  const spoiled = fc
    .tuple(
      fc.constantFrom(wellFormed, ...recorded.map(({ sdp }) => sdp)),
      fc.nat(),
      fc.constantFrom('\r', '\n', 'm=', 'a=mid:', '\u2028m='),
    )
    .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice(at % text.length));
  fc.assert(
    fc.property(spoiled, (sdp) => {
      const before = viewDescription(sdp).sections;
      const after = viewDescription(withCandidate(sdp, 'all', host)).sections;
      t.deepEqual(
        after.map((section) => section.candidates.length),
        before.map((section) => section.candidates.length + 1),
      );
    }),
    { numRuns: 300 },
  );
});

test('normalised, a text with candidates is the text without', (t) => {
  for (const { sdp } of recorded) {
    const filled = withEndOfCandidates(withCandidate(sdp, 'all', host), 'all')
      .replaceAll(/^c=IN IP4 .*\r$/gm, 'c=IN IP6 2001:db8::1\r')
      .replaceAll(/^m=(\S+) 9 /gm, 'm=$1 50000 ');
    t.is(normalise(filled), normalise(sdp));
    t.deepEqual(checkSyntax(normalise(filled)), { ok: true });
  }
});

test('normalised, other differences stay', (t) => {
  t.not(normalise(wellFormed), normalise(wellFormed.replace('a=sendrecv', 'a=recvonly')));
  t.not(normalise(wellFormed), normalise(wellFormed.replace('m=audio 9', 'm=audio 0')));
  t.not(normalise(wellFormed), normalise(wellFormed.replace('a=rtcp-mux\r\na=rtcp-rsize\r\n', 'a=rtcp-rsize\r\n')));
});
