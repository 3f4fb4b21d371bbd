import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { pcs } from './commands';
import { commonEvents } from './events';

/** Scripts as wild as applications: calls from inside of event handlers and of reactions of promises. */

/** The first two are where applications call most. */
const types = fc.constantFrom(...commonEvents.flatMap((type, index) => (index < 2 ? [type, type] : [type])));

/** Commands of a script that make sense where nothing can be waited for. */
const immediate = (script: Script): Command[] => script.filter((command) => !('wait' in command));

/** At the next event of some type, a connection does what the pieces say. */
export const handlers = (body: fc.Arbitrary<Script>): fc.Arbitrary<Script> =>
  fc.tuple(types, pcs, body).map(([on, pc, script]) => [{ on, pc, do: immediate(script) }]);

/** When the last promise, or one before it, has settled. */
export const reactions = (body: fc.Arbitrary<Script>): fc.Arbitrary<Script> =>
  fc.tuple(fc.nat(2), body).map(([upon, script]) => [{ upon, do: immediate(script) }]);

/** The same script, without waiting for any promise. */
export const hurried = (script: Script): Script =>
  script.map((command) => ('call' in command ? { ...command, await: false } : command));
