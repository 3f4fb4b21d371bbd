import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { call, negotiate, onTransceiver, settle, unawaited } from '../arbitraries/commands';
import { change, getParameters, setParameters } from '../arbitraries/rtp';
import { sequence } from '../arbitraries/scripts';
import { kinds } from '../arbitraries/values';
import { property } from '../property';

const waits: fc.Arbitrary<Command> = fc.record({ wait: fc.constantFrom('microtask', 'task', 'settle') }) as never;
const calls = fc.oneof(
  { arbitrary: fc.constant(getParameters(0)), weight: 4 },
  { arbitrary: fc.constant(setParameters(0)), weight: 4 },
  { arbitrary: fc.constant(unawaited(setParameters(0))), weight: 1 },
  { arbitrary: waits, weight: 2 },
  { arbitrary: fc.constant(getParameters(1)), weight: 1 },
);

/** The slot [[LastReturnedParameters]] is seen by the ids that are given, and by what setParameters accepts. */
export const transactions = property('rtp-parameters', 'transactions', {
  title:
    'parameters are the same within a task and new afterwards, and are set once, in the task in which they were read',
  checks: [
    'RTCRtpSender.getParameters/2',
    'RTCRtpSender.getParameters/3a',
    'RTCRtpSender.getParameters/4',
    'RTCRtpSender.getParameters/5',
    'RTCRtpSender.setParameters/5',
    'RTCRtpSender.setParameters/8.1.1',
  ],
  cases: [
    [call(0, 'addTransceiver', 'video'), getParameters(0), getParameters(0)],
    [call(0, 'addTransceiver', 'video'), getParameters(0), settle, getParameters(0)],
    [call(0, 'addTransceiver', 'video'), getParameters(0), settle, setParameters(0)],
    [call(0, 'addTransceiver', 'video'), ...change(0), setParameters(0)],
    [call(0, 'addTransceiver', 'video'), getParameters(0), unawaited(setParameters(0)), setParameters(0)],
  ],
  script: sequence(
    fc.tuple(kinds, kinds).map(([one, other]) => [call(0, 'addTransceiver', one), call(0, 'addTransceiver', other)]),
    fc.array(calls, { minLength: 2, maxLength: 8, size: 'max' }) as fc.Arbitrary<Script>,
  ),
});

export const stopped = property('rtp-parameters', 'stopped', {
  title: 'parameters of a stopping transceiver can be read and not set',
  checks: ['RTCRtpSender.setParameters/4', 'RTCRtpSender.setParameters/5'],
  cases: [
    [call(0, 'addTransceiver', 'video'), onTransceiver(0, 'stop'), ...change(0)],
    [call(0, 'addTransceiver', 'audio'), ...negotiate(0), onTransceiver(0, 'stop'), ...negotiate(0), ...change(0)],
    [call(0, 'addTransceiver', 'audio'), call(0, 'close'), ...change(0)],
    [call(0, 'addTransceiver', 'audio'), onTransceiver(0, 'stop'), setParameters(0)],
  ],
  script: fc
    .tuple(kinds, fc.boolean(), fc.boolean())
    .map(([kind, negotiated, closes]) => [
      call(0, 'addTransceiver', kind),
      ...(negotiated ? negotiate(0) : []),
      closes ? call(0, 'close') : onTransceiver(0, 'stop'),
      ...change(0),
    ]),
});
