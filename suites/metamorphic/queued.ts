import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { call, offer, onSender, settle, take, unawaited } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { description } from '../arbitraries/values';
import { walk } from '../arbitraries/walk';
import { type Derived, relation } from './relation';

/** What is put into the operations chain of connection 0, and does not depend on what those before it give. */
const others: readonly Command[] = [
  call(0, 'setLocalDescription', { type: 'rollback' }),
  call(0, 'setRemoteDescription', { type: 'rollback' }),
  take(0),
  take(0),
  call(0, 'addIceCandidate'),
  onSender(0, 'replaceTrack', null),
];
const implicit: readonly Command[] = [
  call(0, 'setLocalDescription'),
  call(0, 'setLocalDescription'),
  call(0, 'setLocalDescription', { type: 'pranswer' }),
  call(0, 'createOffer'),
  call(0, 'createAnswer'),
];
/** With an offer that was created before them all. */
const explicit: readonly Command[] = [
  call(0, 'setLocalDescription', description()),
  call(0, 'setLocalDescription', description()),
];
const operations = [...others, ...implicit, ...explicit];
const texts = new Set(operations.map((command) => JSON.stringify(command)));
const usesCreated = (script: Script): boolean => JSON.stringify(script).includes('"description"');

/** Whether a command can be called before those before it are over: it can not create what the next one uses. */
const isOperation = (command: Command | undefined, script: Script): boolean =>
  command !== undefined &&
  texts.has(JSON.stringify(command)) &&
  !('call' in command && command.call.startsWith('create') && usesCreated(script));

/** All operations that follow one another are called at once; then all is quiet. */
const queue = (script: Script): Derived[] | undefined => {
  const isOne = script.map((command) => isOperation(command, script));
  if (!isOne.some((one, place) => one && isOne[place + 1])) return undefined;
  return script.flatMap((command, from): Derived[] => {
    if (!isOne[from]) return [{ command, from }];
    return [{ command: unawaited(command), from }, ...(isOne[from + 1] ? [] : [{ command: settle }])];
  });
};

/** Operations that are awaited, and the same operations called at once. */
export const queued = relation('queued', {
  title: 'operations that are called at once end as those that are awaited, each in its turn',
  checks: ['chain-an-operation/6', 'chain-an-operation/7.4.2', 'chain-an-operation/7.4.3'],
  other: 'with the operations called at once',
  cases: [
    [
      call(0, 'addTransceiver', 'audio'),
      call(0, 'setLocalDescription'),
      call(0, 'setLocalDescription', { type: 'rollback' }),
    ],
  ],
  script: sequence(
    walk({ moves: { addTrack: 3, addTransceiver: 2, round: 1 }, min: 1, max: 3 }),
    fc.constantFrom<Script[]>([], [call(1, 'addTransceiver', 'video'), ...offer(1)]),
    [call(0, 'createOffer')],
    fc
      .constantFrom(implicit, explicit)
      .chain((some) =>
        fc.array(fc.constantFrom(...some, ...some, ...others), { minLength: 3, maxLength: 8, size: 'max' }),
      ),
    [settle],
  ),
  variant: queue,
});
