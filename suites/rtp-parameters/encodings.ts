import * as fc from 'fast-check';
import type { Value } from '../../spec-model/vocabulary';
import { call } from '../arbitraries/commands';
import { sendEncodings } from '../arbitraries/parameters';
import { addWithEncodings, getParameters, goodEncoding, layers } from '../arbitraries/rtp';
import { kinds, track } from '../arbitraries/values';
import { property } from '../property';

const step = (number: string): string => `RTCPeerConnection.addTransceiver/${number}`;

const lists: readonly Value[] = [
  [],
  [{}],
  [{ rid: 'only' }],
  [{ active: false }],
  [{ rid: 'a' }, { rid: 'b' }],
  [{ rid: 'a' }, { rid: 'b' }, { rid: 'c' }],
  [{ rid: 'a', scaleResolutionDownBy: 4 }, { rid: 'b' }],
  [{ rid: 'a' }, { rid: 'b' }, { rid: 'c' }, { rid: 'd' }, { rid: 'e' }],
  [{}, {}],
  [{ maxBitrate: 1000, maxFramerate: 10 }],
];

/** What a sender is made with is seen in its parameters. */
export const encodings = property('rtp-parameters', 'encodings', {
  title:
    'getParameters shows the encodings of addTransceiver: checked, completed, scaled in powers of two, a lone one without rid',
  checks: [
    ...['8.1a', '8.1b', '8.1c', '8.5', '8.6', '8.7', '8.9', '8.10', '8.11', '8.12', '9'].map(step),
    'create-an-RTCRtpSender/11',
    'RTCRtpSender.getParameters/3b',
  ],
  cases: [
    ...lists.flatMap((list) =>
      (['audio', 'video'] as const).map((kind) => [addWithEncodings(0, kind, list), getParameters(0)]),
    ),
    ...(['audio', 'video'] as const).map((kind) => [call(0, 'addTrack', track(kind)), getParameters(0)]),
  ],
  script: fc
    .tuple(
      fc.oneof(kinds, fc.constant(track('video'))),
      fc.oneof(fc.array(goodEncoding, { maxLength: 3 }) as fc.Arbitrary<Value[]>, layers(4)),
    )
    .map(([kind, list]) => [addWithEncodings(0, kind, list), getParameters(0)]),
});

const odd: readonly Value[] = [
  [{ rid: 'a b' }, { rid: 'b' }],
  [{ rid: '' }],
  [{ rid: 'a' }, {}],
  [{}, { rid: 'a' }],
  [{ rid: 'a' }, { rid: 'a' }],
  [{ rid: 'a' }, { rid: 'b' }, { rid: 'a' }],
  [{ scaleResolutionDownBy: 0.99 }],
  [{ maxFramerate: 0 }],
  [{ rid: 'a', scaleResolutionDownBy: 0.5 }, { maxFramerate: -1 }],
];

export const oddEncodings = property('rtp-parameters', 'odd-encodings', {
  title: 'addTransceiver refuses encodings that no text allows, with the error and in the order that the text says',
  checks: [...['8.1a', '8.1b', '8.1c', '8.3', '8.6', '8.7'].map(step), 'webidl/conversion'],
  cases: odd.map((list) => [addWithEncodings(0, 'video', list), getParameters(0)]),
  script: fc.tuple(kinds, sendEncodings).map(([kind, list]) => [addWithEncodings(0, kind, list), getParameters(0)]),
});
