import { deriveConnectionState, deriveIceConnectionState, deriveIceGatheringState } from '../ice/states';
import type { Connection } from '../peer-connection/connection';
import type { IceState } from './compare-snapshot';
import { aheadOfEvent, type Difference, type StepAt, show, untold } from './refused';
import type { Run } from './run';

/** The step that fires the event of a state, in the task that changes it. */
const eventStep = (name: IceState): StepAt | undefined => {
  const change = 'change-the-selected-candidate-pair-and-state';
  const steps: Readonly<Partial<Record<IceState, StepAt>>> = {
    iceGatheringState: { algorithm: 'ice-gathering-began', step: '7' },
    iceConnectionState: { algorithm: change, step: '12' },
    connectionState: { algorithm: change, step: '13' },
  };
  return steps[name];
};

/** The step that sets a state, in the task of another one that it is derived from. */
const settingStep = (name: IceState): StepAt => {
  const change = 'change-the-selected-candidate-pair-and-state';
  if (name === 'iceGatheringState') return { algorithm: 'ice-gathering-began', step: '3' };
  return { algorithm: change, step: name === 'iceConnectionState' ? '9.3' : '9.5' };
};

/** No step says when `canTrickleIceCandidates` is set: it is null before setRemoteDescription is complete. */
const isSettingRemote = (run: Run, pc: string): boolean =>
  [...run.unsettled].some(
    (command) => run.concernedBy(command) === pc && run.lookahead.methodOf(command) === 'setRemoteDescription',
  );

type Derived = Exclude<IceState, 'canTrickleIceCandidates'>;

const derivations: Readonly<Record<Derived, (connection: Connection) => string>> = {
  iceGatheringState: deriveIceGatheringState,
  iceConnectionState: deriveIceConnectionState,
  connectionState: deriveConnectionState,
};

/** No step derives a state anew when a description changes the set of transports (`rederived-states`): then it may change, and its event follow. */
const isRederived = (connection: Connection, name: Derived, observed: unknown): boolean =>
  derivations[name](connection) === observed;

/**
 * How a state differs of which an event comes later: the task that fires it in the model has set the state, or the implementation has
 * changed it before.
 */
const untimely = (run: Run, connection: Connection, name: Derived, type: string, observed: unknown): Difference => {
  const isAhead = run.lookahead.shownNext(type, run.pcOf(connection), name, run.at - 1) === observed;
  const isSet =
    !isAhead && run.expect(connection).some((emission) => emission.kind === 'event' && emission.type === type);
  const words = isSet
    ? { expected: 'is set before the events of that task', observed: 'is set later', at: settingStep(name) }
    : { ...aheadOfEvent, at: eventStep(name) };
  return { aspect: 'order', subject: name, ...words, adopt: () => {} };
};

/**
 * How a state of ICE or DTLS differs. If its event comes later, it was only changed at another time than its event; the model waits for
 * the event. Otherwise the model takes the value over.
 * @returns undefined where the text allows it
 */
export const iceDifference = (
  run: Run,
  connection: Connection,
  name: IceState,
  subject: string,
  observed: unknown,
): Difference | undefined => {
  const pc = run.pcOf(connection);
  const watch = { pc, path: name };
  const type = `${name.toLowerCase()}change`;
  const follows = name !== 'canTrickleIceCandidates';
  if (!follows && isSettingRemote(run, pc)) {
    run.variance('can-trickle-during');
    return undefined;
  }
  if (follows && !connection.isClosed && run.lookahead.eventAfter(type, pc, run.at - 1)) {
    if (!isRederived(connection, name, observed)) return untimely(run, connection, name, type, observed);
    run.variance('rederived-states');
    return undefined;
  }
  const adopt = () => void (follows && Object.assign(connection, { [name]: observed }));
  if (follows && run.lookahead.shownLast(type, pc, name, run.at) === observed) {
    adopt(); // it is the model that was left behind, by a difference that is known
    return undefined;
  }
  const told = follows && !connection.isClosed; // how far ICE is differs from run to run, that no event told it does not
  const values = told
    ? { subject: name, ...untold }
    : { subject, expected: show(connection[name]), observed: show(observed) };
  return { aspect: 'state', ...values, at: told ? eventStep(name) : undefined, watch, adopt };
};
