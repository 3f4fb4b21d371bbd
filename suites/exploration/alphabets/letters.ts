import type { Command, Script } from '../../../spec-model/vocabulary';
import type { Value } from '../../../spec-model/vocabulary/value';
import { call, other, settle, take, unawaited } from '../../arbitraries/commands';

/** What an exploration may do next: commands, and whether it waits then until nothing is under way. */
export interface Letter {
  readonly script: Script;
  readonly waits: boolean;
}

/** Letters by what they do, in the order in which they are tried. */
export type Alphabet = readonly Letter[];

export const calm = (...script: Script): Letter => ({ script, waits: true });
/** The next letter follows in the same turn: it finds this one under way. */
export const hurried = (command: Command): Letter => ({ script: [unawaited(command)], waits: false });

export const both = (make: (pc: 0 | 1) => readonly Letter[]): Letter[] => [...make(0), ...make(1)];
export const rollback: Value = { type: 'rollback' };
export const provisional: Value = { type: 'pranswer' };
export const implicit = (pc: 0 | 1): Command => call(pc, 'setLocalDescription');
export const close = (pc: 0 | 1): Command => call(pc, 'close');
/** Offer and answer, without calls that can be done without. */
export const exchange = (pc: 0 | 1): Script => [implicit(pc), take(other(pc)), implicit(other(pc)), take(pc)];
/** The same, with the candidates in the descriptions: so that ICE connects. */
export const connect = (pc: 0 | 1): Script => [
  implicit(pc),
  settle,
  take(other(pc)),
  implicit(other(pc)),
  settle,
  take(pc),
];
export const audio = call(0, 'addTransceiver', 'audio');

/** The letters of a script, one after the other. Waiting is `settle`. */
export const spell = (letters: readonly Letter[]): Script =>
  letters.flatMap(({ script, waits }) => (waits ? [...script, settle] : [...script]));

export const withoutWaits = (script: Script): Script => script.filter((command) => !('wait' in command));

/** How long a script is: waits do not count. */
export const lengthOf = (script: Script): number => withoutWaits(script).length;
