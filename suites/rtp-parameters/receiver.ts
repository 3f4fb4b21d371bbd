import * as fc from 'fast-check';
import type { Value } from '../../spec-model/vocabulary';
import { call, onTransceiver, settle } from '../arbitraries/commands';
import { receiverObject, setOf } from '../arbitraries/references';
import { connect, onReceiver } from '../arbitraries/rtp';
import { junk, kinds, track } from '../arbitraries/values';
import { property } from '../property';

const targets = fc.oneof(
  fc.constantFrom<Value[]>(0, 1, 0.5, 3999.5, 4000, 4000.1, 4001, -0.1, -1, null, { $: 'nan' }, { $: 'infinity' }),
  junk,
);

export const jitterBufferTarget = property('rtp-parameters', 'jitter-buffer-target', {
  title: 'jitterBufferTarget is what was set: null, or from 0 to 4000 milliseconds',
  checks: [
    'RTCRtpReceiver.jitterBufferTarget.set/3',
    'RTCRtpReceiver.jitterBufferTarget.set/4',
    'create-an-RTCRtpReceiver/14',
  ],
  cases: ([0, 4000, 4000.1, -0.1, null, '100', { $: 'nan' }] as Value[]).map((target) => [
    call(0, 'addTransceiver', 'audio'),
    setOf(receiverObject(0), 'jitterBufferTarget', 100),
    setOf(receiverObject(0), 'jitterBufferTarget', target),
  ]),
  script: fc
    .tuple(kinds, fc.array(targets, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([kind, list, stops]) => [
      call(0, 'addTransceiver', kind),
      ...(stops ? [onTransceiver(0, 'stop')] : []),
      ...list.map((target) => setOf(receiverObject(0), 'jitterBufferTarget', target)),
    ]),
});

export const sources = property('rtp-parameters', 'sources', {
  title: 'sources are listed once each, the latest first, and there are none before anything can have come',
  checks: ['receiver-sources/1'],
  cases: [
    [
      call(0, 'addTransceiver', 'audio'),
      onReceiver(0, 'getContributingSources'),
      onReceiver(0, 'getSynchronizationSources'),
    ],
    [
      call(0, 'addTrack', track('audio')),
      call(1, 'addTrack', track('audio', 1)),
      ...connect(0),
      settle,
      onReceiver(0, 'getContributingSources'),
      onReceiver(0, 'getSynchronizationSources'),
      onReceiver(1, 'getSynchronizationSources'),
    ],
  ],
  script: kinds.map((kind) => [
    call(0, 'addTrack', track(kind)),
    ...connect(0),
    settle,
    onReceiver(1, 'getContributingSources'),
    onReceiver(1, 'getSynchronizationSources'),
  ]),
});
