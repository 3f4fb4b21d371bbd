import { certificateOf } from '../dtls/certificate';
import {
  type DtlsErrorDetail,
  dtlsTransportError,
  updateConnectionState,
  updateDtlsTransportState,
} from '../dtls/state';
import type { DtlsTransport, DtlsTransportState } from '../dtls/transport';
import { remoteGenerations } from '../ice/generations';
import type { Fingerprint } from '../sdp/view';
import type { Session } from './session';

type Queue = (session: Session, label: string, run: () => void) => void;

/** DTLS changes state in one task, and the connection's state is derived in another. */
const change = (queue: Queue, session: Session, label: string, run: (transport: DtlsTransport) => void): void => {
  queue(session, label, () => {
    const { dtlsTransportState: state } = session.transport;
    if (state !== 'closed' && state !== 'failed') run(session.transport);
  });
  queue(session, 'update the connection state', () => updateConnectionState(session.transport));
};

const become = (queue: Queue, session: Session, state: DtlsTransportState, peer?: Session): void =>
  change(queue, session, `DTLS ${state}`, (transport) =>
    updateDtlsTransportState(transport, state, peer ? [certificateOf(peer.connection).der] : []),
  );

const fail = (queue: Queue, session: Session, detail: DtlsErrorDetail): void =>
  change(queue, session, 'DTLS failed', (transport) => dtlsTransportError(transport, detail));

/** Whether a side finds the other's certificate in the description that it has of it. */
const trusts = ({ ice }: Session, peer: Session): boolean => {
  const own = certificateOf(peer.connection);
  const named = remoteGenerations(ice)[0]?.fingerprints ?? [];
  const fits = ({ algorithm, value }: Fingerprint): boolean =>
    algorithm.toLowerCase() === 'sha-256' && value.toUpperCase() === own.fingerprint;
  return named.some(fits);
};

/** a=setup of the answers: one side is active, the other is not. */
const rolesFit = (session: Session, peer: Session): boolean => {
  const setupOf = ({ ice }: Session) => remoteGenerations(ice)[0]?.setup;
  return !(setupOf(session) === setupOf(peer) && setupOf(peer) !== 'actpass');
};

/**
 * The handshake of two transports that reach each other. A certificate that does not have the fingerprint said is an error at the side
 * that finds out, and an alert at the other.
 * @param verifies - false: a stack that takes any certificate, for tests of those who have to notice
 * @returns whether both trust each other
 */
export const handshake = (queue: Queue, a: Session, b: Session, verifies: boolean): boolean => {
  const sides = [
    [a, b],
    [b, a],
  ] as const;
  for (const [side] of sides) become(queue, side, 'connecting');
  const fits = rolesFit(a, b);
  const trusting = sides.map(([side, peer]) => !verifies || trusts(side, peer));
  const secure = fits && trusting.every(Boolean);
  sides.forEach(([side, peer], index) => {
    if (secure) become(queue, side, 'connected', peer);
    else fail(queue, side, fits && !trusting[index] ? 'fingerprint-failure' : 'dtls-failure');
  });
  return secure;
};

/** The other side has sent close_notify. */
export const notifyClosed = (queue: Queue, session: Session): void => become(queue, session, 'closed');
