import * as fc from 'fast-check';
import type { Edit, Script, Value } from '../../spec-model/vocabulary';
import { call, negotiate, onTransceiver } from '../arbitraries/commands';
import { mostly, result } from '../arbitraries/references';
import { addWithEncodings, change, codec, getCapabilities, getParameters } from '../arbitraries/rtp';
import { property } from '../property';

const step = (number: string): string => `RTCRtpSender.setParameters/${number}`;

/** Changes that are allowed in any kind. */
const allowed: readonly Edit[] = [
  { at: ['encodings', 0, 'active'], to: false },
  { at: ['encodings', 0, 'maxBitrate'], to: 100_000 },
  { at: ['encodings', 0, 'maxBitrate'], to: 0 },
  { at: ['encodings', 0, 'maxFramerate'], to: 10 },
  { at: ['encodings', 0, 'maxFramerate'], to: 0 },
  { at: ['encodings', 0, 'scaleResolutionDownBy'], to: 2 },
  { at: ['encodings', 0, 'scaleResolutionDownBy'] },
];
/** Changes of what is read-only, of the number and of the order of encodings. */
const modifications: readonly Edit[] = [
  { at: ['transactionId'], to: 'another' },
  { at: ['encodings'], to: [] },
  { at: ['encodings', '+'], to: {} },
  { at: ['encodings', 0] },
  { at: ['encodings'], reverse: true },
  { at: ['encodings', 0, 'rid'], to: 'another' },
  { at: ['encodings', 0, 'rid'] },
  { at: ['codecs'], to: [] },
  { at: ['codecs'], reverse: true },
  { at: ['codecs', '+'], to: { payloadType: 1, mimeType: 'video/VP8', clockRate: 90_000 } },
  { at: ['codecs', 0, 'payloadType'], to: 1 },
  { at: ['headerExtensions'], to: [] },
  { at: ['headerExtensions', '+'], to: { uri: 'urn:x', id: 1 } },
  { at: ['headerExtensions', 0, 'id'], to: 14 },
  { at: ['rtcp', 'cname'], to: 'another' },
  { at: ['rtcp', 'reducedSize'], to: true },
  { at: ['encodings', 0, 'codec'], to: { mimeType: 'video/nothing', clockRate: 90_000 } },
];
/** Values that are out of range, for video. */
const outOfRange: readonly Edit[] = [
  { at: ['encodings', 0, 'scaleResolutionDownBy'], to: 0.5 },
  { at: ['encodings', 0, 'scaleResolutionDownBy'], to: -1 },
  { at: ['encodings', 0, 'maxFramerate'], to: -0.5 },
];
/** What no dictionary can have. */
const unconvertible: readonly Edit[] = [
  { at: ['transactionId'] },
  { at: ['encodings'] },
  { at: ['codecs'] },
  { at: ['rtcp'] },
  { at: ['encodings'], to: 1 },
  { at: ['encodings', 0], to: 'text' },
  { at: ['encodings', 0, 'maxFramerate'], to: { $: 'nan' } as Value },
  { at: ['encodings', 0, 'scaleResolutionDownBy'], to: { $: 'infinity' } as Value },
  { at: ['rtcp'], to: 1 },
];
const all: readonly Edit[] = [...allowed, ...modifications, ...outOfRange, ...unconvertible];

const layered = [{ rid: 'a' }, { rid: 'b' }];
const makers: readonly Script[] = [
  [call(0, 'addTransceiver', 'audio')],
  [call(0, 'addTransceiver', 'video')],
  [addWithEncodings(0, 'video', layered)],
  [call(0, 'addTransceiver', 'audio'), ...negotiate(0)],
  [call(0, 'addTransceiver', 'video'), ...negotiate(0)],
];

/** Each change alone; then any changes together, before and after a negotiation. */
export const validation = property('rtp-parameters', 'set-parameters', {
  title:
    'setParameters takes changes of encodings, and refuses what is read-only or out of range with the error that the text names first',
  checks: [
    ...['6.6a', '6.6b', '6.6c', '6.6d', '6.7', '6.8', '6.9', '6.10', '8.1.2', '8.1.3'].map(step),
    'webidl/conversion',
    'RTCRtpSender.getParameters/3b',
  ],
  cases: makers.flatMap((way, index) =>
    all
      .filter((_, at) => index < 3 || at % 2 === index % 2)
      .map((edit) => [...way, ...change(0, edit), getParameters(0)]),
  ),
  script: fc
    .tuple(fc.constantFrom(...makers), fc.array(fc.constantFrom(...all), { maxLength: 3 }))
    .map(([way, edits]) => [...way, ...change(0, ...edits), getParameters(0)]),
});

const codecs = (kind: 'audio' | 'video'): fc.Arbitrary<Value> =>
  mostly(
    4,
    fc
      .tuple(fc.nat(12), fc.boolean())
      .map(([index, negotiated]) => (negotiated ? result('getParameters', ['codecs', index]) : codec(index))),
    fc.constant<Value>({ mimeType: `${kind}/nothing`, clockRate: 1 }),
  );

const withCodec = (to: Value): Edit => ({ at: ['encodings', 0, 'codec'], to });
/** A transceiver that will negotiate one codec only. */
const preferring = (kind: 'audio' | 'video'): Script => [
  getCapabilities('RTCRtpReceiver', kind),
  getCapabilities('RTCRtpSender', kind),
  call(0, 'addTransceiver', kind),
  onTransceiver(0, 'setCodecPreferences', [codec(0)]),
];

export const encodingCodec = property('rtp-parameters', 'encoding-codec', {
  title: 'an encoding takes a codec that is negotiated, or implemented if none is; negotiation takes others away',
  checks: [
    ...['6.3', '6.4', '6.6d', '6.11'].map(step),
    'set-a-session-description/4.6.14.2.2',
    'set-a-session-description/4.6.14.2.2.1',
    'codec-dictionary-match/5.3',
  ],
  cases: [
    [...preferring('video'), ...negotiate(0), ...change(0, withCodec(codec(2))), getParameters(0)],
    [...preferring('audio'), ...negotiate(0), ...change(0, withCodec(codec(2))), getParameters(0)],
    [...preferring('video'), ...change(0, withCodec(codec(2))), ...negotiate(0), getParameters(0)],
    [...preferring('video'), ...change(0, withCodec(codec(0))), ...negotiate(0), getParameters(0)],
    ...['profile-id=1', 'profile-id=0;x=1', 'packetization-mode=0;profile-level-id=640c1f'].flatMap((line) =>
      [2, 4].map((index) => [
        getCapabilities('RTCRtpSender', 'video'),
        call(0, 'addTransceiver', 'video'),
        ...change(0, withCodec(codec(index, { at: ['sdpFmtpLine'], to: line }))),
      ]),
    ),
  ],
  script: fc
    .constantFrom<('audio' | 'video')[]>('audio', 'video')
    .chain((kind) =>
      fc
        .tuple(codecs(kind), fc.boolean(), fc.boolean())
        .map(([one, before, after]) => [
          getCapabilities('RTCRtpSender', kind),
          call(0, 'addTransceiver', kind),
          ...(before ? negotiate(0) : []),
          ...change(0, { at: ['encodings', 0, 'codec'], to: one }),
          ...(after ? negotiate(0) : []),
          getParameters(0),
        ]),
    ),
});
