import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, negotiate, offer, onSender, settle } from '../arbitraries/commands';
import { callOf, receiverObject } from '../arbitraries/references';
import { history, sequence } from '../arbitraries/scripts';
import { type Pc, track } from '../arbitraries/values';
import { addAudio, connect, contents, createData } from '../ice-transport/pieces';
import { type Property, property } from '../property';

const stats = (pc: Pc, ...selector: Value[]): Command => call(pc, 'getStats', ...selector);
const ofSender = (sender: number): Command => onSender(sender, 'getStats');
const ofReceiver = (receiver: number): Command => callOf(receiverObject(receiver), 'getStats');
const addTrack = (pc: Pc, kind: 'audio' | 'video' = 'audio'): Command => call(pc, 'addTrack', track(kind));

const objects = property('stats', 'objects', {
  title: 'there are statistics of every object that is there, with the members that have to be implemented',
  checks: [
    'RTCPeerConnection.getStats/3',
    'stats-selection/2',
    'mandatory-stats/peer-connection',
    'mandatory-stats/data-channel',
    'mandatory-stats/transport',
    'mandatory-stats/candidate-pair',
    'mandatory-stats/local-candidate',
    'mandatory-stats/certificate',
    'mandatory-stats/outbound-rtp',
    'RTCStats/id',
    'RTCStats/type',
    'RTCStats/timestamp',
  ],
  cases: [
    [stats(0)],
    [createData(0), stats(0)],
    [addTrack(0), ...offer(0), settle, stats(0)],
    [createData(0), ...connect(0), stats(0), stats(1)],
    [addTrack(0), ...connect(0), stats(0), stats(1)],
    [addTrack(0, 'video'), createData(0), ...connect(0), stats(0), stats(1), call(0, 'close'), stats(0)],
  ],
  script: sequence(
    contents,
    fc.constantFrom<Script>([], [addTrack(0)], [addTrack(0, 'video')]),
    fc.constantFrom<Script>([], offer(0), negotiate(0), connect(0)),
    fc.constantFrom<Script>([stats(0)], [stats(1)], [settle, stats(0)], [call(0, 'close'), stats(0)]),
  ),
});

const again = property('stats', 'again', {
  title: 'the same object has the same id in every report, and what counts never gets less',
  checks: ['RTCStats/id', 'RTCStats/counter', 'RTCStats/timestamp'],
  cases: [
    [stats(0), stats(0)],
    [
      createData(0),
      stats(0),
      ...connect(0),
      stats(0),
      { of: { $: 'object', interface: 'RTCDataChannel', index: 0 }, call: 'send', args: ['x'] },
      settle,
      stats(0),
      stats(1),
    ],
    [addTrack(0), ...connect(0), stats(0), settle, stats(0)],
  ],
  script: sequence(
    contents,
    [addTrack(0)],
    fc.constantFrom<Script>(negotiate(0), connect(0)),
    [stats(0), stats(1)],
    history({ settle: 2, negotiate: 1, addTransceiver: 1, restartIce: 1 }, 2),
    [stats(0), stats(1)],
  ),
});

const selection = property('stats', 'selection', {
  title:
    'the report about a sender or receiver has its streams and what they refer to; a track has to be that of exactly one',
  checks: [
    'RTCPeerConnection.getStats/4',
    'RTCRtpSender.getStats/2.1',
    'RTCRtpReceiver.getStats/2.1',
    'stats-selection/3a',
    'stats-selection/3b',
    'stats-selection/4a',
    'stats-selection/4b',
  ],
  cases: [
    [addTrack(0), stats(0, track('audio'))],
    [addAudio(0), stats(0, track('audio'))],
    [addTrack(0), stats(0, track('audio', 1))],
    [addTrack(0), addAudio(0), onSender(1, 'replaceTrack', track('audio')), stats(0, track('audio'))],
    [addTrack(0), ...connect(0), stats(0, track('audio')), ofSender(0), ofReceiver(1), ofReceiver(0), ofSender(1)],
    [addTrack(0), ...connect(0), stats(1, { $: 'receiverTrack', index: 1 })],
    [stats(0, null), stats(0, { $: 'undefined' }), stats(0, 'audio'), stats(0, {})],
  ],
  script: sequence(
    history({ addTrack: 2, addTransceiver: 1 }, 3),
    fc.constantFrom<Script>([], negotiate(0), connect(0)),
    fc.constantFrom<Script>(
      [ofSender(0)],
      [ofReceiver(0), ofReceiver(1)],
      [stats(0, track('audio')), stats(0, track('video'))],
      [stats(1, { $: 'receiverTrack', index: 1 })],
    ),
    history({ removeTrack: 1, replaceTrack: 1, stop: 1, settle: 1 }, 1),
    [stats(0, track('audio')), ofSender(0)],
  ),
});

export const statistics: readonly Property[] = [objects, again, selection];
