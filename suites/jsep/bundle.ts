import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { call, negotiate, onTransceiver, other, pcs, settle } from '../arbitraries/commands';
import { history, sequence } from '../arbitraries/scripts';
import type { Pc } from '../arbitraries/values';
import { property } from '../property';
import { plainOffer, remoteOffers, section, setRemote } from './remote';

const policies = ['balanced', 'max-compat', 'max-bundle'] as const;
const withPolicy = (pc: Pc, bundlePolicy: string): Command => ({
  construct: 'RTCPeerConnection',
  args: [{ bundlePolicy }],
  pc,
});

const content: Script = [
  call(0, 'addTransceiver', 'audio'),
  call(0, 'addTransceiver', 'video'),
  call(0, 'addTransceiver', 'audio'),
  call(0, 'createDataChannel', 'chat'),
];

export const bundlePolicies = property('jsep', 'bundle-policies', {
  title: 'the bundle policy decides which sections of a first offer are bundle-only; afterwards the group carries them',
  checks: [
    'jsep.create-offer/bundle-only',
    'jsep.create-offer/bundled',
    'jsep.create-offer/groups',
    'jsep.create-offer/tagged',
    'jsep.create-offer/credentials',
    'jsep.create-answer/groups',
    'final-steps-to-create-an-offer/3.1',
    'set-a-session-description/4.6.11.1.1.4',
  ],
  cases: policies.flatMap((policy) => [
    [withPolicy(0, policy), ...content, call(0, 'createOffer')],
    [
      withPolicy(0, policy),
      withPolicy(1, policy),
      ...content,
      ...negotiate(0),
      settle,
      call(0, 'addTransceiver', 'video'),
      ...negotiate(0),
    ],
    [
      withPolicy(0, policy),
      ...content,
      onTransceiver(0, 'stop'),
      ...negotiate(0),
      onTransceiver(1, 'stop'),
      ...negotiate(1),
    ],
  ]),
  script: fc
    .tuple(
      fc.constantFrom(...policies),
      fc.constantFrom(...policies),
      history({ addTrack: 1, addTransceiver: 2 }, 3),
      fc.boolean(),
      history({ addTrack: 1, addTransceiver: 2, stop: 1, negotiate: 2, offer: 1, settle: 1 }, 3),
    )
    .map(([one, another, before, data, after]) => [
      withPolicy(0, one),
      withPolicy(1, another),
      ...before,
      ...(data ? [call(0, 'createDataChannel', 'chat')] : []),
      ...negotiate(0),
      ...after,
    ]),
});

export const answererPolicies = property('jsep', 'answerer-policies', {
  title: 'an answerer rejects what its bundle policy does not want outside of a group',
  checks: ['jsep.create-answer/policy', 'jsep.create-answer/tagged', 'jsep.create-answer/rejected'],
  cases: policies.flatMap((policy) => [
    [
      withPolicy(0, policy),
      setRemote(
        0,
        plainOffer({ bundle: 'none', sections: [section('audio', '0'), section('video', '1'), section('audio', '2')] }),
      ),
      call(0, 'createAnswer'),
    ],
    [
      withPolicy(0, policy),
      setRemote(
        0,
        plainOffer({
          bundle: 'first two',
          sections: [section('audio', '0'), section('audio', '1'), section('audio', '2')],
        }),
      ),
      call(0, 'createAnswer'),
    ],
  ]),
  script: fc
    .tuple(fc.constantFrom(...policies), remoteOffers)
    .map(([policy, offer]) => [
      withPolicy(0, policy),
      setRemote(0, offer),
      call(0, 'createAnswer'),
      call(0, 'setLocalDescription'),
    ]),
});

export const recycling = property('jsep', 'recycling', {
  title: 'the section of a stopped transceiver is rejected, then used again for another, with a mid of its own',
  checks: [
    'jsep.create-offer/recycle',
    'jsep.create-offer/stopped',
    'jsep.create-offer/mid',
    'jsep.apply-remote/recycle',
    'set-a-session-description/4.6.13.1.1',
  ],
  cases: [
    [
      setRemote(0, plainOffer({ sections: [section('audio', '0', { rejected: true })] })),
      call(0, 'setLocalDescription'),
      call(0, 'addTransceiver', 'video'),
      call(0, 'createOffer'),
    ],
    ...[0, 1].map((pc) => [
      call(0, 'addTransceiver', 'audio'),
      ...negotiate(0),
      onTransceiver(0, 'stop'),
      ...negotiate(0),
      call(pc as Pc, 'addTransceiver', 'video'),
      ...negotiate(pc as Pc),
    ]),
  ],
  script: sequence(
    history({ addTrack: 1, addTransceiver: 2 }, 2),
    pcs.map((pc) => negotiate(pc)),
    history({ stop: 3, addTransceiver: 1, rollback: 1 }, 2),
    pcs.map((pc) => negotiate(pc)),
    history({ addTrack: 2, addTransceiver: 2, stop: 1 }, 2),
    pcs.map((pc) => [...negotiate(pc), settle, ...negotiate(other(pc))]),
  ),
});
