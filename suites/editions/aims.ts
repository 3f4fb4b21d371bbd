import type * as fc from 'fast-check';
import type { SwitchKey } from '../../spec-model/editions/switches';
import type { Script } from '../../spec-model/vocabulary';
import { sequence } from '../arbitraries/scripts';
import { mixed } from './pieces';
import type { Variant } from './variants';

/** Scripts in which a switch may come to matter, for what a row of the table of differences says. */
export interface Aim {
  readonly key: SwitchKey;
  /** Undefined: the table has no row for it. */
  readonly difference?: string;
  readonly script: fc.Arbitrary<Script>;
  /** What the model is like that runs them. */
  readonly variant?: Variant;
  /** What the script has to have, and what has to differ, where a switch makes more than one difference. */
  /** It is to be seen in the older edition, and not in the text of today, if possible. */
  readonly older?: boolean;
  readonly needs?: RegExp;
  readonly shows?: RegExp;
}

type Rest = Pick<Aim, 'variant' | 'older' | 'needs' | 'shows'>;

const aim = (difference: string | undefined, key: SwitchKey, script: fc.Arbitrary<Script>, rest: Rest = {}): Aim => ({
  key,
  script,
  ...(difference === undefined ? {} : { difference }),
  ...rest,
});

const directions = mixed({ addTransceiver: 2, direction: 1, negotiate: 2, offer: 1, take: 1, answer: 1 });
const afterStop = { addTransceiver: 2, addTrack: 2, stop: 2 } as const;
const constructed = mixed({ makeCandidate: 2, readCandidate: 2 }, 4);
const codecs = mixed({ video: 1, capabilities: 2, codecPreferences: 2 }, 5);
const servers = mixed({ servers: 1 }, 1);
const gathering = sequence(mixed({ addTransceiver: 1 }, 2), mixed({ offer: 1, transports: 1, task: 3 }, 12));

/** What the search aims at: one or more for each switch. */
export const aims: readonly Aim[] = [
  aim('D1', '2019-end-of-candidates', mixed({ addTrack: 1, negotiate: 1, candidate: 2 })),
  aim(
    'D2',
    '2019-stopped-section',
    sequence(mixed({ addTrack: 1, offer: 2 }, 3), mixed({ takeRejected: 1 }, 2), mixed({ candidate: 1 }, 2)),
  ),
  aim('D3', '2019-stopped-attribute', mixed({ addTransceiver: 1, stop: 1, read: 2 })),
  aim('D4', '2019-stopping', mixed({ ...afterStop, read: 1, negotiate: 1 }), { shows: /irection/ }),
  aim('D5', '2019-implicit-description', mixed({ implicit: 1, addTrack: 1, take: 1 })),
  aim('D5', '2019-implicit-rollback', mixed({ addTrack: 2, offer: 3, take: 3 })),
  aim('D6', '2019-pranswer-rollback', mixed({ addTrack: 1, offer: 2, take: 2, provisional: 2, rollback: 2 }, 8)),
  aim('D7', '2019-restart-ice', mixed({ restartIce: 1, addTrack: 1 })),
  aim('D7', '2020-empty-chain', mixed({ addTrack: 1, busy: 3, settle: 1 })),
  aim('D8', '2019-direction-overwritten', directions),
  aim('D8', '2759', directions),
  aim('D9', '2829', mixed({ ...afterStop, replaceTrack: 2 })),
  aim('D9', '2829', mixed({ ...afterStop, getParameters: 2, setParameters: 2 }), { needs: /setParameters/ }),
  aim('D10', '2875', mixed({ ...afterStop, removeTrack: 2 })),
  aim('D11', '2774', mixed({ encodings: 1 }, 2)),
  aim('D12', '2772-audio', mixed({ encodings: 1 }, 2)),
  aim('D13', '2772-default', mixed({ addTransceiver: 1, addTrack: 1, getParameters: 2 })),
  aim('D14', '2691', mixed({ policies: 1, setConfiguration: 1 }, 3)),
  aim('D15', '2894-task', gathering, { older: true }),
  aim('D16', '2894-state', gathering, { older: true }),
  aim('D17', '2894-null', mixed({ addTransceiver: 3, offer: 2, settle: 1 })),
  aim('D18', '2894-end', mixed({ addTransceiver: 2, offer: 2, negotiate: 1, settle: 2 })),
  aim('D19', '2828', sequence(mixed({ addTrack: 1 }, 2), mixed({ connect: 3, settle: 1, end: 1, transports: 2 })), {
    variant: 'other choices',
  }),
  aim('D20', '2680', mixed({ channel: 2, negotiate: 2, offer: 1, settle: 1, addTrack: 1 })),
  aim('D21', '2758', mixed({ addTrack: 2, offer: 3, takeSimulcast: 3, answer: 2, take: 1 }, 10)),
  aim('D22', '2909', mixed({ channel: 2, binaryType: 2, readChannel: 1 })),
  aim('D22', '2913', mixed({ channel: 2, readChannel: 1 })),
  aim('D23', '2961', sequence(mixed({ addTrack: 1 }, 2), mixed({ connect: 1, transports: 1, pair: 2 }))),
  aim('D24', '2020-codec-intersection', codecs, { variant: 'send-only codec' }),
  aim('D24', '2926', codecs, { variant: 'send-only codec' }),
  aim('D24', '3018', codecs, { variant: 'send-only codec' }),
  aim('D25', '3094', mixed({ channel: 2, offer: 1, negotiate: 1 })),
  aim('D26', '3094', mixed({ channel: 2, offer: 2, readSctp: 2 }), {
    needs: /createDataChannel.*setLocalDescription.*maxMessageSize/,
  }),
  aim('D27', '2763', constructed),
  aim('D27', '2773', constructed),
  aim('D27', '3038', constructed),
  aim('D28', '2853', servers),
  aim('D28', '2996', servers),
  aim('D29', '3050', servers),
  aim('D30', '3082', sequence(mixed({ addTrack: 2 }, 2), mixed({ connect: 2, settle: 1 })), {
    variant: 'other choices',
  }),
  aim(
    undefined,
    '73cc4bec',
    sequence(
      mixed({ addTrack: 1 }, 2),
      mixed({ negotiate: 1 }, 1),
      mixed({ stop: 1, direction: 1 }, 2),
      mixed({ offer: 2, take: 3, rollback: 2 }),
    ),
  ),
];
