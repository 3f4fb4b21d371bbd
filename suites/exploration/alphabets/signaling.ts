import { call, take } from '../../arbitraries/commands';
import { description } from '../../arbitraries/values';
import { type Alphabet, audio, both, calm, close, hurried, implicit, provisional, rollback } from './letters';

export const signaling: Alphabet = [
  calm(audio),
  ...both((pc) => [
    calm(call(pc, 'createOffer')),
    calm(call(pc, 'createAnswer')),
    calm(call(pc, 'setLocalDescription', description())),
    calm(implicit(pc)),
    calm(call(pc, 'setLocalDescription', provisional)),
    calm(call(pc, 'setLocalDescription', rollback)),
    calm(take(pc)),
    calm(call(pc, 'setRemoteDescription', rollback)),
  ]),
  calm(call(0, 'createOffer', { iceRestart: true })),
  calm(call(0, 'restartIce')),
  calm(close(0)),
  hurried(call(0, 'createOffer')),
  hurried(implicit(0)),
  hurried(call(1, 'createAnswer')),
  hurried(take(1)),
];
