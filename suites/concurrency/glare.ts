import * as fc from 'fast-check';
import type { Script } from '../../spec-model/vocabulary';
import { answer, call, offer, other, pcs, rollback, settle, take, unawaited } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import type { Pc } from '../arbitraries/values';
import { walk } from '../arbitraries/walk';
import { property } from '../property';

/** How local descriptions are set. */
interface Giving {
  readonly offer: (pc: Pc) => Script;
  readonly answer: (pc: Pc) => Script;
}
const implicit = (pc: Pc): Script => [call(pc, 'setLocalDescription')];
const implicitly: Giving = { offer: implicit, answer: implicit };
const explicitly: Giving = { offer, answer };

/** Both have offered: one gives way, by a rollback or by taking the other's offer. Then it offers in its turn. */
const wayOut = (polite: Pc, rollsBack: boolean, giving: Giving): Script => [
  ...(rollsBack ? [rollback(polite, 'Local')] : []),
  take(polite),
  ...giving.answer(polite),
  take(other(polite)),
  ...giving.offer(polite),
  take(other(polite)),
  ...giving.answer(other(polite)),
  take(polite),
];

const changes = (pc: Pc, index: 0 | 1): Script => [
  call(pc, 'addTrack', { $: 'track', kind: 'audio', index }),
  call(pc, 'addTransceiver', 'video'),
];

/** Each side offers before it has heard of the other's offer. */
export const glare = property('concurrency', 'glare', {
  title: 'when both sides offer, the one that takes the other offer rolls its own back, and loses nothing by it',
  checks: [
    'RTCPeerConnection.setRemoteDescription/3.1.1',
    'set-a-session-description/4.6.12',
    'set-a-session-description/4.6.12.3.1',
    'set-a-session-description/4.6.14.3',
    'update-the-negotiation-needed-flag/2.7',
  ],
  cases: ([0, 1] as const).flatMap((polite) =>
    [false, true].flatMap((rollsBack) => [
      [
        ...changes(0, 0),
        ...changes(1, 1),
        unawaited(call(0, 'setLocalDescription')),
        call(1, 'setLocalDescription'),
        ...wayOut(polite, rollsBack, implicitly),
        settle,
      ],
      [...changes(0, 0), ...changes(1, 1), ...offer(0), ...offer(1), ...wayOut(polite, rollsBack, explicitly), settle],
    ]),
  ),
  script: sequence(
    walk({ moves: { addTrack: 3, addTransceiver: 2, channel: 1, round: 1 }, min: 2, max: 4 }),
    fc
      .tuple(pcs, fc.boolean(), fc.constantFrom('hurried', 'implicit', 'explicit', 'explicit'))
      .map(([polite, rollsBack, how]): Script => {
        const giving = how === 'explicit' ? explicitly : implicitly;
        const all = [...giving.offer(0), ...giving.offer(1), ...wayOut(polite, rollsBack, giving)];
        return how === 'hurried' ? all.map(unawaited) : all;
      }),
    walk({
      moves: { offer: 4, takeOffer: 3, answer: 3, takeAnswer: 3, addTrack: 2, stop: 1, rollback: 1, settle: 1 },
      min: 4,
      max: 10,
    }),
    [settle],
  ),
});
