import * as fc from 'fast-check';
import type { Command, Reference, Script, Value } from '../../spec-model/vocabulary';
import { call, negotiate, onSender, onTransceiver, setDirection, settle } from '../arbitraries/commands';
import { attribute, callOf, getOf, senderObject } from '../arbitraries/references';
import { change, codec, connect, getCapabilities } from '../arbitraries/rtp';
import { junk, sender, track } from '../arbitraries/values';
import { type Property, property } from '../property';

const dtmf = (index: number): Reference => attribute(senderObject(index), 'dtmf');
const insert = (...args: Value[]): Command => callOf(dtmf(0), 'insertDTMF', ...args);
const elapse = (ms: number): Command => ({ wait: 'time', ms });
const step = (number: string): string => `RTCDTMFSender.insertDTMF/${number}`;

/** Connection 0 sends audio to connection 1. */
const connected: Script = [call(0, 'addTrack', track('audio')), ...connect(0)];

/** Ways in which DTMF can't be sent, or not any more. */
const spoilers: readonly Script[] = [
  [],
  [onTransceiver(0, 'stop')],
  [onSender(0, 'replaceTrack', null)],
  [call(0, 'removeTrack', sender(0))],
  [setDirection(0, 'recvonly')],
  [setDirection(0, 'recvonly'), ...negotiate(0)],
  [setDirection(0, 'inactive'), ...negotiate(0)],
  change(0, { at: ['encodings', 0, 'active'], to: false }),
  [call(0, 'close')],
];

const available = property('dtmf', 'available', {
  title:
    'DTMF can be sent by a connected sender of audio with a track, whose direction and first encoding send, and by no other',
  checks: [
    'create-an-RTCRtpSender/5',
    'create-an-RTCRtpSender/6',
    ...['4', '5', '6', '7', '8', '9', '10'].map((number) => `determine-if-DTMF-can-be-sent/${number}`),
    step('4'),
  ],
  cases: [
    [call(0, 'addTransceiver', 'audio'), getOf(dtmf(0), 'canInsertDTMF'), insert('1')],
    [call(0, 'addTransceiver', 'video'), getOf(senderObject(0), 'dtmf')],
    [call(0, 'addTrack', track('audio')), ...negotiate(0), getOf(dtmf(0), 'canInsertDTMF'), insert('1')],
    ...spoilers.map((spoiler) => [...connected, ...spoiler, getOf(dtmf(0), 'canInsertDTMF'), insert('1'), settle]),
    [
      getCapabilities('RTCRtpReceiver', 'audio'),
      getCapabilities('RTCRtpSender', 'audio'),
      call(0, 'addTrack', track('audio')),
      onTransceiver(0, 'setCodecPreferences', [codec(0)]),
      ...connect(0),
      getOf(dtmf(0), 'canInsertDTMF'),
      insert('1'),
    ],
  ],
  script: fc
    .array(fc.constantFrom(...spoilers), { minLength: 1, maxLength: 2 })
    .map((list) => [...connected, ...list.flat(), getOf(dtmf(0), 'canInsertDTMF'), insert('1'), settle]),
});

const tones = fc.stringMatching(/^[0-9A-Da-d#*,]{0,4}$/);
const odd = fc.constantFrom('E', 'abcx', ' ', '1 2', '!', 'é', '１', '1;2');

const characters = property('dtmf', 'characters', {
  title:
    'tones are digits, A to D in either case, #, * and the comma; what has any other character is refused, and changes nothing',
  checks: [step('8'), step('9'), 'webidl/conversion'],
  cases: ['0123456789', 'ABCDabcd', '#*,', 'E', '12x', ''].map((text) => [...connected, insert('7'), insert(text)]),
  script: fc
    .tuple(fc.oneof(tones, odd, junk), fc.boolean())
    .map(([text, before]) => [...connected, ...(before ? [insert('12')] : []), insert(text as Value)]),
});

const durations = fc.constantFrom<Value[]>(0, 39, 40, 100, 6000, 6001, { $: 'undefined' }, -1, { $: 'nan' });
const gaps = fc.constantFrom<Value[]>(0, 29, 30, 70, { $: 'undefined' });

const playout = property('dtmf', 'playout', {
  title: 'tonechange tells each tone as it begins and an empty one at the end; the buffer has what is left',
  checks: ['12', '13', '14', '15', '16', '17', '17.2', '17.3', '17.4', '17.5', '17.6'].map(step),
  cases: [
    [...connected, insert('1'), elapse(600)],
    [...connected, insert('12'), elapse(800)],
    [...connected, insert('1,2'), elapse(3500)],
    [...connected, insert('123'), insert(''), elapse(600)],
    [...connected, insert('123'), elapse(100), insert('9'), elapse(1200)],
    [...connected, insert('1', 40, 30), elapse(400), insert('2', 0, 0), elapse(400)],
    [...connected, insert('1'), insert('2'), elapse(800)],
    [...connected, insert('12', 6000, 30), elapse(1000)],
    [...connected, insert('12', 40, 6000), elapse(1000)],
    [...connected, insert('12', 9000, 30), elapse(7700)],
    [...connected, insert('12', 40, 9000), elapse(7700)],
  ],
  script: fc
    .tuple(tones, durations, gaps, fc.option(tones, { nil: undefined }), fc.nat(300))
    .map(([text, duration, gap, more, ms]) => [
      ...connected,
      insert(text, duration, gap),
      ...(more === undefined ? [] : [elapse(ms), insert(more)]),
      elapse(1500),
    ]),
});

const interrupted = property('dtmf', 'interrupted', {
  title: 'tones end, untold, when DTMF can not be sent any more',
  checks: [step('17.1')],
  cases: spoilers.map((spoiler) => [...connected, insert('123'), elapse(50), ...spoiler, elapse(1800)]),
  script: fc
    .tuple(fc.constantFrom(...spoilers), fc.nat(400))
    .map(([spoiler, ms]) => [...connected, insert('123'), elapse(ms), ...spoiler, elapse(800)]),
});

export const dtmfSuite: readonly Property[] = [available, characters, playout, interrupted];
