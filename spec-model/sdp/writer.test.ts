import { execFileSync } from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import { checkSyntax } from './reader';
import { checkSemantics } from './semantics';
import { fingerprint, host, skeletons } from './testing/skeleton';
import { viewDescription } from './view';
import { type DescriptionSkeleton, type SectionSkeleton, writeDescription } from './writer';

/** Sets each text as a remote offer, in order, each on a connection of its own; prints what became of it as JSON. */
const program = `
  const { RTCPeerConnection } = require('@roamhq/wrtc');
  const set = async (sdp) => {
    const connection = new RTCPeerConnection();
    const result = await connection.setRemoteDescription({ type: 'offer', sdp })
      .then(() => connection.createAnswer())
      .then(({ sdp }) => ({ answer: sdp }), (error) => ({ error: String(error) }));
    connection.close();
    return result;
  };
  let input = '';
  process.stdin.on('data', (data) => { input += data; }).on('end', async () => {
    const results = [];
    for (const sdp of JSON.parse(input)) results.push(await set(sdp));
    process.stdout.write(JSON.stringify(results), () => process.exit(0));
  });
`;

interface Result {
  readonly answer?: string;
  readonly error?: string;
}

const setInWrtc = (texts: readonly string[]): readonly Result[] =>
  JSON.parse(
    execFileSync(process.execPath, ['-e', program], {
      input: JSON.stringify(texts),
      timeout: 30_000,
      cwd: __dirname,
      encoding: 'utf8',
    }),
  );

const section = (more: Partial<SectionSkeleton>): SectionSkeleton => ({
  kind: 'audio',
  mid: '0',
  port: 9,
  direction: 'sendrecv',
  msids: [{ stream: 's', track: 't' }],
  ufrag: 'abcd',
  pwd: 'abcdefghijklmnopqrstuv',
  rtcpMux: true,
  ...more,
});

const offer = (sections: readonly SectionSkeleton[]): DescriptionSkeleton => ({
  sessionId: '1',
  version: '1',
  bundle: sections.flatMap(({ port, bundleOnly, mid }) => ((port > 0 || bundleOnly) && mid !== null ? [mid] : [])),
  fingerprint,
  setup: 'actpass',
  iceOptions: ['trickle', 'ice2'],
  sections,
});

/** libwebrtc refuses an a=msid line that names no track, which RFC 9429 has implementations write. */
const withTracks = (skeleton: DescriptionSkeleton): DescriptionSkeleton => ({
  ...skeleton,
  sections: skeleton.sections.map((one) => ({
    ...one,
    msids: one.msids.map(({ stream, track }) => ({ stream, track: track ?? 't' })),
  })),
});

const rids = ['l', 'h'].map((id) => ({ id, direction: 'send' }));
const offers: readonly DescriptionSkeleton[] = [
  offer([]),
  offer([
    section({ candidates: [host], endOfCandidates: true }),
    section({ kind: 'video', mid: 'v', direction: 'sendonly', msids: [{ stream: '-', track: null }] }),
    section({ kind: 'application', mid: 'd', msids: [], rtcpMux: false, sctpPort: 5000, maxMessageSize: 262144 }),
  ]),
  offer([section({}), section({ kind: 'video', mid: '1', port: 0, bundleOnly: true })]),
  offer([section({ kind: 'video', rids, simulcast: { send: [['l'], ['h']], recv: [] } })]),
  offer([section({ port: 0, msids: [] }), section({ mid: '1' })]),
];

test('what is written is well-formed', (t) => {
  fc.assert(
    fc.property(skeletons, (skeleton) => {
      const sdp = writeDescription(skeleton);
      t.deepEqual(checkSyntax(sdp), { ok: true });
      t.deepEqual(checkSemantics(viewDescription(sdp), { type: 'offer', remote: true }), []);
    }),
  );
  for (const skeleton of offers) t.deepEqual(checkSyntax(writeDescription(skeleton)), { ok: true });
});

test('@roamhq/wrtc accepts what is written, and its answers pass', (t) => {
  const written = [...fc.sample(skeletons, { seed: 1, numRuns: 15 }), ...offers].map((skeleton) =>
    writeDescription(withTracks(skeleton)),
  );
  for (const [index, { answer, error }] of setInWrtc(written).entries()) {
    t.is(error, undefined, written[index]);
    t.deepEqual(checkSyntax(answer!), { ok: true });
    t.deepEqual(
      checkSemantics(viewDescription(answer!), {
        type: 'answer',
        remote: true,
        offer: viewDescription(written[index]!),
      }),
      [],
    );
  }
});
