import type { Value } from '../../spec-model/vocabulary';
import { call, other } from './commands';
import type { Move } from './moves';
import { goodCandidate, type Pc, remoteMid, remoteUfrag } from './values';

/** Any candidate that was seen so far: of either side, of any generation, and again. */
const seen = (index: number): Value => ({ $: 'candidate', index });

const add = (pc: Pc, ...args: Value[]) => [call(pc, 'addIceCandidate', ...args)];

/** Candidates that come early, late, twice, and of the wrong generation. */
export const candidateMoves = {
  candidate: { when: () => true, make: (pc, [a, b]) => add(pc, seen((a * 60 + b) % 16)) },
  twice: { when: () => true, make: (pc, [a]) => [...add(pc, seen(a % 8)), ...add(pc, seen(a % 8))] },
  /** Made up for a section that the remote description has, with the credentials of its generation. */
  freshCandidate: {
    when: ({ signaling }, pc) => signaling[pc] !== 'closed',
    make: (pc, [a]) =>
      add(pc, {
        candidate: goodCandidate,
        sdpMid: remoteMid(pc, a % 2),
        ...(a % 3 === 0 ? { usernameFragment: remoteUfrag(pc, a % 2) } : {}),
      }),
  },
  /** With the fragment of what the other side has, which may be another generation. */
  otherGeneration: {
    when: () => true,
    make: (pc, [a]) =>
      add(pc, {
        candidate: a % 4 === 0 ? '' : goodCandidate,
        sdpMLineIndex: a % 2,
        usernameFragment: a % 3 === 0 ? 'gone' : remoteUfrag(other(pc), a % 2),
      }),
  },
  end: {
    when: () => true,
    make: (pc, [a]) => add(pc, ...([[], [null], [{ candidate: '', sdpMLineIndex: 0 }]][a % 3] ?? [])),
  },
} satisfies Record<string, Move>;
