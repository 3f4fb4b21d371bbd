import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, onTransceiver, take } from '../arbitraries/commands';
import { codec, getCapabilities } from '../arbitraries/rtp';
import { property } from '../property';
import { plainOffer, section, setRemote } from './remote';

/** Prefers the codecs with these places among the capabilities. */
const prefer = (transceiver: number, kind: string, places: readonly number[]): Script => [
  getCapabilities('RTCRtpReceiver', kind),
  onTransceiver(
    transceiver,
    'setCodecPreferences',
    places.map((place) => codec(place)),
  ),
];

const orders = [[0], [1, 0], [2, 0], [0, 1, 2], [4, 3]] as const;

export const codecOrder = property('jsep', 'codec-order', {
  title:
    'codecs are offered and answered in the order of the preferences, else in that of the description before; payload types keep their meaning',
  checks: [
    'jsep.create-offer/codecs',
    'jsep.create-answer/codecs',
    'jsep.create-answer/preferences',
    'final-steps-to-create-an-offer/3.2.3',
    'final-steps-to-create-an-offer/3.2.4',
    'final-steps-to-create-an-answer/3.1.2',
    'final-steps-to-create-an-answer/3.1.3',
  ],
  cases: (['audio', 'video'] as const).flatMap((kind) => [
    // What is implemented for sending plays no part then.
    ...orders.map((places) => [
      call(0, 'addTransceiver', kind, { direction: 'recvonly' }),
      ...prefer(0, kind, places),
      call(0, 'createOffer'),
    ]),
    ...orders.map((places) => [
      call(0, 'addTransceiver', kind),
      ...offer(0),
      take(1),
      ...prefer(1, kind, places),
      ...answer(1),
      take(0),
      call(0, 'createOffer'),
      call(1, 'createOffer'),
    ]),
    [setRemote(0, plainOffer({ sections: [section(kind, '0')], rotate: 3 })), ...answer(0), call(0, 'createOffer')],
  ]),
  script: fc
    .tuple(
      fc.constantFrom('audio', 'video'),
      fc.array(
        fc.tuple(
          fc.nat(1),
          fc.array(fc.nat(9), { maxLength: 4 }),
          fc.constantFrom<Script[]>(negotiate(0), negotiate(1), [call(0, 'createOffer')]),
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      fc.boolean(),
    )
    .map(([kind, steps, first]) => [
      call(0, 'addTransceiver', kind),
      ...(first ? negotiate(0) : []),
      ...steps.flatMap(([transceiver, places, then]) => [...prefer(transceiver, kind, places), ...then]),
    ]),
});
