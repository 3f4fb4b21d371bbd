import { Connection, type Description } from '../../peer-connection/connection';
import { associationEnded, endUnassociated } from '../../sctp/closed';
import { carrierOf, viewDescription } from '../../sdp/view';
import { memberOf } from '../lookahead';
import type { Run } from '../run';
import { named } from './dtls';

/** Of the remote description that is being applied: in parallel, it is used before the task that tells of it. */
const beingSet = (run: Run, connection: Connection): string[] => {
  const call = run.pendingCall(connection);
  if (call?.method !== 'setRemoteDescription') return [];
  const text = run.lookahead.text(memberOf(run.lookahead.firstArgument(call.command), 'sdp'));
  return text === undefined ? [] : viewDescription(text).sections.flatMap(({ ufrag }) => ufrag ?? []);
};

const fragments = (connection: Connection, side: 'local' | 'remote'): Set<string> => {
  const descriptions =
    side === 'local'
      ? [connection.currentLocalDescription, connection.pendingLocalDescription]
      : [connection.currentRemoteDescription, connection.pendingRemoteDescription];
  const sections = descriptions.flatMap((one) => (one ? viewDescription(one.sdp).sections : []));
  return new Set(sections.flatMap(({ ufrag }) => ufrag ?? []));
};

const meet = (run: Run, a: Connection, b: Connection): boolean => {
  const remote = new Set([...fragments(b, 'remote'), ...beingSet(run, b)]);
  return [...fragments(a, 'local')].some((ufrag) => remote.has(ufrag));
};

/** Connections that had each other's descriptions once: what connected them then goes on where a newer generation is offered. */
const acquaintances = new WeakMap<Connection, Connection>();

const haveMet = (a: Connection, b: Connection): boolean => acquaintances.get(a) === b || acquaintances.get(b) === a;

const canReach = (run: Run, a: Connection, b: Connection): boolean =>
  haveMet(a, b) || (meet(run, a, b) && meet(run, b, a));

/** The connection of the same script that a connection can reach. */
export const peerOf = (run: Run, connection: Connection): Connection | undefined =>
  run.allConnections().find((one) => one !== connection && canReach(run, connection, one));

/** Before a description takes the place of another one. */
export const remember = (run: Run, connection: object | undefined): void => {
  if (!(connection instanceof Connection) || acquaintances.has(connection)) return;
  const peer = peerOf(run, connection);
  if (peer) acquaintances.set(connection, peer);
};

/** The certificates that a description names for data. */
const certificatesOf = (description: Description | null): string[] => {
  if (!description) return [];
  const view = viewDescription(description.sdp);
  const data = view.sections.find(({ isData }) => isData);
  const carrier = data && carrierOf(view, data.mid);
  const naming = carrier?.fingerprints.length ? carrier : data;
  return naming ? named([naming]) : [];
};

/** The remote descriptions that count. In parallel, an answer is used before the task that tells of it. */
const remoteOf = (run: Run, connection: Connection): readonly (Description | null)[] => {
  const { currentRemoteDescription: current, pendingRemoteDescription: pending } = connection;
  return run.pendingCall(connection)?.method === 'setLocalDescription' ? [current, pending] : [current];
};

/** Whether an answer was applied at one end that names none of the other end's certificates: that ends DTLS (RFC 9429, section 5.11). */
const isForsaken = (run: Run, connection: Connection, other: Connection): boolean => {
  const { currentLocalDescription: current, pendingLocalDescription: pending } = other;
  const theirs = [...certificatesOf(current), ...certificatesOf(pending)];
  return remoteOf(run, connection).some((remote) => {
    const expected = certificatesOf(remote);
    return expected.length > 0 && theirs.length > 0 && !expected.some((one) => theirs.includes(one));
  });
};

/**
 * What DTLS carried ends with it, if a description was applied that names another certificate. When the other side hears of that, if at
 * all, no document says. Data may be offered then, and have no association yet.
 * @returns whether it ended now
 */
export const endWithDtls = (run: Run, connection: Connection, isTold: boolean): boolean => {
  const { sctpTransport } = connection;
  if (!sctpTransport || sctpTransport.state === 'closed') return false;
  const { association } = sctpTransport;
  const other = association ? association.other(sctpTransport).connection : peerOf(run, connection);
  if (!other || (!association && !(isTold && haveMet(connection, other)))) return false;
  if (!isForsaken(run, connection, other) && !isForsaken(run, other, connection)) return false;
  run.variance('dtls-renewed');
  (association ? associationEnded : endUnassociated)(sctpTransport);
  return true;
};
