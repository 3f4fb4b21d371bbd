import * as fc from 'fast-check';
import type { Command, Script, Trace } from '../../spec-model/vocabulary';
import { call, onSender, onTransceiver, pcs, settle } from '../arbitraries/commands';
import type { Pc } from '../arbitraries/values';
import { walk } from '../arbitraries/walk';
import { type Derived, relation, unchanged } from './relation';
import { outcomesOf } from './sight';

/** Calls that fail in all states, or in most. */
const failing = (pc: Pc): readonly Command[] => [
  call(pc, 'addTransceiver', 'data'),
  call(pc, 'addTransceiver', 'video', { sendEncodings: [{ rid: 'a' }, { rid: 'a' }] }),
  call(pc, 'addTransceiver', 'video', { sendEncodings: [{ scaleResolutionDownBy: 0.5 }] }),
  call(pc, 'addTrack', { $: 'track', kind: 'audio', index: 0 }),
  call(pc, 'removeTrack', { $: 'sender', index: 1 }),
  call(pc, 'createDataChannel', 'x', { maxRetransmits: 1, maxPacketLifeTime: 1 }),
  call(pc, 'createDataChannel', 'x', { negotiated: true }),
  call(pc, 'setConfiguration', { iceServers: [{ urls: 'http://example.org' }] }),
  call(pc, 'setConfiguration', { bundlePolicy: 'max-bundle' }),
  call(pc, 'setRemoteDescription', { type: 'answer', sdp: 'v=0\r\n' }),
  call(pc, 'setRemoteDescription', { type: 'pranswer', sdp: '' }),
  call(pc, 'setLocalDescription', { type: 'answer' }),
  call(pc, 'setLocalDescription', { type: 'offer', sdp: 'v=0\r\n' }),
  call(pc, 'createAnswer'),
  call(pc, 'addIceCandidate', { candidate: 'x', sdpMid: 'none' }),
  onSender(0, 'replaceTrack', { $: 'track', kind: 'video', index: 0 }),
  onTransceiver(0, 'setCodecPreferences', [{ mimeType: 'audio/none', clockRate: 1 }]),
];

const failures = fc
  .tuple(pcs, fc.nat(16))
  .map(([pc, which]): Script => [failing(pc)[which] ?? call(pc, 'createAnswer')]);

const hasFailed = (outcome: string | undefined): boolean => /^(throws|rejects)/.test(outcome ?? '');

/** A remote offer that is refused has rolled back a local one before, where there was one: that stays. */
const isRemoteOffer = (command: Command): boolean =>
  'call' in command && command.call === 'setRemoteDescription' && !/"type":"(pr)?answer"/.test(JSON.stringify(command));

const without = (script: Script, trace: Trace): Derived[] | undefined => {
  const outcomes = outcomesOf(trace);
  const failed = script.map((_, place) => hasFailed(outcomes.get(place)));
  if (!failed.includes(true) || script.some((command, place) => failed[place] && isRemoteOffer(command)))
    return undefined;
  return unchanged(script).filter((_, place) => !failed[place]);
};

/** The steps that refuse what is called here: nothing of the call has been done by then. */
const refusals: Readonly<Record<string, string>> = {
  addTransceiver: 'RTCPeerConnection.addTransceiver/8',
  addTrack: 'RTCPeerConnection.addTrack/6',
  removeTrack: 'RTCPeerConnection.removeTrack/4',
  createDataChannel: 'RTCPeerConnection.createDataChannel/15',
  setConfiguration: 'set-a-configuration/3',
  setLocalDescription: 'set-a-session-description/4.5',
  setRemoteDescription: 'set-a-session-description/4.5',
  createAnswer: 'RTCPeerConnection.createAnswer/3',
  addIceCandidate: 'RTCPeerConnection.addIceCandidate/4.2.1',
  replaceTrack: 'RTCRtpSender.replaceTrack/5',
  setCodecPreferences: 'RTCRtpTransceiver.setCodecPreferences/7.1',
};

/** That of the first call that failed. */
const refusalIn = (first: Trace, derived: readonly Derived[]): string | undefined => {
  const kept = new Set(derived.map(({ from }) => from));
  const failed = first.find((entry) => entry.t === 'call' && !kept.has(entry.i));
  return failed?.t === 'call' ? refusals[failed.m] : undefined;
};

/** Calls that failed, and the same without them. */
export const failedCalls = relation('failed-calls', {
  title: 'a call that fails changes nothing: what comes after it is as without it',
  checks: [...new Set(Object.values(refusals))],
  named: refusalIn,
  other: 'without the calls that failed',
  cases: ([0, 1] as const).flatMap((pc) =>
    failing(pc).map((one) => [
      call(0, 'addTrack', { $: 'track', kind: 'audio', index: 0 }),
      one,
      call(0, 'setLocalDescription'),
    ]),
  ),
  script: fc
    .array(
      fc.tuple(
        walk({
          moves: {
            addTrack: 3,
            addTransceiver: 2,
            round: 3,
            offer: 2,
            takeOffer: 3,
            answer: 2,
            takeAnswer: 2,
            stop: 1,
          },
          min: 1,
          max: 4,
        }),
        failures,
      ),
      { minLength: 2, maxLength: 4, size: 'max' },
    )
    .map((list) => [...list.flat(2), settle, call(0, 'createOffer')]),
  variant: without,
});
