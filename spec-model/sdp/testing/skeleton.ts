import fc from 'fast-check';
import type { DescriptionSkeleton, SectionSkeleton } from '../writer';

export const fingerprint =
  '0E:01:3A:1D:B6:59:7D:80:BE:84:E6:B1:D0:3A:F5:C0:51:EF:8B:AE:38:BE:07:D2:9D:F9:69:2F:D8:E9:60:4C';
export const host = 'candidate:1 1 udp 2122265343 192.0.2.1 46946 typ host generation 0';

const token = fc.stringMatching(/^[a-zA-Z0-9]{1,3}$/);
const section = fc.record({
  kind: fc.constantFrom('audio', 'video', 'application'),
  direction: fc.constantFrom('sendrecv', 'sendonly', 'recvonly', 'inactive'),
  streams: fc.oneof(fc.uniqueArray(token, { maxLength: 2 }), fc.constant<string[]>(['-'])),
  track: fc.option(token),
  rejected: fc.boolean(),
  candidates: fc.array(fc.constant(host), { maxLength: 2 }),
  endOfCandidates: fc.boolean(),
  simulcast: fc.boolean(),
});

type Choice = typeof section extends fc.Arbitrary<infer T> ? T : never;

const media = (choice: Choice) => ({
  direction: choice.direction as SectionSkeleton['direction'],
  // One section has one track.
  msids: choice.streams.map((stream) => ({ stream, track: choice.track })),
  rids: choice.simulcast ? ['l', '1', 'h_2'].map((id) => ({ id, direction: 'send' })) : [],
  ...(choice.simulcast ? { simulcast: { send: [['l'], ['1', 'h_2']], recv: [] } } : {}),
});

const toSection = (choice: Choice, index: number): SectionSkeleton => ({
  kind: choice.kind,
  mid: String(index),
  port: choice.rejected ? 0 : 9,
  rtcpMux: choice.kind !== 'application',
  ...(choice.kind === 'application' ? { direction: 'sendrecv' as const, msids: [] } : media(choice)),
  ...(choice.kind === 'application' ? { sctpPort: 5000, maxMessageSize: 262144 } : {}),
  ...(choice.rejected
    ? {}
    : {
        ufrag: 'abcd',
        pwd: 'abcdefghijklmnopqrstuv',
        candidates: choice.candidates,
        endOfCandidates: choice.endOfCandidates,
      }),
});

/** What a simulator may want to write. */
export const skeletons: fc.Arbitrary<DescriptionSkeleton> = fc.array(section, { maxLength: 5 }).map((choices) => {
  const sections = choices.map(toSection);
  return {
    sessionId: '4611731400430051336',
    version: 2,
    bundle: sections.flatMap(({ port, mid }) => (port > 0 && mid !== null ? [mid] : [])),
    fingerprint,
    setup: 'actpass',
    iceOptions: ['trickle', 'ice2'],
    sections,
  };
});
