import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, negotiate, onTransceiver, take } from '../arbitraries/commands';
import { callStatic, result } from '../arbitraries/references';
import { history } from '../arbitraries/scripts';
import { property } from '../property';

interface Edit {
  readonly find: string;
  readonly with: string;
}

/** The other connection's local description, changed on its way. */
const edited = (pc: 0 | 1, ...edits: Edit[]): Value => ({ $: 'local', pc, edits });
const setRemote = (pc: 0 | 1, description: Value): Command => call(pc, 'setRemoteDescription', description);

/** Only one codec, the place-th that there is. */
const preferring = (transceiver: number, place: number): Command =>
  onTransceiver(transceiver, 'setCodecPreferences', [result('getCapabilities', ['codecs', place])]);

/** The answerer shares no codec with the offerer: it rejects the section, and its transceiver lives on. */
const rejectedByAnswer: Script = [
  call(0, 'addTransceiver', 'audio'),
  callStatic('RTCRtpReceiver', 'getCapabilities', 'audio'),
  preferring(0, 0),
  call(0, 'setLocalDescription'),
  take(1),
  preferring(1, 2),
  call(1, 'setLocalDescription'),
];

const mid = { find: 'a=mid:0', with: 'a=mid:7' };
const group = { find: 'a=group:BUNDLE 0', with: 'a=group:BUNDLE 7' };

/** Sections that one side rejected get another mid, and another transceiver, with the next offer. */
export const recycling = property('negotiation', 'recycling', {
  title:
    'an offer may put another section into the place of one that either side rejected, which then has another transceiver',
  checks: ['jsep.apply-remote/recycle', 'set-a-session-description/4.6.11.2.5', 'set-a-session-description/4.6.11.2.7'],
  cases: [
    [...rejectedByAnswer, setRemote(1, edited(0, mid, group))],
    [...rejectedByAnswer, take(0), call(0, 'addTransceiver', 'audio'), call(0, 'setLocalDescription'), take(1)],
    [...negotiate(0), call(0, 'addTransceiver', 'audio'), ...negotiate(0), setRemote(1, edited(0, mid, group))],
  ],
  script: fc
    .tuple(
      history({ addTransceiver: 1, stop: 2, negotiate: 1 }, 4),
      history({ addTransceiver: 2, addTrack: 1, stop: 1, offer: 1, take: 1, negotiate: 2, rollback: 1, settle: 1 }, 5),
    )
    .map(([before, after]) => [call(0, 'addTransceiver', 'audio'), ...negotiate(0), ...before, ...after]),
});

const otherUfrag = { find: 'a=ice-ufrag:', with: 'a=ice-ufrag:x' };
const connected: Script = [call(0, 'addTransceiver', 'audio'), ...negotiate(0)];
const restarting: Script = [...connected, call(0, 'restartIce'), call(0, 'setLocalDescription')];

/** The peer's credentials change exactly with an ICE restart. */
export const restartAnswers = property('negotiation', 'restart-answers', {
  title: 'an answer has new ICE credentials if the offer restarts ICE, and only then',
  checks: ['set-a-session-description/4.5.7'],
  cases: [
    [...restarting, setRemote(0, edited(1))],
    [...restarting, take(1), call(1, 'setLocalDescription'), take(0)],
    [...connected, call(0, 'setLocalDescription'), setRemote(0, edited(1, otherUfrag))],
    [...connected, call(0, 'setLocalDescription'), setRemote(0, edited(1))],
    [...connected, setRemote(0, { type: 'offer', sdp: '' }), setRemote(1, edited(0, otherUfrag))],
  ],
  script: fc
    .tuple(history({ addTransceiver: 1, addTrack: 1, negotiate: 1 }, 2), fc.boolean(), fc.boolean())
    .map(([before, restarts, other]) => [
      ...connected,
      ...before,
      ...(restarts ? [call(0, 'restartIce')] : []),
      call(0, 'setLocalDescription'),
      setRemote(0, other ? edited(1, otherUfrag) : edited(1)),
      take(1),
      call(1, 'setLocalDescription'),
      take(0),
    ]),
});
