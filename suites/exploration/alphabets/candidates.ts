import type { Command } from '../../../spec-model/vocabulary';
import type { Value } from '../../../spec-model/vocabulary/value';
import { call, take } from '../../arbitraries/commands';
import { goodCandidate, remoteMid, remoteUfrag } from '../../arbitraries/values';
import { type Alphabet, audio, calm, close, hurried, implicit } from './letters';

const candidate = (index: number): Value => ({ $: 'candidate', index });

const add = (pc: 0 | 1, init: Value | undefined): Command =>
  init === undefined ? call(pc, 'addIceCandidate') : call(pc, 'addIceCandidate', init);

export const candidates: Alphabet = [
  calm(audio),
  calm(call(0, 'createDataChannel', 'chat')),
  calm(implicit(0)),
  calm(take(1)),
  calm(implicit(1)),
  calm(take(0)),
  calm(call(0, 'restartIce')),
  calm(close(1)),
  calm(add(1, candidate(0))),
  calm(add(0, candidate(1))),
  calm(add(0, candidate(2))),
  ...[
    undefined,
    { candidate: '', sdpMid: remoteMid(1) },
    { candidate: goodCandidate },
    { candidate: goodCandidate, sdpMid: remoteMid(1) },
    { candidate: goodCandidate, sdpMid: 'none' },
    { candidate: goodCandidate, sdpMLineIndex: 0 },
    { candidate: goodCandidate, sdpMLineIndex: 7 },
    { candidate: goodCandidate, sdpMid: remoteMid(1), usernameFragment: remoteUfrag(1) },
    { candidate: goodCandidate, sdpMid: remoteMid(1), usernameFragment: 'wrong' },
    { candidate: 'candidate:', sdpMid: remoteMid(1) },
  ].map((init) => calm(add(1, init as Value | undefined))),
  hurried(take(1)),
  hurried(add(1, { candidate: goodCandidate, sdpMid: remoteMid(1) })),
  { script: [{ construct: 'RTCIceCandidate', args: [{ candidate: goodCandidate, sdpMid: '0' }] }], waits: true },
  { script: [{ construct: 'RTCIceCandidate', args: [{ candidate: 'candidate:x', sdpMid: '0' }] }], waits: true },
  { script: [{ construct: 'RTCIceCandidate', args: [{}] }], waits: true },
];
