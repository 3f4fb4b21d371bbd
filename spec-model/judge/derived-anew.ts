import type { Connection } from '../peer-connection/connection';
import type { Emission } from './emission';
import type { Run } from './run';

const derivedAnew = new WeakSet<Emission>();

/** Whether it tells of a state that was derived anew with a description: no step does that, or says when it is told. */
export const isDerivedAnew = (emission: Emission | undefined): boolean =>
  emission !== undefined && derivedAnew.has(emission);

/** What was told last is of that kind. */
export const toldAnew = (run: Run, connection: Connection): void => {
  const told = run.expect(connection).at(-1);
  if (told) derivedAnew.add(told);
};

/** Tells of a state that was derived anew. */
export const fireAnew = (run: Run, connection: Connection, type: string): void => {
  run.variance('rederived-states');
  connection.world.observer.fire(connection, connection, type, {});
  toldAnew(run, connection);
};
