import type { SignalingState } from '../../spec-model/peer-connection/connection';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { candidateMoves } from './candidate-moves';
import { channelMoves } from './channel-moves';
import { answer, call, offer, onSender, onTransceiver, other, setDirection, settle, take } from './commands';
import { result } from './references';
import { description, local, type Pc, stream, track } from './values';

/** What a script that is being made has led to, if all its calls are made and succeed in turn. */
export interface State {
  readonly signaling: [SignalingState, SignalingState];
  /** Whether a connection's local description was not handed over yet. */
  readonly fresh: [boolean, boolean];
  /** How often the connections agreed on something. */
  agreed: number;
  transceivers: number;
  channels: number;
  /** How local descriptions are set: without a text, with the one that was created for it, or now so and now so. */
  readonly descriptions: Descriptions;
}

export type Descriptions = 'implicit' | 'explicit' | 'mixed';

export const start = (descriptions: Descriptions): State => ({
  signaling: ['stable', 'stable'],
  fresh: [false, false],
  agreed: 0,
  transceivers: 0,
  channels: 0,
  descriptions,
});

/** Two numbers below 60. */
export type Dice = readonly [number, number];

/** A step of an application: when it makes sense, what it calls, and where it leads. */
export interface Move {
  readonly when: (state: State, pc: Pc) => boolean;
  readonly make: (pc: Pc, dice: Dice, state: State) => Script;
  readonly leads?: (state: State, pc: Pc) => void;
}

export type Moves = readonly (readonly [Move, number])[];

const isOpen = ({ signaling }: State, pc: Pc): boolean => signaling[pc] !== 'closed';
const is =
  (...states: SignalingState[]) =>
  ({ signaling }: State, pc: Pc): boolean =>
    states.includes(signaling[pc]);
const become = (to: SignalingState, fresh?: boolean) => (state: State, pc: Pc) => {
  state.signaling[pc] = to;
  if (fresh !== undefined) state.fresh[pc] = fresh;
};

const kind = (dice: number): 'audio' | 'video' => (dice % 2 === 0 ? 'audio' : 'video');
const streams = (dice: number): Value[] => [[], [], [stream(0)], [stream(1)], [stream(0), stream(1)]][dice % 5] ?? [];
const directions = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;
const added = (state: State) => void state.transceivers++;
const hasTransceivers = ({ transceivers }: State) => transceivers > 0;
const which = (dice: number, { transceivers }: State): number => dice % Math.max(1, transceivers);

/** Media that is to be negotiated, or not any more. */
const changes = {
  addTrack: {
    when: isOpen,
    make: (pc, [a, b]) => [call(pc, 'addTrack', track(kind(a), (a >> 1) % 2), ...streams(b))],
    leads: added,
  },
  addTransceiver: {
    when: isOpen,
    make: (pc, [a, b]) => [
      call(pc, 'addTransceiver', kind(a), ...(b % 2 === 0 ? [{ direction: directions[(b >> 1) % 4] as string }] : [])),
    ],
    leads: added,
  },
  removeTrack: {
    when: (state, pc) => isOpen(state, pc) && hasTransceivers(state),
    make: (pc, [a], state) => [call(pc, 'removeTrack', { $: 'sender', index: which(a, state) })],
  },
  direction: {
    when: hasTransceivers,
    make: (_pc, [a, b], state) => [setDirection(which(a, state), directions[b % 4] as string)],
  },
  stop: { when: hasTransceivers, make: (_pc, [a], state) => [onTransceiver(which(a, state), 'stop')] },
  replaceTrack: {
    when: hasTransceivers,
    make: (_pc, [a, b], state) => [onSender(which(a, state), 'replaceTrack', b % 3 === 0 ? null : track(kind(b)))],
  },
  setStreams: {
    when: hasTransceivers,
    make: (_pc, [a, b], state) => [onSender(which(a, state), 'setStreams', ...streams(b))],
  },
  restartIce: { when: ({ agreed }, pc) => agreed > 0 && pc >= 0, make: (pc) => [call(pc, 'restartIce')] },
} satisfies Record<string, Move>;

/** What createAnswer gave, for now. */
const asPranswer = result('createAnswer', [], [{ at: ['type'], to: 'pranswer' }]);

const implicitly = (pc: Pc, type?: string): Command =>
  call(pc, 'setLocalDescription', ...(type === undefined ? [] : [{ type }]));

const isImplicit = ({ descriptions }: State, dice: number): boolean =>
  descriptions === 'implicit' || (descriptions === 'mixed' && dice % 2 === 0);

/** Descriptions, each where the signaling state allows it. */
const negotiation = {
  offer: {
    when: is('stable', 'have-local-offer'),
    make: (pc, [a], state) => (isImplicit(state, a) ? [implicitly(pc)] : offer(pc)),
    leads: become('have-local-offer', true),
  },
  /** A remote offer, also if there is one of one's own: that is then rolled back. */
  takeOffer: {
    when: (state, pc) =>
      is('stable', 'have-local-offer', 'have-remote-offer')(state, pc) &&
      state.signaling[other(pc)] === 'have-local-offer' &&
      state.fresh[other(pc)],
    make: (pc) => [take(pc)],
    leads: (state, pc) => {
      state.fresh[other(pc)] = false;
      become('have-remote-offer')(state, pc);
    },
  },
  answer: {
    when: is('have-remote-offer', 'have-local-pranswer'),
    make: (pc, [a], state) => (isImplicit(state, a) ? [implicitly(pc)] : answer(pc)),
    leads: become('stable', true),
  },
  pranswer: {
    when: is('have-remote-offer', 'have-local-pranswer'),
    make: (pc, [a], state) =>
      isImplicit(state, a)
        ? [implicitly(pc, 'pranswer')]
        : [call(pc, 'createAnswer'), call(pc, 'setLocalDescription', asPranswer)],
    leads: become('have-local-pranswer', true),
  },
  takeAnswer: {
    when: (state, pc) =>
      is('have-local-offer', 'have-remote-pranswer')(state, pc) &&
      is('stable', 'have-local-pranswer')(state, other(pc)) &&
      state.fresh[other(pc)],
    make: (pc) => [take(pc)],
    leads: (state, pc) => {
      const final = state.signaling[other(pc)] === 'stable';
      state.fresh[other(pc)] = false;
      if (final) state.agreed++;
      become(final ? 'stable' : 'have-remote-pranswer')(state, pc);
    },
  },
  rollback: {
    when: is('have-local-offer', 'have-remote-offer', 'have-local-pranswer', 'have-remote-pranswer'),
    make: (pc, _dice, { signaling }) => [
      call(pc, /local-offer|remote-pranswer/.test(signaling[pc]) ? 'setLocalDescription' : 'setRemoteDescription', {
        type: 'rollback',
      }),
    ],
    leads: become('stable', false),
  },
  createOffer: { when: isOpen, make: (pc) => [call(pc, 'createOffer')] },
  createAnswer: {
    when: is('have-remote-offer', 'have-local-pranswer'),
    make: (pc) => [call(pc, 'createAnswer')],
  },
  /** From each to the other, until both are stable. */
  round: {
    when: (state, pc) => is('stable')(state, pc) && is('stable')(state, other(pc)),
    make: (pc, [a], state) =>
      isImplicit(state, a)
        ? [implicitly(pc), take(other(pc)), implicitly(other(pc)), take(pc)]
        : [...offer(pc), take(other(pc)), ...answer(other(pc)), take(pc)],
    leads: (state) => {
      state.agreed++;
      state.fresh[0] = state.fresh[1] = false;
    },
  },
} satisfies Record<string, Move>;

const edits: readonly (readonly [find: string, put: string])[] = [
  ['a=sendrecv', 'a=sendonly'],
  ['a=sendrecv', 'a=inactive'],
  ['a=ice-options:trickle', 'a=ice-options:ice2'],
  ['a=setup:actpass', 'a=setup:active'],
  ['a=rtcp-rsize\r\n', ''],
  ['a=ice-ufrag:', 'a=ice-ufrag:x'],
  ['a=mid:0', 'a=mid:z'],
  ['a=group:BUNDLE', 'a=group:OTHER'],
  ['a=msid:', 'a=x-msid:'],
  ['a=rtcp-mux\r\n', ''],
];
const edited = (value: Value, [a]: Dice): Value => {
  const [find, put] = edits[a % edits.length] ?? ['', ''];
  return { ...(value as { $: 'local'; pc: number }), edits: [{ find, with: put }] };
};

/** Descriptions changed on their way, wherever they are applied. */
const munged = {
  takeMunged: {
    when: (state, pc) => isOpen(state, pc) && state.fresh[other(pc)],
    make: (pc, dice) => [call(pc, 'setRemoteDescription', edited(local(other(pc)), dice))],
    leads: (state, pc) => {
      const offered = state.signaling[other(pc)] === 'have-local-offer';
      become(offered ? 'have-remote-offer' : 'stable')(state, pc);
    },
  },
  mungeOwn: {
    when: is('stable', 'have-local-offer'),
    make: (pc, dice) => [call(pc, 'createOffer'), call(pc, 'setLocalDescription', edited(description(), dice))],
  },
} satisfies Record<string, Move>;

/** What ends, and what waits. */
const turns = {
  close: { when: isOpen, make: (pc) => [call(pc, 'close')], leads: become('closed') },
  settle: { when: () => true, make: () => [settle] },
  tick: { when: () => true, make: (_pc, [a]) => [{ wait: a % 2 === 0 ? 'microtask' : 'task' }] },
  look: {
    when: () => true,
    make: (pc, [a]) => [
      { pc, get: ['signalingState', 'localDescription', 'iceGatheringState', 'connectionState'][a % 4] as string },
    ],
  },
} satisfies Record<string, Move>;

export const moves = {
  ...changes,
  ...negotiation,
  ...munged,
  ...turns,
  ...candidateMoves,
  ...channelMoves,
} satisfies Record<string, Move>;
export type Name = keyof typeof moves;
