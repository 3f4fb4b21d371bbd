import * as fc from 'fast-check';
import type { Command, Edit, Script, Value } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, onTransceiver, setDirection, take } from '../arbitraries/commands';
import { codecPreferences } from '../arbitraries/parameters';
import { result } from '../arbitraries/references';
import { addWithEncodings, codec, getCapabilities, getParameters, onReceiver } from '../arbitraries/rtp';
import { directions, junk, kinds } from '../arbitraries/values';
import { type Property, property } from '../property';

type Kind = 'audio' | 'video';
const bothKinds: readonly Kind[] = ['audio', 'video'];
const sides = ['RTCRtpSender', 'RTCRtpReceiver'] as const;

const capabilities = property('codecs', 'capabilities', {
  title:
    'getCapabilities tells codecs and header extensions of the two kinds, each codec once, and null of anything else',
  checks: [
    'RTCRtpSender.getCapabilities/2',
    'RTCRtpSender.getCapabilities/3',
    'RTCRtpReceiver.getCapabilities/2',
    'RTCRtpReceiver.getCapabilities/3',
    'webidl/conversion',
  ],
  cases: sides.flatMap((side) => [
    ...(['audio', 'video', 'text', '', 'Audio', null] as Value[]).map((kind) => [getCapabilities(side, kind)]),
    [getCapabilities(side)],
  ]),
  script: fc.tuple(fc.constantFrom(...sides), junk).map(([side, kind]) => [getCapabilities(side, kind)]),
});

/** Both lists are asked for, so that it is known what the implementation can do. */
const known = (kind: Kind): Script => [getCapabilities('RTCRtpReceiver', kind), getCapabilities('RTCRtpSender', kind)];
const prefer = (...codecs: Value[]): Command => onTransceiver(0, 'setCodecPreferences', codecs);

/** Changes of a codec after which it is another one, or none. */
const spoilers: readonly Edit[] = [
  { at: ['clockRate'], to: 12_345 },
  { at: ['channels'], to: 9 },
  { at: ['channels'] },
  { at: ['mimeType'], to: 'video/nothing' },
  { at: ['mimeType'], to: 'text/plain' },
  { at: ['sdpFmtpLine'], to: 'x=1' },
  { at: ['sdpFmtpLine'] },
];

/** Codecs of audio whose parameters are no pairs, or the same in another order. */
const spelled: readonly Value[] = [
  codec(0, { at: ['sdpFmtpLine'], to: 'useinbandfec=1;minptime=10' }),
  codec(0, { at: ['sdpFmtpLine'], to: 'minptime=20;useinbandfec=1' }),
  codec(1, { at: ['sdpFmtpLine'], to: '112/112' }),
  codec(1, { at: ['sdpFmtpLine'], to: '111/111' }),
];

const preferences = property('codecs', 'preferences', {
  title:
    'setCodecPreferences takes codecs of the capabilities, each once, with one for media among them; an empty list takes them back',
  checks: [
    'RTCRtpTransceiver.setCodecPreferences/3',
    'RTCRtpTransceiver.setCodecPreferences/4',
    'RTCRtpTransceiver.setCodecPreferences/7.1',
    'RTCRtpTransceiver.setCodecPreferences/8',
    'RTCRtpTransceiver.setCodecPreferences/9',
    'codec-dictionary-match/1',
    'codec-dictionary-match/2',
    'codec-dictionary-match/3',
    'codec-dictionary-match/4',
    'codec-dictionary-match/5.1',
    'codec-dictionary-match/5.3',
    'codec-dictionary-match/5.4',
  ],
  cases: (['audio', 'video', 'spelled'] as const).flatMap((which) => {
    const kind = which === 'video' ? 'video' : 'audio';
    const begin = [...known(kind), call(0, 'addTransceiver', kind)];
    if (which === 'spelled') return spelled.map((one) => [...begin, prefer(codec(3), one)]);
    return [
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((index) => [...begin, prefer(codec(index)), call(0, 'createOffer')]),
      ...spoilers.map((edit) => [...begin, prefer(codec(0, edit))]),
      ...spoilers.map((edit) => [...begin, prefer(codec(2, edit))]),
      [
        ...begin,
        onTransceiver(0, 'setCodecPreferences', result('getCapabilities', ['codecs'])),
        call(0, 'createOffer'),
      ],
      [...begin, prefer(codec(0)), prefer(), call(0, 'createOffer')],
      [...begin, prefer(codec(0), codec(0)), call(0, 'createOffer')],
      [...begin, prefer(codec(0), codec(2, { at: ['mimeType'], to: 'VIDEO/vp9' }))],
      [...begin, prefer({ mimeType: `${kind}/rtx`, clockRate: 90_000 })],
      [
        ...begin,
        prefer({ mimeType: `${kind}/red`, clockRate: 90_000 }, { mimeType: `${kind}/ulpfec`, clockRate: 90_000 }),
      ],
      [...begin, call(0, 'close'), prefer(codec(0))],
      [...begin, onTransceiver(0, 'stop'), prefer(codec(0))],
    ];
  }),
  script: fc
    .tuple(kinds, codecPreferences, fc.boolean())
    .map(([kind, list, offers]) => [
      ...known(kind),
      call(0, 'addTransceiver', kind),
      ...list,
      ...(offers ? [call(0, 'createOffer')] : []),
    ]),
});

const lists = fc
  .array(fc.nat(12), { minLength: 1, maxLength: 4 })
  .map((list) => prefer(...list.map((index) => codec(index))));

const negotiation = property('codecs', 'negotiation', {
  title:
    'offers and answers have the preferred codecs in their order, as far as the direction can use them, until others are preferred',
  checks: [
    'final-steps-to-create-an-offer/3.2.3',
    'final-steps-to-create-an-offer/3.2.4',
    'final-steps-to-create-an-answer/3.1.2',
    'final-steps-to-create-an-answer/3.1.3',
    'RTCRtpTransceiver.setCodecPreferences/9',
  ],
  script: kinds.chain((kind) =>
    fc
      .tuple(lists, directions, fc.boolean(), fc.option(lists, { nil: undefined }))
      .map(([list, direction, answers, again]): Script => {
        const exchange: Script = [...offer(0), take(1), ...answer(1), take(0)];
        return [
          ...known(kind),
          call(answers ? 1 : 0, 'addTransceiver', kind),
          ...(answers ? negotiate(1) : []),
          list,
          setDirection(0, direction),
          ...(answers ? [] : exchange),
          ...(again ? [again, ...exchange] : exchange),
          getParameters(0),
          onReceiver(0, 'getParameters'),
        ];
      }),
  ),
});

const encodingCodecs = property('codecs', 'encodings', {
  title: 'an encoding of addTransceiver takes a codec that can be sent, and no other',
  checks: [
    'RTCPeerConnection.addTransceiver/8.3',
    'RTCPeerConnection.addTransceiver/8.4',
    'codec-dictionary-match/5.4',
  ],
  cases: bothKinds.flatMap((kind) => [
    ...[0, 2, 3, 5].map((index) => [
      ...known(kind),
      addWithEncodings(0, kind, [{ codec: codec(index) }]),
      getParameters(0),
    ]),
    ...spoilers.map((edit) => [...known(kind), addWithEncodings(0, kind, [{ codec: codec(2, edit) }])]),
    [...known('audio'), ...known('video'), addWithEncodings(0, 'audio', [{ codec: codec(0) }])],
    [...known(kind), addWithEncodings(0, kind, [{ codec: {} }])],
    [...known(kind), addWithEncodings(0, kind, [{ codec: { mimeType: 'video/VP8' } }])],
    [...known(kind), addWithEncodings(0, kind, [{ codec: codec(0) }]), ...negotiate(0), getParameters(0)],
  ]),
  script: fc
    .tuple(
      fc.constantFrom(...bothKinds),
      fc.nat(12),
      fc.option(fc.constantFrom(...spoilers), { nil: undefined }),
      fc.boolean(),
    )
    .map(([kind, index, edit, negotiates]) => [
      ...known(kind),
      addWithEncodings(0, kind, [{ codec: edit ? codec(index, edit) : codec(index) }]),
      ...(negotiates ? negotiate(0) : []),
      getParameters(0),
    ]),
});

export const codecs: readonly Property[] = [capabilities, preferences, negotiation, encodingCodecs];
