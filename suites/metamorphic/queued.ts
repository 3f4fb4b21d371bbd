import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { call, onSender, settle, take, unawaited } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { walk } from '../arbitraries/walk';
import { type Derived, relation } from './relation';

/** What is put into the operations chain of connection 0, and does not depend on what those before it give. */
const operations: readonly Command[] = [
  call(0, 'setLocalDescription'),
  call(0, 'setLocalDescription'),
  call(0, 'setLocalDescription', { type: 'rollback' }),
  call(0, 'setRemoteDescription', { type: 'rollback' }),
  call(0, 'setLocalDescription', { type: 'pranswer' }),
  take(0),
  take(0),
  call(0, 'createOffer'),
  call(0, 'createAnswer'),
  call(0, 'addIceCandidate'),
  onSender(0, 'replaceTrack', null),
];
const texts = new Set(operations.map((command) => JSON.stringify(command)));
const isOperation = (command: Command): boolean => texts.has(JSON.stringify(command));

/** All operations that follow one another are called at once; then all is quiet. */
const queue = (script: Script): Derived[] | undefined => {
  if (!script.some((command, place) => place > 0 && isOperation(command) && isOperation(script[place - 1] as Command)))
    return undefined;
  return script.flatMap((command, from): Derived[] => {
    if (!isOperation(command)) return [{ command, from }];
    const next = script[from + 1];
    const last = next === undefined || !isOperation(next);
    return [{ command: unawaited(command), from }, ...(last ? [{ command: settle }] : [])];
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
    fc.constantFrom<Script[]>([], [call(1, 'addTransceiver', 'video'), call(1, 'setLocalDescription')]),
    fc.array(fc.constantFrom(...operations), { minLength: 3, maxLength: 8, size: 'max' }),
    [settle],
  ),
  variant: queue,
});
