import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { call, settle } from '../arbitraries/commands';
import { sequence } from '../arbitraries/scripts';
import { walk } from '../arbitraries/walk';
import { type Derived, relation } from './relation';

type Indexed = { readonly transceiver?: number; readonly sender?: number; readonly pc?: number };

/** Objects are counted over both connections: with each thing done on both, those of one are every second. */
const onIts = (index: number, connection: 0 | 1): number => 2 * index + connection;

const value = (one: Value, connection: 0 | 1): Value => {
  if (typeof one !== 'object' || one === null || !('$' in one) || one.$ !== 'sender') return one;
  return { $: 'sender', index: onIts(one.index as number, connection) };
};

/** The same command, of one of two connections on which the same is done in turn. */
const on = (connection: 0 | 1, command: Command): Command => {
  const { transceiver, sender, pc } = command as Indexed;
  return {
    ...command,
    ...(pc === undefined ? {} : { pc: connection }),
    ...(transceiver === undefined ? {} : { transceiver: onIts(transceiver, connection) }),
    ...(sender === undefined ? {} : { sender: onIts(sender, connection) }),
    ...('args' in command ? { args: command.args.map((one) => value(one, connection)) } : {}),
  } as Command;
};

const concernsFirst = (command: Command): boolean => !/"pc":1|"description"/.test(JSON.stringify(command));

const doubled = (script: Script): Derived[] | undefined =>
  script.every(concernsFirst)
    ? script.flatMap((command, from): Derived[] =>
        'wait' in command
          ? [{ command, from }]
          : [0, 1].map((connection) => ({ command: on(connection as 0 | 1, command), from })),
      )
    : undefined;

/** What is done on a connection, and the same with another one on which it is done, too. */
export const apart = relation('apart', {
  title: 'connections that are not connected do not touch each other, with the same tracks and streams',
  checks: ['RTCPeerConnection.addTrack/6', 'CollectSenders/3', 'RTCPeerConnection.createDataChannel/18'],
  other: 'with another connection on which the same is done',
  connections: ['pc0'],
  cases: [[call(0, 'addTrack', { $: 'track', kind: 'audio', index: 0 }), call(0, 'setLocalDescription')]],
  script: sequence(
    walk({
      moves: {
        addTrack: 4,
        addTransceiver: 3,
        removeTrack: 2,
        direction: 2,
        stop: 1,
        replaceTrack: 2,
        channel: 2,
        createOffer: 2,
        rollback: 2,
        settle: 1,
      },
      min: 8,
      max: 14,
    }).map((script) =>
      script.map((command) => ('pc' in command ? { ...command, pc: 0 } : command)).filter(concernsFirst),
    ),
    [call(0, 'setLocalDescription'), settle],
  ),
  variant: doubled,
});
