import * as fc from 'fast-check';
import type { Command, Reference, Script } from '../../spec-model/vocabulary';
import { call, negotiate, onSender, onTransceiver, setDirection, settle } from '../arbitraries/commands';
import { callOf, getOf, localTrack, object, receiverObject, senderObject, setOf } from '../arbitraries/references';
import { connect } from '../arbitraries/rtp';
import { sequence } from '../arbitraries/scripts';
import { directions, kinds, sender, stream, track } from '../arbitraries/values';
import { type Property, property } from '../property';

const receiverTrack = (index: number): Reference => ({ $: 'receiverTrack', index });
const look = (index: number): Command => getOf(receiverTrack(index), 'muted');
const attributes: Script = ['kind', 'label', 'muted', 'readyState', 'enabled'].map((name) =>
  getOf(receiverTrack(0), name),
);

const fresh = property('tracks', 'fresh', {
  title: 'the track of a receiver is there from the start: of its kind, labelled as remote, live, enabled and muted',
  checks: [
    ...['3', '4', '5', '6', '7', '8'].map((number) => `create-an-RTCRtpReceiver/${number}`),
    ...['2', '3', '4', '5', '8', '9', '12'].map((number) => `create-an-RTCRtpTransceiver/${number}`),
    'create-an-RTCRtpReceiver/14',
    'create-an-RTCRtpSender/2',
    'create-an-RTCRtpSender/6',
    'create-an-RTCRtpSender/3',
  ],
  cases: (['audio', 'video'] as const).flatMap((kind) => [
    [call(0, 'addTransceiver', kind), ...attributes],
    ...(['transport', 'dtmf'] as const).map((name) => [call(0, 'addTransceiver', kind), getOf(senderObject(0), name)]),
    ...(['transport', 'jitterBufferTarget'] as const).map((name) => [
      call(0, 'addTransceiver', kind),
      getOf(receiverObject(0), name),
    ]),
  ]),
  script: fc
    .tuple(kinds, fc.boolean())
    .map(([kind, adds]) => [adds ? call(0, 'addTrack', track(kind)) : call(0, 'addTransceiver', kind), ...attributes]),
});

/** Both sides send to each other. */
const both: Script = [
  call(0, 'addTrack', track('audio'), stream(0)),
  call(1, 'addTrack', track('audio', 1), stream(1)),
];

const muting = property('tracks', 'muting', {
  title:
    'a remote track is unmuted by media while its transceiver is receptive, and muted when a description ends that',
  checks: [
    'remote-track-unmute/1',
    'remote-track-mute-on-bye/1',
    'process-the-removal-of-a-remote-track/3',
    'process-remote-tracks/3',
    'process-remote-tracks/4',
    'set-a-session-description/4.6.11.1.5',
    'set-a-session-description/4.6.17',
    'mediacapture.set-muted/5',
  ],
  cases: [
    [...both, ...connect(0), look(0), look(1)],
    ...(['sendonly', 'inactive', 'recvonly'] as const).flatMap((to) =>
      [0, 1].map((index) => [
        ...both,
        ...connect(0),
        look(0),
        setDirection(index, to),
        ...negotiate(0),
        settle,
        look(0),
        look(1),
      ]),
    ),
    [...both, ...connect(0), call(0, 'removeTrack', sender(0)), ...negotiate(0), settle, look(1)],
    [...both, ...connect(0), onTransceiver(0, 'stop'), settle, look(1), ...negotiate(0), settle, look(1)],
    [...both, ...connect(0), call(0, 'close'), settle, look(1)],
  ],
  script: sequence(
    both,
    connect(0),
    fc
      .array(fc.tuple(fc.nat(1), directions), { minLength: 1, maxLength: 3 })
      .map((list) =>
        list.flatMap(([index, to]) => [setDirection(index, to), ...negotiate(0), settle]),
      ) as fc.Arbitrary<Script>,
    [look(0), look(1)],
  ),
});

const ways: Readonly<Record<string, Script>> = {
  stop: [onTransceiver(0, 'stop')],
  'stop and negotiate': [onTransceiver(0, 'stop'), ...negotiate(0)],
  close: [call(0, 'close')],
  'stop the track': [callOf(receiverTrack(0), 'stop')],
  'stop the local track': [callOf(localTrack('audio'), 'stop')],
  'stop both': [callOf(receiverTrack(0), 'stop'), onTransceiver(0, 'stop')],
};

const ending = property('tracks', 'ending', {
  title:
    'the track of a receiver ends with an event when its transceiver stops, and without one when the application stops it',
  checks: [
    'stop-sending-and-receiving/3',
    'stop-sending-and-receiving/4',
    'stop-sending-and-receiving/5',
    'close-the-connection/4.2',
  ],
  cases: Object.values(ways).flatMap((way) => [
    [call(0, 'addTransceiver', 'audio'), getOf(receiverTrack(0), 'readyState'), ...way, settle],
    [...both, ...connect(0), getOf(receiverTrack(0), 'readyState'), ...way, settle],
  ]),
  script: fc
    .tuple(fc.boolean(), fc.array(fc.constantFrom(...Object.values(ways)), { minLength: 1, maxLength: 3 }))
    .map(([connects, list]) => [...(connects ? [...both, ...connect(0)] : both), ...list.flat(), settle]),
});

const clones: Script = [callOf(receiverTrack(0), 'clone')];
/** The newest of the tracks that the script came to see; the clone, if it was just made. */
const clone: Reference = object('MediaStreamTrack', 1);

const cloned = property('tracks', 'clones', {
  title: 'stopping or disabling the track of a receiver leaves its clones, and a stopped track leaves its receiver',
  checks: ['create-an-RTCRtpReceiver/7', 'mediacapture.track-clone/3'],
  cases: [
    [
      call(0, 'addTransceiver', 'audio'),
      ...clones,
      callOf(receiverTrack(0), 'stop'),
      getOf(clone, 'readyState'),
      getOf(clone, 'label'),
    ],
    [call(0, 'addTransceiver', 'audio'), callOf(receiverTrack(0), 'stop'), ...clones, getOf(clone, 'readyState')],
    [call(0, 'addTransceiver', 'audio'), setOf(receiverTrack(0), 'enabled', false), ...clones, getOf(clone, 'enabled')],
  ],
  script: fc
    .tuple(kinds, fc.boolean())
    .map(([kind, stops]) => [
      call(0, 'addTransceiver', kind),
      ...(stops ? [callOf(receiverTrack(0), 'stop')] : []),
      ...clones,
      getOf(clone, 'readyState'),
      setOf(receiverTrack(0), 'enabled', false),
      getOf(receiverTrack(0), 'enabled'),
    ]),
});

const replaced = property('tracks', 'replaced', {
  title: 'a sender that sends takes another track of its kind, an ended one too, and tells of it in a task',
  checks: [
    'RTCRtpSender.replaceTrack/6.4.1',
    'RTCRtpSender.replaceTrack/6.4.2.1',
    'RTCRtpSender.replaceTrack/6.4.3',
    'RTCRtpSender.replaceTrack/6.4.4.2',
  ],
  cases: [
    [...both, ...connect(0), onSender(0, 'replaceTrack', track('audio', 1))],
    // Whether a track can be sent without negotiation is for the implementation to say, each time.
    [...both, ...connect(0), ...[1, 0, 1, 0, 1, 0].map((at) => onSender(0, 'replaceTrack', track('audio', at)))],
    [...both, ...connect(0), callOf(localTrack('audio', 1), 'stop'), onSender(0, 'replaceTrack', track('audio', 1))],
    [...both, ...connect(0), onSender(0, 'replaceTrack', null), onSender(0, 'replaceTrack', track('audio'))],
    [...both, { ...onSender(0, 'replaceTrack', null), await: false } as Command, call(0, 'close'), settle],
  ],
  script: fc
    .tuple(
      fc.boolean(),
      fc.array(fc.constantFrom(track('audio'), track('audio', 1), null, track('video')), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([connects, list]) => [
      ...both,
      ...(connects ? connect(0) : []),
      ...list.map((one) => onSender(0, 'replaceTrack', one)),
    ]),
});

const streams = property('tracks', 'streams', {
  title: 'other streams for a sender need a negotiation, and the other side sees them',
  checks: ['RTCRtpSender.setStreams/5', 'RTCRtpSender.setStreams/6', 'RTCRtpSender.setStreams/7'],
  cases: [
    [call(0, 'addTrack', track('audio')), ...negotiate(0), settle, onSender(0, 'setStreams', stream(1)), settle],
    [...both, ...negotiate(0), settle, onSender(0, 'setStreams', stream(1)), settle, ...negotiate(0), settle],
    [...both, ...negotiate(0), settle, onSender(0, 'setStreams'), settle],
  ],
  script: fc
    .array(fc.nat(2), { maxLength: 3 })
    .map((list) => [
      ...both,
      ...negotiate(0),
      settle,
      onSender(0, 'setStreams', ...list.map(stream)),
      settle,
      ...negotiate(0),
      settle,
    ]),
});

export const tracks: readonly Property[] = [fresh, muting, ending, cloned, replaced, streams];
