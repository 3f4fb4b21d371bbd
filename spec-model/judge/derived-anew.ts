import { consideredTransports, type IceTransport } from '../ice/transport';
import type { Connection } from '../peer-connection/connection';
import type { Emission } from './emission';
import { toldOfDescriptions } from './local-snapshot';
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

/** The transports that counted before the description whose events are being told. */
const countedBefore = new WeakMap<Connection, readonly IceTransport[]>();

const isOfDescription = (emission: Emission): boolean =>
  emission.kind === 'settle' || (emission.kind === 'event' && toldOfDescriptions.has(emission.type));

/** A turn is over: where no description is being told of, its transports are the ones that count. */
export const noteCounted = (run: Run): void => {
  for (const connection of run.allConnections())
    if (!run.expect(connection).some(isOfDescription)) countedBefore.set(connection, consideredTransports(connection));
};

/** Whether a description that is being told of has dropped a transport: then the states follow from those that are left. */
const hasDropped = (run: Run, connection: Connection): boolean => {
  const now = consideredTransports(connection);
  const isTold = (run.aside.at(-1)?.held.length ?? 0) > 0;
  return isTold && countedBefore.get(connection)?.some((transport) => !now.includes(transport)) === true;
};

/**
 * Does what changes a state of ICE or DTLS. If it may as well be derived anew with a description, it may be told in any order with that.
 * `unheard`: no event of a transport tells of it.
 */
export const changeOrDerive = (run: Run, connection: Connection, unheard: boolean, change: () => void): void => {
  const { length } = run.expect(connection);
  change();
  const told = run.expect(connection).slice(length);
  if (!unheard || told.length === 0 || !hasDropped(run, connection)) return;
  run.variance('rederived-states');
  for (const emission of told) derivedAnew.add(emission);
};
