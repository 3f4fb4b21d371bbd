import type { Connection } from '../peer-connection/connection';
import type { IceState } from './compare-snapshot';
import { type Difference, type StepAt, show } from './refused';
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

/**
 * How a state of ICE or DTLS differs. If its event comes later with that value, it was only changed before its event; the model waits
 * for the event. Otherwise the model takes the value over.
 */
export const iceDifference = (
  run: Run,
  connection: Connection,
  name: IceState,
  subject: string,
  observed: unknown,
): Difference => {
  const pc = run.pcOf(connection);
  const watch = { pc, path: name };
  const early = !connection.isClosed && run.lookahead.eventAfter(`${name.toLowerCase()}change`, pc, run.at - 1);
  if (early)
    return {
      aspect: 'order',
      subject: name,
      expected: 'changes together with its event',
      observed: 'changed before its event',
      at: eventStep(name),
      adopt: () => {},
    };
  const follows = name !== 'canTrickleIceCandidates';
  const adopt = () => void (follows && Object.assign(connection, { [name]: observed }));
  const told = follows && !connection.isClosed; // how far ICE is differs from run to run, that no event told it does not
  const values = told
    ? { subject: name, expected: 'what its last event told', observed: 'another value' }
    : { subject, expected: show(connection[name]), observed: show(observed) };
  return { aspect: 'state', ...values, at: told ? eventStep(name) : undefined, watch, adopt };
};
