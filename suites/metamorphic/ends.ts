import * as fc from 'fast-check';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, pcs, settle } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { remoteMid, undefinedValue } from '../arbitraries/values';
import { walk } from '../arbitraries/walk';
import { type Derived, relation, unchanged } from './relation';

/** Arguments that all mean: no more candidates, of any section. */
const forAll: readonly (readonly Value[])[] = [[], [undefinedValue], [null], [{}], [{ candidate: '' }]];
const texts = forAll.map((args) => JSON.stringify(args));

type Call = Extract<Command, { readonly call: string }>;
const isAdding = (command: Command): command is Call => 'call' in command && command.call === 'addIceCandidate';
/** Which of the spellings a command has; -1: none. */
const spellingOf = (command: Command): number => (isAdding(command) ? texts.indexOf(JSON.stringify(command.args)) : -1);

const isEnd = (command: Command): boolean =>
  spellingOf(command) >= 0 || (isAdding(command) && /"candidate":""/.test(JSON.stringify(command.args)));

const course = walk({
  moves: { addTrack: 3, addTransceiver: 2, offer: 3, takeOffer: 4, answer: 3, takeAnswer: 3, restartIce: 1, settle: 1 },
  min: 3,
  max: 7,
});

const ends: fc.Arbitrary<Script> = fc
  .tuple(pcs, fc.nat(6))
  .map(([pc, which]) => [
    call(pc, 'addIceCandidate', ...(forAll[which] ?? [{ candidate: '', sdpMid: remoteMid(pc, which % 2) }])),
  ]);

const script = sequence(course, ends, course, ends, [settle]);
const offered: Script = [
  call(0, 'addTransceiver', 'audio'),
  call(0, 'setLocalDescription'),
  call(1, 'setRemoteDescription', { $: 'local', pc: 0 }),
];

/** The end of candidates is told once, and twice. */
export const endTwice = relation('end-twice', {
  title: 'to be told twice that there are no more candidates is as to be told once',
  checks: ['RTCPeerConnection.addIceCandidate/4.7', 'RTCPeerConnection.addIceCandidate/4.7.2.2'],
  other: 'with each end of candidates told twice',
  cases: [[...offered, call(1, 'addIceCandidate')]],
  script,
  variant: (commands) =>
    commands.some(isEnd)
      ? unchanged(commands).flatMap((one): Derived[] => (isEnd(one.command) ? [one, one] : [one]))
      : undefined,
});

/** The same calls, spelled in another way. */
export const spellings = relation('spellings', {
  title: 'without an argument, with undefined, null, {} or an empty candidate, addIceCandidate is the same call',
  checks: ['RTCPeerConnection.addIceCandidate/3', 'webidl/conversion'],
  other: 'with the end of candidates spelled otherwise',
  cases: forAll.map((args) => [...offered, call(1, 'addIceCandidate', ...args)]),
  script,
  variant: (commands) =>
    commands.some((command) => spellingOf(command) >= 0)
      ? unchanged(commands).map((one): Derived => {
          const spelling = spellingOf(one.command);
          if (spelling < 0) return one;
          return {
            ...one,
            command: { ...(one.command as Call), args: [...(forAll[(spelling + 1) % forAll.length] ?? [])] },
          };
        })
      : undefined,
});
