import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { answer, call, offer, take } from '../arbitraries/commands';
import { addWithEncodings, change, getParameters, layers } from '../arbitraries/rtp';
import { local, track } from '../arbitraries/values';
import { property } from '../property';

/** The other side's local description with lines exchanged: what it would say if it received simulcast, which no application can ask for. */
const edited = (pc: 0 | 1, ...edits: readonly { readonly find: string; readonly with: string }[]): Command =>
  call(pc, 'setRemoteDescription', { ...(local(pc === 0 ? 1 : 0) as { $: 'local'; pc: number }), edits: [...edits] });

const asks = (rids: readonly string[], list = rids.join(';')) => ({
  find: 'a=rtcp-mux\r\n',
  with: `a=rtcp-mux\r\n${[...new Set(rids)].map((rid) => `a=rid:${rid} recv\r\n`).join('')}a=simulcast:recv ${list}\r\n`,
});
const wants = [{ find: 'a=sendonly', with: 'a=recvonly' }] as const;

const answered = (rids: readonly string[]): Script => [
  ...offer(0),
  take(1),
  ...answer(1),
  edited(0, ...(rids.length > 0 ? [asks(rids)] : [])),
  getParameters(0),
];

const rids = ['r0', 'r1', 'r2', 'r3'];

export const answers = property('rtp-parameters', 'simulcast-answers', {
  title: 'the encodings of a sender are those that the answer wants; the first alone, if it wants none',
  checks: [
    'set-a-session-description/4.6.11.2.8',
    'set-a-session-description/4.6.11.2.8.1',
    'set-a-session-description/4.6.11.2.8.2',
  ],
  cases: [[], ['r0'], ['r1'], ['r0', 'r1'], ['r1', 'r2'], ['r0', 'r1', 'r2'], ['other']].map((list) => [
    addWithEncodings(0, 'video', [{ rid: 'r0' }, { rid: 'r1' }, { rid: 'r2' }]),
    ...answered(list),
  ]),
  script: fc
    .tuple(layers(3), fc.subarray(rids), fc.subarray(rids))
    .map(([list, first, second]) => [addWithEncodings(0, 'video', list), ...answered(first), ...answered(second)]),
});

/** Connection 1 is offered to send simulcast by connection 0. */
const offered = (list: readonly string[], written?: string): Script => [
  ...offer(0),
  edited(1, asks(list, written), ...wants),
  getParameters(1),
];

const roll: Command = call(1, 'setRemoteDescription', { type: 'rollback' });
const add = (pc: 0 | 1): Command => call(pc, 'addTrack', track('video'));

export const offers = property('rtp-parameters', 'simulcast-offers', {
  title:
    'a remote offer to receive simulcast gives a sender with one nameless encoding those that it asks for; a rollback takes them back',
  checks: [
    'set-a-session-description/4.6.4.2.2',
    'set-a-session-description/4.6.11.2.1',
    'set-a-session-description/4.6.11.2.2',
    'set-a-session-description/4.6.11.2.3',
    'set-a-session-description/4.6.11.2.4',
    'set-a-session-description/4.6.11.2.6.1',
    'set-a-session-description/4.6.11.2.7.1',
    'set-a-session-description/4.6.12.3.3',
    'set-a-session-description/4.6.11.1.7.1',
    'set-a-session-description/4.6.11.1.7.1.1',
    'set-a-session-description/4.6.11.1.7.1.2',
  ],
  cases: [
    [add(0), ...offered(['r0', 'r1'])],
    [add(0), add(1), ...offered(['r0', 'r1'])],
    [add(0), add(1), ...offered(['r0', 'r1', 'r2'], 'r0;r1,r2')],
    [add(0), add(1), ...offered(['r0', 'r1'], '~r0;r1')],
    [add(0), add(1), ...offered(['r0', 'r1'], 'r0;r1;r0')],
    [add(0), add(1), ...offered(['r0']), ...answer(1), getParameters(1)],
    [
      addWithEncodings(0, 'video', [{ rid: 'r0' }, { rid: 'r1' }]),
      ...offer(0),
      ...change(0, { at: ['encodings', 0, 'active'], to: false }),
      call(0, 'setLocalDescription', { type: 'rollback' }),
      getParameters(0),
    ],
    [add(0), add(1), ...offered(['r0', 'r1']), ...answer(1), getParameters(1)],
    [add(0), add(1), ...offered(['r0', 'r1']), roll, getParameters(1)],
    [
      add(0),
      add(1),
      ...offered(['r0', 'r1']),
      ...change(1, { at: ['encodings', 0, 'active'], to: false }),
      roll,
      getParameters(1),
    ],
    [
      add(0),
      add(1),
      ...change(1, { at: ['encodings', 0, 'active'], to: false }),
      ...offered(['r0', 'r1']),
      roll,
      getParameters(1),
    ],
    [
      add(0),
      add(1),
      ...offered(['r0', 'r1']),
      ...answer(1),
      take(0),
      ...offered(['r1']),
      ...answer(1),
      getParameters(1),
    ],
  ],
  script: fc
    .tuple(
      fc.boolean(),
      fc.subarray(rids, { minLength: 1 }),
      fc.constantFrom<Script[]>([roll], answer(1), []),
      fc.boolean(),
    )
    .map(([adds, list, end, again]) => [
      add(0),
      ...(adds ? [add(1)] : []),
      ...offered(list),
      ...end,
      getParameters(1),
      ...(again ? [take(0), ...offered(list.slice(1))] : []),
    ]),
});

export const whileSetting = property('rtp-parameters', 'while-setting', {
  title: 'a description waits for setParameters, and an answer takes what getParameters gave away',
  checks: ['set-a-session-description/4.6.3', 'set-a-session-description/4.6.11.1.7.2', 'RTCRtpSender.setParameters/5'],
  cases: [
    [
      call(0, 'addTransceiver', 'video'),
      ...offer(0),
      take(1),
      ...answer(1),
      getParameters(0),
      { ...take(0), await: false } as Command,
      { ...(change(0)[1] as Command), await: false } as Command,
      getParameters(0),
    ],
    [
      call(0, 'addTransceiver', 'video'),
      ...offer(0),
      take(1),
      call(1, 'createAnswer'),
      getParameters(1),
      { ...(change(1)[1] as Command), await: false } as Command,
      call(1, 'setLocalDescription'),
      getParameters(1),
    ],
  ],
  script: fc
    .tuple(fc.constantFrom('audio', 'video'), fc.boolean(), fc.boolean())
    .map(([kind, early, awaited]): Script => {
      const set = { ...(change(0)[1] as Command), await: false } as Command;
      const apply = { ...take(0), await: awaited } as Command;
      return [
        call(0, 'addTransceiver', kind),
        ...offer(0),
        take(1),
        ...answer(1),
        getParameters(0),
        ...(early ? [set, apply] : [{ ...take(0), await: false } as Command, set]),
        getParameters(0),
      ];
    }),
});
