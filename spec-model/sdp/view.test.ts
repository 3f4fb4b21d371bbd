import test from 'ava';
import fc from 'fast-check';
import { malformed, recorded, sdpOf, wellFormed } from './testing/recorded';
import { skeletons } from './testing/skeleton';
import { viewDescription } from './view';
import { writeDescription } from './writer';

test('a description of Chromium', (t) => {
  const view = viewDescription(sdpOf('chromium-local-gathered'));
  t.deepEqual(view.bundle, [['0', '1', '2']]);
  t.deepEqual(view.iceOptions, ['trickle']);
  t.deepEqual(
    view.sections.map(({ kind, mid, direction, isData, endOfCandidates, rejected }) => ({
      kind,
      mid,
      direction,
      isData,
      endOfCandidates,
      rejected,
    })),
    [
      { kind: 'audio', mid: '0', direction: 'sendrecv', isData: false, endOfCandidates: false, rejected: false },
      { kind: 'video', mid: '1', direction: 'sendrecv', isData: false, endOfCandidates: false, rejected: false },
      { kind: 'application', mid: '2', direction: 'sendrecv', isData: true, endOfCandidates: false, rejected: false },
    ],
  );
  t.like(view.sections[0]?.codecs[0], { payloadType: 111, name: 'opus', clockRate: 48000, channels: 2 });
  t.true(view.sections[0]!.candidates.every((candidate) => candidate.startsWith('candidate:')));
});

test('simulcast, with rids that look like numbers', (t) => {
  const sdp = wellFormed.replace('a=rid:l send', 'a=rid:0 send').replace('send l;~h', 'send 0 recv 1,2;3');
  const { rids, simulcast } = viewDescription(sdp).sections[1]!;
  t.deepEqual(rids[0], { id: '0', direction: 'send' });
  t.deepEqual(simulcast, { send: [['0']], recv: [['1', '2'], ['3']] });
  t.deepEqual(viewDescription(sdp.replace('send 0 recv 1,2;3', 'send 1')).sections[1]?.simulcast?.send, [['1']]);
});

test('what the library would change is taken as written', (t) => {
  const sdp = wellFormed
    .replace('a=mid:0', 'a=mid:00')
    .replace('a=msid:stream-1 track-1', 'a=msid:1 2\r\na=msid:-')
    .replace('a=rtcp-mux\r\na=rtcp-rsize', 'a=rtcp-mux-only')
    .replace('a=sendrecv', 'a=sendonlyXYZ');
  const section = viewDescription(sdp).sections[0]!;
  t.like(section, { mid: '00', hasRtcpMux: false, hasRtcpMuxOnly: true, direction: 'sendrecv' });
  t.deepEqual(section.msids, [
    { stream: '1', track: '2' },
    { stream: '-', track: null },
  ]);
  t.deepEqual(viewDescription(sdp).iceOptions, ['trickle', 'ice2']);
});

test('a section takes from the session level what it does not say', (t) => {
  const sdp =
    'v=0\r\na=ice-ufrag:abcd\r\na=ice-pwd:x\r\na=setup:active\r\na=inactive\r\nm=audio 9 X 0\r\nm=video 0 X 0\r\na=ice-ufrag:own\r\n';
  const [first, second] = viewDescription(sdp).sections;
  t.like(first, { ufrag: 'abcd', pwd: 'x', setup: 'active', direction: 'inactive', rejected: false });
  t.like(second, { ufrag: 'own', pwd: 'x', rejected: true });
});

test('bundle-only with port 0 is not rejected', (t) => {
  const section = viewDescription(
    wellFormed.replace('m=video 9', 'm=video 0').replace('a=mid:1', 'a=mid:1\r\na=bundle-only'),
  ).sections[1];
  t.like(section, { port: 0, bundleOnly: true, rejected: false });
});

test('what is written is seen', (t) => {
  fc.assert(
    fc.property(skeletons, (skeleton) => {
      const view = viewDescription(writeDescription(skeleton));
      t.deepEqual(view.bundle, skeleton.bundle.length > 0 ? [skeleton.bundle] : []);
      t.deepEqual(view.iceOptions, skeleton.iceOptions);
      t.is(view.sections.length, skeleton.sections.length);
      for (const [index, section] of skeleton.sections.entries()) {
        const { rtcpMux, endOfCandidates = false, candidates = [], rids = [], ...same } = section;
        const seen = view.sections[index]!;
        t.like(seen, same);
        t.like(seen, { hasRtcpMux: rtcpMux, endOfCandidates, index, rejected: section.port === 0 });
        t.deepEqual([seen.candidates, seen.rids, seen.simulcast], [candidates, rids, section.simulcast ?? null]);
      }
    }),
  );
});

test('no text makes it throw', (t) => {
  const texts = [wellFormed, ...malformed.map(({ sdp }) => sdp), ...recorded.map(({ sdp }) => sdp)];
  const line = fc.tuple(
    fc.constantFrom(
      'a=simulcast:',
      'a=rtpmap:',
      'a=fmtp:',
      'a=rid:',
      'a=msid:',
      'm=',
      'a=group:BUNDLE',
      'a=mid:',
      'a=',
    ),
    fc.string({ unit: 'binary' }),
  );
  const spoiled = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(9), fc.string({ unit: 'binary' }))
    .map(([text, at, cut, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut));
  const lines = fc.array(line.map((parts) => parts.join(''))).map((all) => all.join('\r\n'));
  fc.assert(
    fc.property(fc.oneof(spoiled, lines, fc.string({ unit: 'binary' })), (text) => {
      const { sections } = viewDescription(text);
      t.deepEqual(
        sections.map(({ index }) => index),
        [...sections.keys()],
      );
    }),
    { numRuns: 1000 },
  );
});

test('the same text gives the same view, also after many others', (t) => {
  const first = viewDescription(wellFormed);
  t.is(viewDescription(wellFormed), first);
  for (let i = 0; i < 300; i++) viewDescription(`${wellFormed}a=x:${i}\r\n`);
  t.deepEqual(viewDescription(wellFormed), first);
});
